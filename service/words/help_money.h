// What `--help` teaches of payouts, settlements, the purchase list and the books.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command payouts{
    {"Hợp tác xã còn nợ hộ nào bao nhiêu, và các phiếu thanh toán.",
     "What each household is owed, and the payout slips."},
    {"Ví dụ:\n"
     "  ganh payouts                                   còn nợ ai, các phiếu gần đây\n"
     "  ganh payouts draft --from 1/10/2026 --to 31/10/2026\n"
     "  ganh payouts show 12\n"
     "  ganh payouts pay 12 --expected 1250000 --method cash\n\n"
     "Tiếp theo: ganh payouts slip 12 --out phieu-12.pdf",
     "Example:\n"
     "  ganh payouts                                   who is owed what, the latest slips\n"
     "  ganh payouts draft --from 1/10/2026 --to 31/10/2026\n"
     "  ganh payouts show 12\n"
     "  ganh payouts pay 12 --expected 1250000 --method cash\n\n"
     "Next: ganh payouts slip 12 --out slip-12.pdf"}};
inline constexpr Command payouts_draft{
    {"Lập phiếu thanh toán cho một hộ, hoặc cho mọi hộ còn được nhận tiền.",
     "Drafts the slip of a household, or of each that is owed something."},
    {"Ví dụ:\n  ganh payouts draft H01 --from 1/10/2026 --to 31/10/2026\n\n"
     "Tiếp theo: ganh payouts show SỐ",
     "Example:\n  ganh payouts draft H01 --from 1/10/2026 --to 31/10/2026\n\n"
     "Next: ganh payouts show NUMBER"}};
inline constexpr Command payouts_show{
    {"Một phiếu, từng lô tính ra sao.", "A slip, and how each lot comes to its amount."},
    {"Ví dụ:\n  ganh payouts show 12\n\nTiếp theo: ganh payouts pay 12 --expected … --method cash",
     "Example:\n  ganh payouts show 12\n\nNext: ganh payouts pay 12 --expected … --method cash"}};
inline constexpr Command payouts_advance{
    {"Ghi tiền đã ứng cho một hộ; trừ vào phiếu sau.",
     "Enters what a household was paid beforehand; the next slip takes it off."},
    {"Ví dụ:\n  ganh payouts advance H01 200000 --method cash --why \"mua giống\"\n\n"
     "Tiếp theo: ganh payouts",
     "Example:\n  ganh payouts advance H01 200000 --method cash --why \"seed\"\n\nNext: ganh "
     "payouts"}};
inline constexpr Command payouts_deduct{
    {"Trừ phí hoặc thuế, hoặc ghi điều chỉnh cho một hộ.",
     "Takes a fee or tax off, or enters a correction."},
    {"Điều chỉnh cộng thêm vào số hộ được nhận; số âm thì trừ đi.\n\n"
     "Ví dụ:\n"
     "  ganh payouts deduct H01 15000 --kind fee --why \"bao bì\"\n"
     "  ganh payouts deduct H01 --kind correction --why \"phiếu 11 tính thừa\" -- -5000\n\n"
     "Tiếp theo: ganh payouts",
     "A correction is added to what the household is owed; below 0 it is taken off.\n\n"
     "Example:\n"
     "  ganh payouts deduct H01 15000 --kind fee --why \"bags\"\n"
     "  ganh payouts deduct H01 --kind correction --why \"slip 11 had too much\" -- -5000\n\n"
     "Next: ganh payouts"}};
inline constexpr Command payouts_pay{
    {"Chi một phiếu. Chi rồi thì phiếu không sửa được nữa.",
     "Pays a slip. Once paid it cannot be changed."},
    {"Ví dụ:\n"
     "  ganh payouts pay 12 --expected 1250000 --method cash\n"
     "  ganh payouts pay 12 --expected 1250000 --method bank --reference FT2611\n\n"
     "Tiếp theo: ganh payouts slip 12 --out phieu-12.pdf, ganh payouts text 12",
     "Example:\n"
     "  ganh payouts pay 12 --expected 1250000 --method cash\n"
     "  ganh payouts pay 12 --expected 1250000 --method bank --reference FT2611\n\n"
     "Next: ganh payouts slip 12 --out slip-12.pdf, ganh payouts text 12"}};
inline constexpr Command payouts_discard{
    {"Bỏ một phiếu chưa chi.", "Throws a slip away that is not paid."},
    {"Ví dụ:\n  ganh payouts discard 12\n\nTiếp theo: ganh payouts draft",
     "Example:\n  ganh payouts discard 12\n\nNext: ganh payouts draft"}};
