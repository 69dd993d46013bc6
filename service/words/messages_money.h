// What the program says of payouts, of what marketplaces hand over, and of the books.

#pragma once

#include <string_view>
#include <utility>

#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text slip_number{"Phiếu", "Slip"};
inline constexpr Text period{"Kỳ", "Period"};
inline constexpr Text owed{"Còn phải trả", "Owed"};
inline constexpr Text drafted_slip{"Phiếu đang lập", "Draft"};
inline constexpr Text net_amount{"Thực nhận", "Net"};
inline constexpr Text money_state{"Tình trạng", "State"};
inline constexpr Text slip_draft{"chưa chi", "not paid"};
inline constexpr Text slip_paid{"đã chi {}", "paid {}"};
inline constexpr Text no_accounts{"Không còn nợ hộ nào.", "No household is owed anything."};
inline constexpr Text no_slips{"Chưa có phiếu thanh toán nào. Lập phiếu: ganh payouts draft --help",
                               "There are no slips yet. Draft one: ganh payouts draft --help"};
inline constexpr Text older_slips{"Còn phiếu cũ hơn: ganh payouts --after {}",
                                  "There are older ones: ganh payouts --after {}"};
inline constexpr Text slip_heading{"Phiếu {} của hộ {} {}, từ {} đến {}: {}",
                                   "Slip {} of {} {}, {} to {}: {}"};
inline constexpr Text paid_quantity{"Số lượng", "Quantity"};
inline constexpr Text reckoning{"Cách tính", "How"};
inline constexpr Text bought_at{"mua {}/{}", "bought at {}/{}"};
inline constexpr Text share_of{"{} của {}", "{} of {}"};
inline constexpr Text waste_shown{"hao hụt {}", "waste {}"};
inline constexpr Text paid_amount{"Số tiền", "Amount"};
inline constexpr Text earned_sum{"Cộng tiền hàng", "Earned"};
inline constexpr Text slip_net{"Thực nhận: {} ({})", "Net: {} ({})"};
inline constexpr Text slips_drafted{"Đã lập {} phiếu.", "Drafted {} ⟦slip|slips⟧."};
inline constexpr Text slip_skipped{"  {} {}: {}", "  {} {}: {}"};
inline constexpr Text next_pay{
    "Tiếp theo: ganh payouts show {}, rồi ganh payouts pay {} --expected {} --method cash (hoặc "
    "bank)",
    "Next: ganh payouts show {}, then ganh payouts pay {} --expected {} --method cash (or bank)"};
inline constexpr Text slip_is_paid{"Đã chi phiếu {}: {}. Phiếu này không sửa được nữa.",
                                   "Slip {} is paid: {}. It cannot be changed any more."};
inline constexpr Text slip_discarded{"Đã bỏ phiếu {}; các khoản lại chờ phiếu sau.",
                                     "Slip {} is thrown away; what was on it waits for the next."};
inline constexpr Text deduction_entered{"Đã ghi {} {}.", "Entered {} {}."};
inline constexpr Text sms_text{"SMS không dấu ({} tin):", "SMS without accents ({} ⟦part|parts⟧):"};
inline constexpr Text sms_accented{"SMS có dấu ({} tin):", "SMS with accents ({} ⟦part|parts⟧):"};
inline constexpr Text aloud_text{"Đọc to:", "To be read aloud:"};

inline constexpr std::pair<std::string_view, Text> due_kinds[] = {
    {"bought", {"mua đứt", "bought"}},
    {"sold", {"bán ký gửi", "sold"}},
    {"returned", {"khách trả lại", "returned"}},
    {"advance", {"tạm ứng", "advance"}},
    {"fee", {"phí", "fee"}},
    {"tax", {"thuế", "tax"}},
    {"correction", {"điều chỉnh", "correction"}},
};

// ---- Settlements -------------------------------------------------------------------------------
inline constexpr Text list_number{"Bảng kê", "List"};
inline constexpr Text list_of{"Của", "Of"};
inline constexpr Text handed_over{"Chuyển về", "Handed over"};
inline constexpr Text differing{"Lệch", "Differing"};
inline constexpr Text entered_on{"Nhập ngày", "Entered"};
inline constexpr Text reached_bank{"Về ngân hàng", "In the bank"};
inline constexpr Text no_settlements{
    "Chưa có bảng kê nào. Xem trước một bảng kê: ganh settlements plan --help",
    "There are no lists yet. Look at one: ganh settlements plan --help"};
inline constexpr Text settlement_heading{"Bảng kê {} của {}: chuyển về {}",
                                         "List {} of {}: hands over {}"};
inline constexpr Text settlement_counts{"{} dòng khớp, {} dòng lệch hoặc không rõ",
                                        "{} ⟦line matches|lines match⟧, {} ⟦differs|differ⟧ or "
                                        "⟦is|are⟧ not known"};
inline constexpr Text total_differs{"  Ô {} ({}): bảng kê ghi tổng {}, các dòng cộng lại là {}.",
                                    "  {} ({}): the list says {} in all, its lines come to {}."};
inline constexpr Text sum_differs{
    "Lệch {} so với số chuyển về. Hỏi bên gửi; nếu đã biết vì sao, nhập kèm --difference \"lý "
    "do\".",
    "{} apart from what is handed over. Ask whoever sent it; when it is known why, enter it with "
    "--difference \"why\"."};
