// What the program says of orders, their shipments and returns.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text to_deliver_carrier{"chờ bên vận chuyển giao", "the carrier delivers"};
inline constexpr Text carrier_delivers{"chờ {} giao, vận đơn {}", "{} delivers waybill {}"};
inline constexpr Text to_deliver{"giao cho khách", "deliver it"};
inline constexpr Text to_unpack{"dỡ kiện còn ở đây", "take what is here apart"};
inline constexpr Text to_cut{"bị hủy: bớt hàng chưa đóng", "cancelled: cut what is not packed"};
inline constexpr Text to_be_paid_customer{"chờ khách trả tiền", "the customer pays"};
inline constexpr Text to_be_paid_channel{"chờ sàn trả tiền", "the marketplace pays"};
inline constexpr Text to_be_paid_carrier{"chờ bên vận chuyển nộp tiền thu hộ",
                                         "the carrier hands over cash"};
inline constexpr Text to_refund{"trả lại khách {}", "give back {}"};
inline constexpr Text step_before{"{} trước {}", "{} before {}"};
inline constexpr Text shipment_line{"  Kiện {}: {}", "  Shipment {}: {}"};
inline constexpr Text shipment_by{"  Kiện {}: {} · {} {}", "  Shipment {}: {} · {} {}"};
inline constexpr Text shipment_cod{"    thu hộ {}", "    collects {}"};
inline constexpr Text part_line{"    dòng {}: {} gói ({})", "    line {}: {} ⟦pack|packs⟧ ({})"};
inline constexpr Text line_cut{"  Dòng {}: bớt {} gói ({})", "  Line {}: {} ⟦pack|packs⟧ cut ({})"};
inline constexpr Text line_returned{"  Dòng {}: khách trả {} gói",
                                    "  Line {}: {} ⟦pack|packs⟧ came back"};
inline constexpr Text line_substitutes{"  Dòng {} thay cho dòng {}: {}",
                                       "  Line {} stands in for line {}: {}"};
inline constexpr Text order_cancelled_by{"  Hủy bởi {}: {}", "  Cancelled by {}: {}"};
inline constexpr Text order_note{"  Ghi chú: {}", "  Note: {}"};
inline constexpr Text order_money{"  Phải trả {} · đã trả {} · đã hoàn {}",
                                  "  Owes {} · paid {} · given back {}"};
inline constexpr Text order_overpaid{"  Cần trả lại khách {}", "  To be given back: {}"};
inline constexpr Text order_invoice{"  Hóa đơn điện tử: {}", "  E-invoice: {}"};
inline constexpr Text party_cooperative{"hợp tác xã", "the cooperative"};
inline constexpr Text party_customer{"khách", "the customer"};
inline constexpr Text party_channel{"sàn", "the marketplace"};
inline constexpr Text party_carrier{"bên vận chuyển", "the carrier"};
inline constexpr Text packed_from{"Đã đóng kiện {} của đơn {}, hàng lấy từ:",
                                  "Packed shipment {} of order {}, its goods from:"};
inline constexpr Text parcel_sent{"Đã gửi kiện {} của đơn {}, {} {}:",
                                  "Sent shipment {} of order {}, {} {}:"};
inline constexpr Text parcel_unpacked{"Đã dỡ kiện {} của đơn {}, hàng về:",
                                      "Took shipment {} of order {} apart, its goods back to:"};
inline constexpr Text parcel_thrown_away{
    "Đã dỡ kiện {} của đơn {}, hàng ghi vào hư hao:",
    "Took shipment {} of order {} apart, its goods into the waste:"};
inline constexpr Text parcel_goods{"  {} × {} ({})", "  {} × {} ({})"};
inline constexpr Text parcels_here{"Còn {} kiện ở đây, chưa gửi.",
                                   "{} ⟦shipment is|shipments are⟧ still here."};
inline constexpr Text recalled_next{
    "  Việc tiếp theo: dỡ kiện, có hàng của lô đang thu hồi → ganh orders unpack {} --waste "
    "spoiled",
    "  Next: take it apart, it holds goods of a recalled lot → ganh orders unpack {} --waste "
    "spoiled"};
inline constexpr Text collects_too_much{
    "Kiện {}: thu hộ quá số khách còn nợ. Báo {} (vận đơn {}) thu {} thay vì {}, rồi ghi lại: ganh "
    "orders cod {} --shipment {} --cod {}",
    "Shipment {}: more is to be collected than the customer owes. Tell {} (waybill {}) to collect "
    "{} instead of {}, then note it: ganh orders cod {} --shipment {} --cod {}"};
