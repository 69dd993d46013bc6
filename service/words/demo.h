// What the demonstration says.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words::demo {

inline constexpr Text welcome{
    "Gánh trình diễn: từ sổ Excel của hợp tác xã lên hai sàn, rồi đơn hàng quay về.\n"
    "Hai sàn ở đây là sàn mô phỏng chạy trên chính máy này; chưa đối chiếu với sàn thật.",
    "Gánh demonstrates: from a cooperative's workbook to two marketplaces, and orders back.\n"
    "Both marketplaces are sandboxes on this machine, not verified against the live ones."};
inline constexpr Text replaced{"Thư mục {} là của lần trình diễn trước: làm lại từ đầu.",
                               "Folder {} is an earlier demonstration's: begun anew."};
inline constexpr Text event{"· {}", "· {}"};

// ---- 1 -----------------------------------------------------------------------------------------
inline constexpr Text step_import{"Sổ Excel → danh mục hàng", "Workbook → catalog"};
inline constexpr Text clock_set{"Đồng hồ chung bắt đầu từ ngày lập sổ: {}.",
                                "The common clock starts on the workbook's date: {}."};
inline constexpr Text products_read{"Đọc được {} sản phẩm, {} quy cách, {} lô, {} hộ.",
                                    "{} products, {} packs, {} lots, {} households were read."};
inline constexpr Text faults_told{
    "Hai dòng sai được chỉ rõ ô, lý do và cách sửa; các dòng khác vẫn nhập.",
    "The two rows with mistakes are told with cell, reason and cure; the others go in."};
inline constexpr Text annotated{"Sổ trả lại, có cột \"Lỗi cần sửa\": {}",
                                "The workbook is handed back with a column \"Lỗi cần sửa\": {}"};
inline constexpr Text applied_as_shown{"Đã ghi đúng như xem trước: {} mục.",
                                       "Applied exactly as shown: {} entries."};
inline constexpr Text unchanged_again{"Nhập lại lần nữa: cả {} mục giữ nguyên.",
                                      "Imported again: all {} entries unchanged."};

// ---- 2 -----------------------------------------------------------------------------------------
inline constexpr Text step_agriconnect{"Danh mục → AgriConnect", "Catalog → AgriConnect"};
inline constexpr Text sandbox_at{"Sàn mô phỏng {} chạy tại {}", "The sandbox of {} is at {}"};
inline constexpr Text nothing_sent_yet{"Xem trước {} mặt hàng; chưa gửi gì lên sàn.",
                                       "{} listings rehearsed; nothing has been sent."};
inline constexpr Text in_batches{"Gửi {} mặt hàng theo lô, mỗi lô tối đa {}: {} lượt.",
                                 "{} listings sent in batches of at most {}: {} requests."};
inline constexpr Text slowed_down{"Sàn bảo chậm lại {} lần; Gánh chờ rồi gửi tiếp.",
                                  "Asked to slow down {} times; Gánh waited and went on."};
inline constexpr Text one_refused{
    "Sàn từ chối đúng một mặt hàng ({}), các mặt hàng khác vẫn lên: “{}”",
    "One listing was refused ({}), the others stand: “{}”"};
inline constexpr Text stands{"{} mặt hàng đang bán trên {}, số lượng đúng như trong sổ.",
                             "{} listings stand on {}, each with the right stock."};

// ---- 3 -----------------------------------------------------------------------------------------
inline constexpr Text step_postmart{"Danh mục → Postmart (sàn duyệt sau)",
                                    "Catalog → Postmart (moderated later)"};
inline constexpr Text all_undecided{"{} mặt hàng đã gửi, sàn đang duyệt.",
                                    "{} listings are with the moderators."};
inline constexpr Text clock_moderation{"⏩ Chỉnh đồng hồ tới 10 phút (ngày {}).",
                                       "⏩ The clock is stepped by 10 minutes ({})."};
inline constexpr Text one_rejected{"Duyệt {} mặt hàng, từ chối một ({}): “{}”",
                                   "{} listings approved, one rejected ({}): “{}”"};

// ---- 4 -----------------------------------------------------------------------------------------
inline constexpr Text step_order{"Đơn hàng → sổ kho → kênh thứ hai",
                                 "Order → ledger → second channel"};
inline constexpr Text bought{"Một khách trên Postmart mua {} × {}: đơn {}.",
                             "A customer on Postmart buys {} × {}: order {}."};
