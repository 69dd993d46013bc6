#include "catalog/text/money_sentences.h"

namespace ganh::catalog::text {

namespace {

constexpr Sentence sentences[] = {
    {"due.kind", "Chỉ ghi tay được tạm ứng, phí, thuế hoặc điều chỉnh.",
     "Chọn một trong bốn loại đó.",
     "Only an advance, a fee, a tax or a correction is entered by hand.",
     "Choose one of those four."},
    {"journal.entered_already", "Khoản này đã được ghi vào sổ.", "Không cần ghi lại.",
     "This is in the journal already.", "Nothing to do."},
    {"payment.another", "Mã giao dịch {reference} đã được ghi cho khoản khác.",
     "Kiểm tra lại mã giao dịch, số tiền và đơn hàng.",
     "The reference {reference} stands with another payment.",
     "Check the reference, the amount and the order."},
    {"payment.not_so_much", "Khách mới trả {paid}, không hoàn nhiều hơn được.",
     "Hoàn nhiều nhất bằng số khách đã trả.", "The customer has paid {paid}; no more can go back.",
     "Give back at most what was paid."},
    {"payout.below_nothing", "Phiếu âm: hộ đang nợ hợp tác xã.",
     "Để phiếu sang kỳ sau, hoặc ghi điều chỉnh.",
     "The slip is below nothing: the household owes the cooperative.",
     "Leave it for the next period, or enter a correction."},
    {"payout.days_reversed", "Ngày đầu sau ngày cuối.", "Đổi lại hai ngày.",
     "The first day is after the last.", "Exchange the two days."},
    {"payout.drafted", "Hộ này đang có một phiếu chưa chi.", "Chi hoặc bỏ phiếu đó trước.",
     "A slip of this household is not paid yet.", "Pay it or throw it away first."},
    {"payout.future_day", "Kỳ thanh toán chưa đến.", "Chọn ngày cuối là hôm nay hoặc trước đó.",
     "The period is not over yet.", "Let it end today or earlier."},
    {"payout.method", "Chỉ chi cho hộ bằng tiền mặt hoặc chuyển khoản.", "Chọn một trong hai.",
     "Households are paid in cash or by bank.", "Choose one of the two."},
    {"payout.not_found", "Không tìm thấy phiếu thanh toán này.", "Kiểm tra lại số phiếu.",
     "There is no such slip.", "Check its number."},
    {"payout.nothing_owed", "Không có khoản nào để thanh toán cho hộ này.",
     "Kiểm tra lại hộ và kỳ thanh toán.", "Nothing is owed to this household.",
     "Check the household and the period."},
    {"payout.paid_already", "Phiếu số {number} đã chi, không sửa được nữa.",
     "Ghi một khoản điều chỉnh vào phiếu sau.", "Slip {number} is paid and cannot be changed.",
     "Enter a correction; it comes on the next slip."},
    {"payout.too_many_dues", "Phiếu có quá {max} dòng.", "Chia thành kỳ ngắn hơn.",
     "The slip has more than {max} lines.", "Split it into shorter periods."},
    {"settlement.another", "Bảng kê số {number} đã nhập với nội dung khác.",
     "Kiểm tra lại số bảng kê; nhập phần chênh lệch bằng bảng kê mới.",
     "The list {number} stands with other lines.",
     "Check its number; enter the difference as a further list."},
    {"settlement.not_found", "Không tìm thấy bảng kê này.", "Kiểm tra lại số bảng kê.",
     "There is no such list.", "Check its number."},
    {"settlement.party", "Bảng kê phải của một sàn hoặc một đơn vị vận chuyển.",
     "Chọn một trong hai.", "A list is a marketplace's or a carrier's.", "Choose one of the two."},
    {"settlement.sign", "Số tiền ngược dấu: tiền bán là số dương, phí, thuế và tiền hoàn là số âm.",
     "Sửa lại dấu của số tiền.",
     "The amount has the wrong sign: a sale is above 0; a fee, a tax and a refund below.",
     "Correct the sign."},
    {"settlement.sum", "Các dòng cộng lại là {sum}, không bằng số chuyển về.",
     "Kiểm tra xem có thiếu dòng nào không.",
     "The lines add up to {sum}, which is not what was handed over.",
     "See whether a line is missing."},
    {"payment.amount", "Số tiền trên mã VietQR phải từ 1 đ đến {most}.",
     "Sửa lại số tiền, hoặc để trống cho người trả tự gõ.",
     "The amount of a VietQR code must be between 1 đ and {most}.",
     "Change the amount, or leave it empty for the payer to type."},
    {"template.malformed", "Mẫu bảng kê có chỗ thiếu hoặc sai: {field}.",
     "Sửa chỗ đó trong tệp mẫu theo tệp đi kèm chương trình.",
     "The purchase list's template lacks {field}, or has it wrong.",
     "Mend that place after the file that comes with the program."},
    {"template.none", "Không có mẫu bảng kê nào có hiệu lực vào ngày {date}.",
     "Thêm mẫu của thời gian đó vào tệp mẫu, hoặc chọn ngày khác.",
     "No template of the purchase list was in force on {date}.",
     "Add that time's template to the file, or choose another day."},
};

}  // namespace

std::span<const Sentence> money_sentences() {
  return sentences;
}

}  // namespace ganh::catalog::text