inline constexpr Text to_collect_for{"    nên thu hộ {}", "    to be collected: {}"};
inline constexpr Text returned_on{"Ngày", "Day"};
inline constexpr Text returned_why{"Lý do", "Why"};
inline constexpr Text refund{"Hoàn tiền", "Refund"};
inline constexpr Text no_returns{"Chưa có hàng trả lại.", "Nothing has come back."};
inline constexpr Text older_returns{"Xem tiếp: ganh orders returns --after {}",
                                    "More: ganh orders returns --after {}"};
inline constexpr Text goods_taken_back{"Đã nhận hàng trả của đơn {}.",
                                       "Goods of order {} were taken back."};
inline constexpr Text sold{"Đã bán, đơn {}: {}, {}.", "Sold, order {}: {}, {}."};
inline constexpr Text sold_in_cash{"đã thu tiền mặt", "paid in cash"};
inline constexpr Text sold_by_bank{"đã nhận chuyển khoản", "paid by bank transfer"};
inline constexpr Text sold_later{"khách trả sau", "to be paid later"};
inline constexpr Text taken{"Đã nhận đơn {}: {}. Tiếp theo: ganh orders pack {}",
                            "Took order {}: {}. Next: ganh orders pack {}"};
inline constexpr Text pack_weighed{
    "Ghi từng dòng, số gói và cân nặng: ganh orders pack {} --line 1=2=2,7kg",
    "Name each line with its packs and weight: ganh orders pack {} --line 1=2=2,7kg"};
inline constexpr Text found_by{
    "Tìm được bằng đầu số đơn, mã vận đơn, số điện thoại hoặc 4 số cuối của nó.",
    "Orders are found by the beginning of a number, a waybill, a telephone or its last 4 digits."};
inline constexpr Text look_up_codes{"Xem các mã hàng: ganh packs", "Look up the SKUs: ganh packs"};
inline constexpr Text sale_methods{
    "Ghi --paid \"tiền mặt\", \"chuyển khoản\" hoặc \"trả sau\" (cash, bank, later)",
    "Give --paid cash, bank or later"};
inline constexpr Text ship_unpaid{
    "Thêm --cod SỐ-TIỀN để bên vận chuyển thu, hoặc --pays-later khi khách trả sau: ganh orders "
    "ship {}",
    "Add --cod AMOUNT for the carrier to collect, or --pays-later: ganh orders ship {}"};
inline constexpr Text unpack_why{
    "Bớt phần đã dỡ thì ghi vì sao: ganh orders unpack {} --rest-cut --why \"…\"",
    "What is cut needs a reason: ganh orders unpack {} --rest-cut --why \"…\""};
inline constexpr Text sell_elsewhere{"Chọn nơi bán bằng mã điểm kho: thêm --place MÃ",
                                     "Name the place by its code: add --place CODE"};
inline constexpr Text pack_rest{"Thêm --rest-cut hoặc --rest-later: ganh orders pack {}",
                                "Add --rest-cut or --rest-later: ganh orders pack {}"};
inline constexpr Text cancel_told{
    "Sàn được báo nếu sàn nhận báo hủy; nếu không, đơn ghi \"Sàn từ chối\": hãy gọi cho sàn.",
    "The marketplace is told if it takes such word; if not, the order says \"Marketplace "
    "refused\": call it."};
inline constexpr Text cancel_waited_for{
    "Không báo lại sàn: Gánh chờ sàn báo đã hủy, một giờ chưa thấy thì nhắc ở việc cần làm.",
    "The marketplace is not told: its own word is waited for, and after an hour without it the "
    "order is among what needs doing."};
inline constexpr Text cancelled_late{
    "Bị hủy khi hàng đã đi ({}): {}\n  Xin trả hàng về, hoặc ghi là xong: ganh orders settle {}",
    "Cancelled after the goods had left ({}): {}\n  Have them brought back, or note it done: ganh "
    "orders settle {}"};
inline constexpr Text cancelled_in_part{
    "Bị hủy khi một phần đã đi ({}): {}\n  Dỡ kiện còn ở đây, bớt hàng chưa đóng; nếu khách vẫn "
    "nhận thì ghi là xong: ganh orders settle {}",
    "Cancelled after a part had left ({}): {}\n  Take the parcels that are here apart, cut what is "
    "not packed; if the customer keeps it, note it done: ganh orders settle {}"};
inline constexpr Text cancel_unheard{
    "Đã ghi là sàn hủy ({}), đang chờ sàn báo.\n  Xem đơn trên trang của sàn, rồi ghi là xong: "
    "ganh orders settle {}",
    "Noted as cancelled by the marketplace ({}), whose word is waited for.\n  Look at it on the "
    "marketplace's pages, then note it done: ganh orders settle {}"};
inline constexpr Text none_quarantined{"Không có đơn nào không đọc được.",
                                       "No order is unreadable."};
inline constexpr Text quarantined_order{"{} ({}), {}: không đọc được \"{}\"",
                                        "{} ({}), {}: \"{}\" cannot be read"};

}  // namespace ganh::service::words