inline constexpr Text stands_once{
    "Tin của sàn đến {} lần (webhook đến hai lần, và có trong danh sách đơn); đơn chỉ ghi một lần.",
    "It came {} times (the webhook twice, and in the list of orders); it stands once."};
inline constexpr Text reserved_now{"Đã giữ {} gói trong kho cho khách.",
                                   "{} packs are reserved for it."};
inline constexpr Text lowered{"AgriConnect hạ số lượng từ {} xuống {} sau {} mili giây.",
                              "AgriConnect's stock went from {} to {} after {} ms."};
inline constexpr Text bought_too_much{
    "Hai khách cùng mua một lúc: đơn {} hỏi {} × {}, trong kho còn {}.",
    "Two customers at the same moment: order {} asks for {} × {}, there are {}."};
inline constexpr Text stands_short{"Đơn vẫn được ghi; thiếu {} gói và báo rõ.",
                                   "The order stands; it is short of {} packs, and says so."};

// ---- 5 -----------------------------------------------------------------------------------------
inline constexpr Text step_ship{"Đóng gói → gửi hàng → báo sàn", "Pack → ship → tell"};
inline constexpr Text picked{"Lấy từ lô {} ({}, hạn {}): {}", "From lot {} ({}, until {}): {}"};
inline constexpr Text first_expired_first{"Lô hết hạn trước được lấy trước.",
                                          "What expires first was packed first."};
inline constexpr Text market_knows{"Postmart đã biết: đơn {} gửi bằng {}, mã {}.",
                                   "Postmart knows: order {} went with {}, waybill {}."};
inline constexpr Text clock_two_days{"⏩ Hai ngày trôi qua: hôm nay là {}.",
                                     "⏩ Two days pass: today is {}."};
inline constexpr Text left_by_itself{
    "{} gần hết hạn nên tự rời cả hai sàn (trước đó đang bán {} và {} gói).",
    "{} is near its end and left both marketplaces by itself ({} and {} packs before)."};

// ---- 6 -----------------------------------------------------------------------------------------
inline constexpr Text step_truth{"Phần của mỗi hộ, và sự thật nằm ở đâu",
                                 "The households' share, and where the truth lies"};
inline constexpr Text shares_add_up{
    "Tiền hàng của các hộ cộng lại đúng {} đã thu: hộ {}, hợp tác xã {}.",
    "What was billed adds up to {}: households {}, cooperative {}."};
inline constexpr Text books_balance{
    "Cộng sổ kho = hàng đang có; hàng khách giữ = các đơn đang mở.",
    "Sum of the ledger = on hand; reserved = what open orders hold."};
inline constexpr Text truth_row{"{:<15} {:>7} − {:>4} − {:>3} → {:>6}   {:<12} {:>6}",
                                "{:<15} {:>7} − {:>4} − {:>3} → {:>6}   {:<12} {:>6}"};
inline constexpr Text truth_head{
    "Mã hàng: (bán được − khách giữ − dự phòng) × phần của kênh → phải hiện · sàn đang hiện",
    "SKU: (sellable − reserved − buffer) × share → should show · the marketplace shows"};
inline constexpr Text shown_right{"{}: cả {} mặt hàng hiện đúng số phải hiện.",
                                  "{}: all {} listings show what they should."};

// ---- 7 -----------------------------------------------------------------------------------------
inline constexpr Text step_serve{"Dịch vụ", "The service"};
inline constexpr Text api_answers{"{} trả lời tại {}", "{} answers at {}"};
inline constexpr Text stays_up{
    "Muốn xem: mở địa chỉ này, đặt tên và mật khẩu của bạn (mã chỉ dùng một lần).\n  {}\n"
    "Dữ liệu ở {}. Ctrl-C để dừng tất cả.",
    "To see it: open this address and choose a name and a password (the code serves once).\n  {}\n"
    "The data is in {}. Ctrl-C ends everything."};
inline constexpr Text all_held{"Mọi việc đều đúng: {} điều đã kiểm tra.",
                               "Every step held: {} facts were checked."};
inline constexpr Text not_all_held{"{} trong {} điều KHÔNG đúng; xem dấu ✗ ở trên.",
                                   "{} of {} facts did NOT hold; see ✗ above."};
inline constexpr Text interrupted{"Đã dừng giữa chừng theo ý bạn.",
                                  "Ended half-way, as you wished."};

}  // namespace ganh::service::words::demo