inline constexpr Text line_number{"Dòng", "Line"};
inline constexpr Text list_reference{"Mã", "Reference"};
inline constexpr Text expected_amount{"Lẽ ra", "Expected"};
inline constexpr Text remark{"Ghi chú", "Note"};
inline constexpr Text others_parcel{"của {} (đơn {})?", "{}’s (order {})?"};
inline constexpr Text others_parcel_cure{
    "Mã vận đơn trùng với kiện của bên vận chuyển khác, nên không tự ghi. Nếu đúng là đơn đó: ganh "
    "settlements accept {} DÒNG --order ĐƠN",
    "Another carrier’s parcel bears that waybill, so it is not settled by itself. If it is that "
    "order: ganh settlements accept {} LINE --order ORDER"};
inline constexpr Text sheet_repeated{
    "Trang \"{}\" ghi lại đúng những gì trang \"{}\" đã ghi: chỉ tính một lần.",
    "The sheet \"{}\" says again what the sheet \"{}\" says: it counts once."};
inline constexpr Text difference_option{"Đã biết vì sao lệch thì thêm: --difference \"lý do\"",
                                        "When it is known why, add: --difference \"why\""};
inline constexpr Text columns_read_over{"Cột không dùng: {}", "Columns read over: {}"};
inline constexpr Text plan_only_settlement{
    "Mới chỉ xem, chưa ghi gì. Nhập: ganh settlements enter với cùng tệp.",
    "Nothing is entered yet. To enter it: ganh settlements enter with the same file."};
inline constexpr Text settlement_entered{
    "Đã nhập bảng kê {}. Khi tiền về: ganh settlements received {}",
    "Entered list {}. When it is in the bank: ganh settlements "
    "received {}"};
inline constexpr Text settlement_stands{"Bảng kê này đã nhập rồi.", "This list stands already."};
inline constexpr Text settlement_received{"Bảng kê {}: tiền đã về ngân hàng.",
                                          "List {}: it is in the bank."};
inline constexpr Text difference_settled{"Dòng {} đã xử lý; còn {} dòng lệch.",
                                         "Line {} is settled; {} still ⟦differs|differ⟧."};
inline constexpr std::pair<std::string_view, Text> settlement_kinds[] = {
    {"sale", {"tiền hàng", "sale"}}, {"refund", {"hoàn tiền", "refund"}}, {"fee", {"phí", "fee"}},
    {"tax", {"thuế", "tax"}},        {"adjustment", {"khác", "other"}},
};
inline constexpr std::pair<std::string_view, Text> settlement_matches[] = {
    {"matched", {"khớp", "matches"}},
    {"another_amount", {"lệch tiền", "another amount"}},
    {"unknown", {"không rõ đơn nào", "no order of ours"}},
    {"none", {"", ""}},
};

// ---- Books -------------------------------------------------------------------------------------
inline constexpr Text account{"Tài khoản", "Account"};
inline constexpr Text balance{"Số dư", "Balance"};
inline constexpr Text parties{"Đối tượng", "Parties"};
inline constexpr Text party{"Đối tượng", "Party"};
inline constexpr Text no_entries{"Sổ chưa có bút toán nào.",
                                 "Nothing is entered in the books yet."};
inline constexpr Text signs_of_books{
    "Số dương: tiền hợp tác xã có, người khác nợ hợp tác xã, hoặc đã chi. Số âm: hợp tác xã nợ "
    "người khác, hoặc doanh thu.",
    "Above nothing: what the cooperative has, is owed or has spent. Below: what it owes to others, "
    "or has earned."};
inline constexpr Text cash_below_nothing{
    "Quỹ tiền mặt đang âm {}: chi nhiều hơn thu. Xem còn khoản thu tiền mặt nào chưa ghi, hoặc "
    "tiền đã rút từ ngân hàng về quỹ.",
    "Cash stands at {} below nothing: more was paid out than came in. See what was received in "
    "cash and not entered, or drawn from the bank."};
inline constexpr Text money_books_agree{"Sổ tiền khớp.", "The books of money agree."};
inline constexpr std::pair<std::string_view, Text> accounts_of_books[] = {
    {"cash", {"Tiền mặt", "Cash"}},
    {"bank", {"Ngân hàng", "Bank"}},
    {"customer", {"Khách nợ (âm: nợ khách)", "Customers owe (below: are owed)"}},
    {"marketplace", {"Sàn đang giữ", "Held by marketplaces"}},
    {"carrier", {"Bên vận chuyển đang giữ", "Held by carriers"}},
    {"household", {"Phải trả các hộ", "Owed to households"}},
    {"sales", {"Doanh thu", "Sales"}},
    {"purchases", {"Mua của hộ", "Purchases"}},
    {"household_share", {"Phần của hộ", "Households' shares"}},
    {"fees", {"Phí", "Fees"}},
    {"tax", {"Thuế khấu trừ", "Tax withheld"}},
    {"adjustments", {"Chênh lệch", "Adjustments"}},
};
inline constexpr Text purchases_heading{"Thu mua từ {} đến {}: {}", "Bought {} to {}: {}"};
inline constexpr Text no_purchases{
    "Không mua đứt lô nào trong kỳ này. Lô mua đứt là lô ghi “mua đứt” ở cột Hình thức, với Giá "
    "mua, trong sổ Excel.",
    "No lot was bought outright in this time: one that says “mua đứt” in the workbook's column "
    "Hình thức, with its Giá mua."};
inline constexpr Text missing_on_list{"Bảng kê còn thiếu:", "The list lacks:"};
inline constexpr Text missing_of{"  {} {}: {}", "  {} {}: {}"};
inline constexpr Text identity_number{"số căn cước", "identity number"};
inline constexpr Text home_address{"địa chỉ", "address"};
inline constexpr Text bought_on{"Ngày mua", "Bought on"};

}  // namespace ganh::service::words