inline constexpr Command payouts_slip{
    {"Ghi phiếu thành PDF để in: một phiếu, hoặc mọi phiếu của một kỳ.",
     "Writes a slip as PDF; or every slip of a time."},
    {"Ví dụ:\n"
     "  ganh payouts slip 12 --out phieu-12.pdf --paper a5\n"
     "  ganh payouts slip --from 1/10/2026 --to 31/10/2026 --out thang-10.pdf\n\n"
     "Tiếp theo: ganh payouts text 12",
     "Example:\n"
     "  ganh payouts slip 12 --out slip-12.pdf --paper a5\n"
     "  ganh payouts slip --from 1/10/2026 --to 31/10/2026 --out october.pdf\n\n"
     "Next: ganh payouts text 12"}};
inline constexpr Command payouts_text{
    {"Một phiếu thành tin nhắn SMS và thành lời để đọc.",
     "A slip as SMS, and as words to read aloud."},
    {"Ví dụ:\n  ganh payouts text 12 --region south\n\nTiếp theo: gửi tin, hoặc đọc cho hộ nghe",
     "Example:\n  ganh payouts text 12 --region south\n\nNext: send it, or read it to the "
     "household"}};
inline constexpr Command settlements{
    {"Bảng kê của sàn và danh sách thu hộ của bên vận chuyển đã nhập.",
     "Marketplaces' statements and carriers' lists of cash on delivery."},
    {"Ví dụ:\n"
     "  ganh settlements plan bang-ke.xlsx --from marketplace --party postmart --number T11\n"
     "  ganh settlements enter bang-ke.xlsx --from marketplace --party postmart --number T11\n\n"
     "Tiếp theo: ganh settlements show T11, ganh settlements received T11",
     "Example:\n"
     "  ganh settlements plan list.xlsx --from marketplace --party postmart --number T11\n"
     "  ganh settlements enter list.xlsx --from marketplace --party postmart --number T11\n\n"
     "Next: ganh settlements show T11, ganh settlements received T11"}};
inline constexpr Command settlements_plan{
    {"Đối chiếu một bảng kê với đơn hàng, chưa ghi gì.",
     "Matches a list with the orders; enters nothing."},
    {"Đọc tệp .xlsx và .csv.\n\n"
     "Ví dụ:\n  ganh settlements plan cod.csv --from carrier --party \"Vietnam Post\" --number "
     "7\n\n"
     "Tiếp theo: ganh settlements enter với cùng tệp",
     "Reads .xlsx and .csv.\n\n"
     "Example:\n  ganh settlements plan cod.csv --from carrier --party \"Vietnam Post\" --number "
     "7\n\nNext: ganh settlements enter with the same file"}};
inline constexpr Command settlements_enter{
    {"Đối chiếu một bảng kê rồi nhập đúng như đã xem.",
     "Matches a list and enters it just as it was shown."},
    {"Ví dụ:\n"
     "  ganh settlements enter cod.csv --from carrier --party \"Vietnam Post\" --number 7\n\n"
     "Tiếp theo: ganh settlements received 7; dòng lệch: ganh settlements accept 7 DÒNG --why …",
     "Example:\n"
     "  ganh settlements enter cod.csv --from carrier --party \"Vietnam Post\" --number 7\n\n"
     "Next: ganh settlements received 7; a line that differs: ganh settlements accept 7 LINE --why "
     "…"}};
inline constexpr Command settlements_show{
    {"Một bảng kê đã nhập, từng dòng.", "A list that was entered, line by line."},
    {"Ví dụ:\n  ganh settlements show T11\n\nTiếp theo: ganh settlements accept T11 3 --why …",
     "Example:\n  ganh settlements show T11\n\nNext: ganh settlements accept T11 3 --why …"}};
inline constexpr Command settlements_received{
    {"Ghi tiền của một bảng kê đã về ngân hàng.", "Notes that a list's money is in the bank."},
    {"Ví dụ:\n  ganh settlements received T11\n\nTiếp theo: ganh books",
     "Example:\n  ganh settlements received T11\n\nNext: ganh books"}};
inline constexpr Command settlements_accept{
    {"Xử lý một dòng lệch: chấp nhận kèm lý do, hoặc chỉ ra đơn của nó.",
     "Settles a line that differs: accepts it for a reason, or says which order it is for."},
    {"Ví dụ:\n"
     "  ganh settlements accept T11 3 --why \"sàn giảm giá cho khách\"\n"
     "  ganh settlements accept T11 4 --order PM-1001\n\n"
     "Tiếp theo: ganh settlements show T11",
     "Example:\n"
     "  ganh settlements accept T11 3 --why \"the marketplace's discount\"\n"
     "  ganh settlements accept T11 4 --order PM-1001\n\n"
     "Next: ganh settlements show T11"}};
inline constexpr Command purchase_list{
    {"Bảng kê thu mua của các lô mua đứt trong một kỳ.",
     "The purchase list of lots bought outright in a time."},
    {"Ví dụ:\n"
     "  ganh purchase-list --from 1/10/2026 --to 31/10/2026\n"
     "  ganh purchase-list --from 1/10/2026 --to 31/10/2026 --pdf bang-ke.pdf --xlsx "
     "bang-ke.xlsx\n\n"
     "Tiếp theo: điền số căn cước còn thiếu trên bản in",
     "Example:\n"
     "  ganh purchase-list --from 1/10/2026 --to 31/10/2026\n"
     "  ganh purchase-list --from 1/10/2026 --to 31/10/2026 --pdf list.pdf --xlsx list.xlsx\n\n"
     "Next: fill in the identity numbers that are missing"}};
