// What the commands say that keep an installation in order: settings, backups, the doctor.

#pragma once

#include <string_view>
#include <utility>

#include "service/words/text.h"

namespace ganh::service::words {

// ---- config ------------------------------------------------------------------------------------
inline constexpr Text setting{"Cài đặt", "Setting"};
inline constexpr Text setting_value{"Giá trị", "Value"};
inline constexpr Text setting_from{"Lấy từ", "From"};
inline constexpr Text setting_built_in{"có sẵn", "built in"};

// ---- backup, restore ---------------------------------------------------------------------------
inline constexpr Text backing_up{"Đang sao lưu", "Backing up"};
inline constexpr Text restoring{"Đang lấy lại", "Restoring"};
inline constexpr Text contents{
    "  Hợp tác xã: {} · sản phẩm: {} · đơn hàng: {} · thao tác: {} · thao tác cuối: {}",
    "  Cooperatives: {} · products: {} · orders: {} · commands: {} · the last one: {}"};
inline constexpr Text backup_made{"Đã sao lưu và kiểm tra: {} ({} KB)",
                                  "Backed up and verified: {} ({} KB)"};
inline constexpr Text backup_holds_secrets{
    "  Bản sao có đơn hàng của khách: cất nơi kín. Mã bí mật của các kênh trong đó đã niêm phong, "
    "chỉ "
    "mở\n  được bằng tệp ganh.key trong thư mục dữ liệu: cất riêng một bản ganh.key, ở nơi khác.",
    "  It holds customers' orders: keep it where nobody else reads it. The channels' secrets in it "
    "are "
    "sealed;\n  only ganh.key of the data folder opens them: keep a copy of that too, somewhere "
    "else."};
inline constexpr Text books_not_in_order{
    "Dữ liệu có chỗ chưa khớp (xem \"ganh doctor\"):",
    "Something in the data itself disagrees (see \"ganh doctor\"):"};
inline constexpr Text restored{"Đã lấy lại vào {}.", "Restored into {}."};
inline constexpr Text restore_kept_aside{"  Dữ liệu cũ còn ở {}",
                                         "  What stood there before is in {}"};
inline constexpr Text restore_unreadable{
    "  Không đọc được mã bí mật của kênh: {}. Chép tệp ganh.key đã cất vào thư mục trước khi "
    "chạy,\n"
    "  hoặc kết nối lại các kênh này.",
    "  The credentials of these channels cannot be read: {}. Put the ganh.key that was kept into "
    "the\n"
    "  folder before you start, or connect these channels again."};
inline constexpr Text restore_works_on{
    "  Chú ý: bản này giữ nguyên mã bí mật của các kênh và khóa API của bản gốc. Nếu bản gốc còn "
    "chạy, cả\n  hai sẽ cùng bán trên các kênh ấy. Muốn các kênh nghỉ: trước khi chạy, dời tệp "
    "ganh.key ra khỏi\n  thư mục này; chép lại khi cần. Khóa API thừa: ganh tokens revoke.",
    "  Mind: this copy has the credentials and API tokens of what it was made from. If that still "
    "runs,\n  both will sell on the same channels. To keep the channels still, move ganh.key out\n"
    "  of this folder before you start, and back when they are to work. Tokens too many:\n"
    "  ganh tokens revoke."};
inline constexpr Text next_doctor{"Tiếp theo: ganh doctor --data {}",
                                  "Next: ganh doctor --data {}"};

// ---- move --------------------------------------------------------------------------------------
inline constexpr Text move_copying{"Đang chép", "Copying"};
inline constexpr Text move_catching_up{"Đang chép phần còn lại", "Catching up"};
inline constexpr Text move_verifying{"Đang so hai bên", "Comparing both sides"};
inline constexpr Text moved{"Đã chuyển và kiểm tra: {} bảng, {} dòng, nay ở {}",
                            "Moved and verified: {} tables, {} rows, now in {}"};
inline constexpr Text moved_before{"Dữ liệu đã ở {} từ trước.", "The data was in {} already."};
inline constexpr Text moved_to_server{
    "  Nơi cũ còn nguyên nhưng không mở được nữa. Thư mục {} từ nay dùng cơ sở dữ liệu ấy "
    "(ganh.toml),\n"
    "  và giữ tệp ganh.key: mỗi máy dùng cơ sở dữ liệu mới cần đúng tệp này.\n"
    "Tiếp theo: ganh serve --data {}",
    "  What was there before is untouched and opens no more. The folder {} goes by that database\n"
    "  from now on (ganh.toml), and keeps ganh.key: each machine on it needs that very file.\n"
    "Next: ganh serve --data {}"};
inline constexpr Text keep_database_by_hand{
    "Chưa ghi được tệp {}: đặt database = {} trong đó.",
    "The file {} could not be written: say database = {} there."};
inline constexpr Text database_said_elsewhere{
    "Nhưng {} đang nói khác: đặt database = {} ở đó, hoặc bỏ đi.",
    "But {} says otherwise: say database = {} there, or take it out."};
inline constexpr Text moved_to_folder{
    "  Nơi cũ còn nguyên nhưng không mở được nữa.\nTiếp theo: ganh serve --data {}",
    "  What was there before is untouched and opens no more.\nNext: ganh serve --data {}"};

// ---- database ----------------------------------------------------------------------------------
inline constexpr Text database_spread{
    "Đã trải {} bảng theo hợp tác xã, {} bảng có ở mọi máy; {} bảng đã như vậy từ trước.",
    "Spread {} tables by cooperative, {} are on every machine; {} were so already."};
inline constexpr Text database_is{"{}: {}, {} KB", "{}: {}, {} KB"};
inline constexpr Text database_is_spread{"Trải trên nhiều máy bằng {}: {} bảng",
                                         "Spread over several machines by {}: {} tables"};
inline constexpr Text cooperative_lives{"  {}: {}", "  {}: {}"};

// ---- doctor ------------------------------------------------------------------------------------
inline constexpr std::pair<std::string_view, Text> doctor_checks[] = {
    {"database", {"Có dữ liệu", "There is data"}},
    {"permissions", {"Người khác không đọc được", "Nobody else can read it"}},
    {"lock", {"Không tranh nhau", "One owner"}},
    {"disk", {"Còn chỗ trên ổ đĩa", "Room on the disk"}},
    {"log", {"Nhật ký ghi trước", "Write-ahead log"}},
    {"file", {"Tệp dữ liệu lành", "The file is sound"}},
    {"schema", {"Đúng phiên bản", "The right version"}},
    {"home", {"Dữ liệu ở đây", "The data is at home here"}},
    {"stock", {"Sổ kho khớp", "Stock agrees with its ledger"}},
    {"orders", {"Đơn hàng khớp", "Orders agree with stock"}},
    {"changes", {"Nhật ký thay đổi liền mạch", "The change log has no gap"}},
    {"channels", {"Các kênh theo đúng nhật ký", "Channels follow the log"}},
    {"credentials", {"Mã bí mật của kênh đọc được", "Credentials can be read"}},
    {"machine_clock", {"Đồng hồ máy khớp máy chủ", "This machine's clock is the server's"}},
    {"clock", {"Đồng hồ", "The clock"}},
};
inline constexpr Text doctor_well{"Mọi thứ đều ổn.", "All is well."};
inline constexpr Text doctor_unwell{"Có chỗ cần sửa, xem ở trên.",
                                    "Something needs mending, above."};

}  // namespace ganh::service::words
