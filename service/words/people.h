// What the commands about people and tokens say, and what their `--help` teaches.

#pragma once

#include "service/words/help.h"
#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text login{"Đăng nhập", "Login"};
inline constexpr Text person_name{"Họ tên", "Name"};
inline constexpr Text role{"Vai trò", "Role"};
inline constexpr Text role_manager{"quản lý", "manager"};
inline constexpr Text role_staff{"nhân viên", "staff"};
inline constexpr Text role_team_member{"tổ viên", "team member"};
inline constexpr Text role_marketplace_reader{"sàn xem hàng", "marketplace reader"};
inline constexpr Text password{"Mật khẩu", "Password"};
inline constexpr Text password_set{"đã đặt", "set"};
inline constexpr Text password_none{"chưa có", "none yet"};
inline constexpr Text disabled{"đã khóa", "disabled"};
inline constexpr Text no_people{"Hợp tác xã chưa có ai. Xem: ganh people add --help",
                                "Nobody belongs to it yet. See: ganh people add --help"};
inline constexpr Text invited{"Đã mời: {}, {}; chờ người ấy nhận lời đến {}.",
                              "Invited: {}, {}; may accept until {}."};
inline constexpr Text person_added{"Đã thêm {} ({}).", "Added {} ({})."};
inline constexpr Text invitation_gone{
    "Lời mời {} chưa trả lời không còn nữa: người này đã vào thẳng, vai trò {}.",
    "The invitation {} had not answered is gone: they belong now, as {}."};
inline constexpr Text next_link{"Tiếp theo: ganh people link {}", "Next: ganh people link {}"};
inline constexpr Text link_is{"{}\nDùng được một lần, đến {}.", "{}\nIt serves once, until {}."};
inline constexpr Text link_is_local{
    "Chỉ mở được trên chính máy này, điện thoại thì không: đặt public_url (ganh config --help).",
    "It opens on this machine alone, not on a phone: set public_url (ganh config --help)."};
inline constexpr Text no_tokens{"Chưa có khóa API nào.", "There are no API tokens yet."};
inline constexpr Text token_id{"Mã", "Id"};
inline constexpr Text token_name{"Tên", "Name"};
inline constexpr Text token_scopes{"Quyền", "Scopes"};
inline constexpr Text token_ends{"Hết hạn", "Ends"};
inline constexpr Text token_used{"Dùng lần cuối", "Last used"};
inline constexpr Text token_revoked{"đã thu hồi", "revoked"};
inline constexpr Text token_made{
    "Khóa API \"{0}\" ({1}), chỉ hiện lần này:\n{2}\nThu hồi: ganh tokens revoke {1}",
    "API token \"{0}\" ({1}), shown this once:\n{2}\nTo revoke it: ganh tokens revoke {1}"};
inline constexpr Text token_gone{"Đã thu hồi {}.", "Revoked {}."};

namespace help {

inline constexpr Command people{
    {"Những người của hợp tác xã và vai trò của họ.", "Who belongs to the cooperative, as what."},
    {"Ví dụ:\n"
     "  ganh people\n"
     "  ganh people add 0912345678 --name \"Chị Lan\" --role staff\n"
     "  ganh people link 0912345678     liên kết và mã QR để đăng nhập lần đầu\n\n"
     "Tiếp theo: ganh serve",
     "Example:\n"
     "  ganh people\n"
     "  ganh people add 0912345678 --name Lan --role staff\n"
     "  ganh people link 0912345678     a link and QR code to sign in with at first\n\n"
     "Next: ganh serve"}};
inline constexpr Command add_person{
    {"Thêm một người vào hợp tác xã.", "Adds somebody to the cooperative."},
    {"Ví dụ:\n  ganh people add 0912345678 --name \"Chị Lan\" --role staff\n\n"
     "Tiếp theo: ganh people link 0912345678",
     "Example:\n  ganh people add 0912345678 --name Lan --role staff\n\n"
     "Next: ganh people link 0912345678"}};
inline constexpr Command link{
    {"In liên kết và mã QR cho một người đang đứng cạnh đăng nhập.",
     "Prints a sign-in link and its QR code, for a person who stands beside."},
    {"Ví dụ:\n  ganh people link 0912345678\n\nTiếp theo: người ấy quét mã bằng điện thoại.",
     "Example:\n  ganh people link 0912345678\n\nNext: that person reads the code by phone."}};
inline constexpr Command set_up_code{
    {"In mã mới để tạo người đầu tiên; mã trước không dùng được nữa.",
     "Prints a new code for making the first person; an earlier one serves no more."},
    {"Ví dụ:\n  ganh set-up-code\n\nTiếp theo: mở địa chỉ được in ra trong trình duyệt.",
     "Example:\n  ganh set-up-code\n\nNext: open the address it prints in a browser."}};
inline constexpr Command tokens{
    {"Các khóa API của hợp tác xã, để chương trình khác dùng.",
     "The cooperative's API tokens, for other programs."},
    {"Ví dụ:\n  ganh tokens\n"
     "  ganh tokens make kho --scope stock.read --scope orders.read --until 31/12/2026\n"
     "  ganh tokens revoke tok_…\n\nTiếp theo: ganh serve",
     "Example:\n  ganh tokens\n"
     "  ganh tokens make store --scope stock.read --scope orders.read --until 31/12/2026\n"
     "  ganh tokens revoke tok_…\n\nNext: ganh serve"}};
inline constexpr Command make_token{
    {"Tạo một khóa API; khóa chỉ hiện một lần.", "Makes an API token; it is shown once."},
    {"Ví dụ:\n  ganh tokens make kho --scope stock.read --until 31/12/2026\n\n"
     "Tiếp theo: gửi kèm Authorization: Bearer …",
     "Example:\n  ganh tokens make store --scope stock.read --until 31/12/2026\n\n"
     "Next: send it as Authorization: Bearer …"}};
inline constexpr Command revoke_token{
    {"Thu hồi một khóa API.", "Revokes an API token."},
    {"Ví dụ:\n  ganh tokens revoke tok_…\n\nTiếp theo: ganh tokens",
     "Example:\n  ganh tokens revoke tok_…\n\nNext: ganh tokens"}};
inline constexpr Text login_name{"Tên đăng nhập: số điện thoại, email hoặc tên",
                                 "The login: a phone number, an address, a name"};
inline constexpr Text full_name{"Họ tên", "The person's name"};
inline constexpr Text role_name{
    "Vai trò: manager (quản lý), staff (nhân viên), team_member (tổ viên), "
    "marketplace_reader (sàn xem hàng)",
    "The role: manager, staff, team_member, marketplace_reader"};
inline constexpr Text administrator{"Cũng là người quản trị cả hệ thống",
                                    "An administrator of the installation too"};
inline constexpr Text new_token_name{"Tên để nhận ra mã này", "A name to know it by"};
inline constexpr Text scope{"Một quyền, viết nhiều lần cho nhiều quyền: {}",
                            "A permission; several times for several: {}"};
inline constexpr Text until{"Dùng đến hết ngày này, nhiều nhất một năm",
                            "To this day, included; at most a year"};
inline constexpr Text of_channel{"Chỉ hàng của kênh có mã này",
                                 "Offers of the channel with this id"};
inline constexpr Text token_to_revoke{"Mã nhận ra nó: tok_…", "Its id: tok_…"};

}  // namespace help
}  // namespace ganh::service::words