inline constexpr Command books{
    {"Sổ tiền của hợp tác xã: số dư từng tài khoản.",
     "The cooperative's books: what stands in each account."},
    {"Ví dụ:\n"
     "  ganh books\n"
     "  ganh books --xlsx so-thang-11.xlsx --from 1/10/2026 --to 31/10/2026\n\n"
     "Tiếp theo: ganh books check",
     "Example:\n"
     "  ganh books\n"
     "  ganh books --xlsx november.xlsx --from 1/10/2026 --to 31/10/2026\n\n"
     "Next: ganh books check"}};
inline constexpr Command books_check{
    {"Tính lại cả sổ tiền xem có khớp không.", "Works the books out anew and compares."},
    {"Ví dụ:\n  ganh books check\n\nTiếp theo: ganh doctor",
     "Example:\n  ganh books check\n\nNext: ganh doctor"}};

inline constexpr Text household_named{"Mã hộ.", "The household's code."};
inline constexpr Text households_or_all{"Mã hộ; bỏ trống: mọi hộ còn được nhận tiền.",
                                        "The household's code; each that is owed, without."};
inline constexpr Text slip_named{"Số phiếu.", "The slip's number."};
inline constexpr Text older_slips{"Các phiếu trước số này.", "Slips before this number."};
inline constexpr Text amount_vnd{"Số tiền, ví dụ 200000 hoặc 200.000.",
                                 "The amount, such as 200000."};
inline constexpr Text why_deducted{"Vì sao; đứng trên phiếu.", "Why; it stands on the slip."};
inline constexpr Text deduction_kind{"fee (phí), tax (thuế) hoặc correction (điều chỉnh).",
                                     "fee, tax or correction."};
inline constexpr Text pay_method{"cash (tiền mặt) hoặc bank (chuyển khoản).", "cash or bank."};
inline constexpr Text pay_reference{"Mã giao dịch của ngân hàng.", "The bank's reference."};
inline constexpr Text expected_net{"Số thực nhận đã xem trên phiếu.",
                                   "The net that you saw on the slip."};
inline constexpr Text list_difference{"Vì sao các dòng không cộng lại thành tổng trên bảng kê.",
                                      "Why the lines do not come to the list's total."};
inline constexpr Text period_first{"Ngày đầu của kỳ thanh toán", "The first day of the period"};
inline constexpr Text period_last{"Ngày cuối của kỳ thanh toán: hôm nay hoặc trước đó",
                                  "The last day of the period: today or earlier"};
inline constexpr Text first_day{"Ngày đầu; không ghi: đầu tháng này.",
                                "The first day; the first of this month without."};
inline constexpr Text last_day{"Ngày cuối; không ghi: hôm nay.", "The last day; today without."};
inline constexpr Text slip_paper{"Khổ giấy: a4 hoặc a5.", "The paper: a4 or a5."};
inline constexpr Text region{"Đọc số theo miền: north (bắc) hoặc south (nam).",
                             "How numbers are said: north or south."};
inline constexpr Text out_file{"Tệp để ghi.", "The file to write."};
inline constexpr Text list_file{"Tệp .xlsx hoặc .csv của sàn hoặc bên vận chuyển.",
                                "The .xlsx or .csv of the marketplace or carrier."};
inline constexpr Text list_from{"marketplace (sàn) hoặc carrier (bên vận chuyển).",
                                "marketplace or carrier."};
inline constexpr Text list_party{"Tên kênh bán, hoặc tên bên vận chuyển như trên vận đơn.",
                                 "The channel's name, or the carrier's as on the shipments."};
inline constexpr Text list_number{"Số của bảng kê.", "The list's number."};
inline constexpr Text list_named{"Số của bảng kê đã nhập.",
                                 "The number of a list that was entered."};
inline constexpr Text list_line{"Dòng nào.", "Which line."};
inline constexpr Text why_accepted{"Vì sao chấp nhận.", "Why it is accepted."};
inline constexpr Text list_order{"Mã đơn mà dòng này thuộc về.", "The order that the line is for."};
inline constexpr Text list_pdf{"Ghi thành PDF vào tệp này.", "Write it to this file, as PDF."};
inline constexpr Text journal_file{
    "Ghi sổ nhật ký của các ngày --from đến --to thành Excel vào tệp này.",
    "Write the journal of the days --from to --to to this file, as Excel."};
inline constexpr Text slip_or_days{"Số phiếu; bỏ trống thì ghi --from và --to.",
                                   "The slip's number; none: give --from and --to."};
inline constexpr Text xlsx_file{"Ghi thành Excel vào tệp này.", "Write it to this file, as Excel."};

}  // namespace ganh::service::words::help
