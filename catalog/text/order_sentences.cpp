#include "catalog/text/order_sentences.h"

namespace ganh::catalog::text {

namespace {

constexpr Sentence sentences[] = {
    {"ship.recalled", "Kiện này có hàng của lô {lot} đang thu hồi.",
     "Dỡ kiện, bỏ hàng ấy vào hư hao rồi đóng lại từ lô khác hoặc bớt khỏi đơn; nếu thu hồi nhầm, "
     "bỏ lệnh thu hồi rồi gửi.",
     "This parcel holds goods of lot {lot}, which is recalled.",
     "Take it apart, its goods into the waste, and pack again from another lot or cut them; if the "
     "recall was a mistake, lift it first."},
    {"order.partly_shipped", "Một phần của đơn đã gửi đi, nên không hủy được cả đơn.",
     "Dỡ kiện còn ở đây và bớt hàng trong kiện, bớt phần chưa đóng, hoặc nhận hàng trả lại.",
     "Part of the order has been sent, so it cannot be cancelled as a whole.",
     "Take the parcels that are here apart and cut what was in them, cut what is not packed, or "
     "take back what comes home."},
    {"shipment.state", "Kiện hàng đang ở trạng thái “{shipment_state}”, không làm bước này được.",
     "Mở lại đơn và xem các kiện: chỉ kiện đã đóng còn ở đây mới dỡ hay gửi được, kiện đã gửi mới "
     "ghi là đã giao được.",
     "The shipment is “{shipment_state}”; that step is not possible now.",
     "Open the order again and look at its shipments: what is packed and here can be taken apart "
     "or sent, what has left can be delivered."},
    {"return.all_back", "Cả kiện này đã về từ trước.", "Xem lại số của kiện.",
     "All of this shipment is back already.", "Look at the shipment's number."},
    {"return.which", "Dòng {line} có trong nhiều kiện: {numbers}. Không rõ hàng về từ kiện nào.",
     "Ghi số của kiện.", "Line {line} is in several shipments: {numbers}.",
     "Name the shipment that the goods came out of."},
    {"unpack.none", "Đơn không có kiện nào ở đây để dỡ.",
     "Xem các kiện của đơn; hàng đã gửi thì nhận trả lại khi về.",
     "No parcel of the order is here to be taken apart.",
     "Look at the order's shipments; what has left is taken back when it comes home."},
    {"unpack.which", "Đơn có nhiều kiện ở đây: {numbers}. Không rõ dỡ kiện nào.",
     "Ghi kiện số mấy.", "Several parcels of the order are here: {numbers}.",
     "Say which by its number."},
    {"customer.no_phone", "“{text}” không phải là số điện thoại.",
     "Ghi đủ các chữ số, ví dụ 0912 345 678 hoặc +84 912 345 678.",
     "“{text}” is no telephone number.",
     "Write all of its digits, such as 0912 345 678 or +84 912 345 678."},
    {"goods.not_enough_here", "{goods}: ở {place} chỉ còn {left}.",
     "Chuyển thêm hàng về đó, hoặc chọn nơi đang có hàng: {elsewhere}.",
     "{goods}: {place} has {left} only.",
     "Carry more there, or name a place that has it: {elsewhere}."},
    {"goods.recalled_here",
     "{goods}: ở {place} chỉ còn bán được {left}; {recalled} ở đó đang thu hồi.",
     "Chuyển thêm hàng về đó, hoặc chọn nơi đang có hàng: {elsewhere}.",
     "{goods}: {place} has {left} that may be sold; {recalled} there is recalled.",
     "Carry more there, or name a place that has it: {elsewhere}."},
    {"hold.other_goods", "Lần giữ hàng này giữ {goods}, đơn không có mặt hàng đó.",
     "Chọn đúng lần giữ hàng, hoặc nhận đơn mà không dùng nó.",
     "What is kept is {goods}, of which the order has nothing.",
     "Name the right hold, or take the order without it."},
    {"line.weight_odd",
     "{goods}: {packs} gói mà cân {weighed} thì lạ, thường từ {least} đến {most}.",
     "Xem lại cân và đơn vị (kg hay g); đúng như vậy thì gửi lại và xác nhận cân đúng.",
     "{goods}: {weighed} is odd for {packs} packs, which weigh {least} to {most} as a rule.",
     "Look at the scales and the unit (kg or g); if it is right, send it again and say so."},
    {"pack.rest", "{goods}: còn {packs} gói chưa vào kiện này.",
     "Bớt phần còn lại khỏi đơn, hoặc để phần còn lại giao sau.",
     "{goods}: {packs} ⟦pack is|packs are⟧ not in this shipment.",
     "Say whether what is left is cut or comes later."},
    {"sale.place_sells_nothing", "{place} không phải là nơi bán hàng.",
     "Chọn nơi khác, hoặc sửa {place} thành nơi bán.", "{place} is no place that sells.",
     "Name another place, or let {place} sell."},
    {"sale.which_place", "Có nhiều nơi bán: {places}. Không rõ bán ở nơi nào.", "Chọn một nơi.",
     "There are several places that sell: {places}.", "Name one of them."},
    {"ship.cod_too_much", "Đơn {order} chỉ còn {money} chưa trả, thu hộ quá số đó.",
     "Ghi thu hộ nhiều nhất {money}.", "Of order {order}, no more than {money} is open.",
     "Have the carrier collect no more than that."},
    {"ship.collected_already",
     "Đơn {order} chỉ còn {money} chưa trả: bên vận chuyển đã giao kiện trước và được ghi là đã "
     "thu "
     "hộ {collected}.",
     "Ghi thu hộ nhiều nhất {money}; nếu kiện trước không thu được số ấy thì ghi lại số đã thu.",
     "Of order {order}, no more than {money} is open: a carrier is noted to have collected "
     "{collected} for a parcel before.",
     "Have the carrier collect no more than that; if it did not collect that much for the parcel "
     "before, correct what was collected."},
    {"cod.too_much", "Kiện này của đơn {order} thu hộ nhiều nhất {money}.",
     "Xem lại số tiền: khách không trả quá số còn nợ.",
     "For this shipment of order {order}, no more than {money} can be collected.",
     "Look at the amount: the customer pays no more than is owed."},
    {"ship.unpaid", "Đơn {order} còn {money} chưa ai trả, cũng không ai thu hộ.",
     "Ghi đủ tiền thu hộ, hoặc xác nhận là khách trả sau.",
     "Of order {order}, {money} is open and nobody is to collect it.",
     "Give what the carrier is to collect, or say that the customer pays later."},
};

}  // namespace

std::span<const Sentence> order_sentences() {
  return sentences;
}

}  // namespace ganh::catalog::text
