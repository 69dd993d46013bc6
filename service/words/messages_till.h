// What the program says about payments, pick lists and the erasing of customers' data.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text method_cash{"tiền mặt", "cash"};
inline constexpr Text method_bank{"chuyển khoản", "transfer"};
inline constexpr Text method_marketplace{"sàn thu hộ", "marketplace"};
inline constexpr Text method_carrier{"bưu tá thu hộ", "carrier"};
inline constexpr Text paid_at{"Lúc", "When"};
inline constexpr Text pay_even_so{
    "Đúng là thu nhiều hơn: thêm --even-so. Đã ghi nhầm một khoản: ganh payments refund {}",
    "If that much did come: add --even-so. One was entered by mistake: ganh payments refund {}"};
inline constexpr Text correct_collected{
    "Bưu tá không thu số ấy: ganh orders cod {} --shipment SỐ --cod SỐ_ĐÃ_THU",
    "The carrier did not collect that: ganh orders cod {} --shipment N --cod COLLECTED"};
inline constexpr Text paid_by{"Cách trả", "By"};
inline constexpr Text amount{"Số tiền", "Amount"};
inline constexpr Text reference{"Mã giao dịch", "Reference"};
inline constexpr Text paid_why{"Lý do", "Why"};
inline constexpr Text order_owes{"Đơn {}: tiền hàng {}, đã trả {}, đã hoàn {}.",
                                 "Order {}: comes to {}, paid {}, given back {}."};
inline constexpr Text line_of_list{"dòng {} của bảng kê", "line {} of a list"};
inline constexpr Text left_to_pay{"Còn phải trả: {}", "Left to pay: {}"};
inline constexpr Text to_give_back{"Phải hoàn lại khách: {}", "To be given back: {}"};
inline constexpr Text give_back{"Phải hoàn", "Give back"};
inline constexpr Text invoice_is{"Số hóa đơn điện tử: {}", "E-invoice: {}"};
inline constexpr Text nothing_overpaid{"Không đơn nào phải hoàn tiền.",
                                       "No order has money to be given back."};
inline constexpr Text more_overpaid{"Còn nữa: --after {}", "There are more: --after {}"};
inline constexpr Text pay_by_code{"Khách quét mã để trả {} vào tài khoản {} ({}), nội dung \"{}\":",
                                  "Scan to pay {} to account {} ({}), purpose \"{}\":"};

inline constexpr Text place{"Chỗ để", "Place"};
inline constexpr Text quantity{"Số lượng", "Quantity"};
inline constexpr Text for_orders{"Cho đơn", "For orders"};
inline constexpr Text nothing_to_fetch{"Không có gì để lấy: chưa đơn nào chờ đóng gói.",
                                       "Nothing to fetch: no order waits to be packed."};
inline constexpr Text fetch_short{"Đơn {} còn thiếu hàng: phiếu này chưa đủ cho đơn đó.",
                                  "Order {} is short: this list does not fill it."};
inline constexpr Text fetch_left_out{"Còn đơn chưa nằm trong phiếu này; đóng gói xong rồi in tiếp.",
                                     "More orders wait; pack these, then make the next list."};
inline constexpr Text next_fetch{
    "Tiếp theo: ganh pick-list --out phieu.pdf, rồi ganh orders pack ĐƠN",
    "Next: ganh pick-list --out list.pdf, then ganh orders pack ORDER"};

inline constexpr Text no_shipment{"Đơn này chưa đóng gói. Trước hết: ganh orders pack {}",
                                  "This order is not packed yet. First: ganh orders pack {}"};
inline constexpr Text waybill_kept{"Đã lưu vận đơn vào kiện {} của đơn {}.",
                                   "The waybill is kept with parcel {} of order {}."};

inline constexpr Text erasure_rule{
    "Quy định: giữ thông tin khách {} ngày sau khi đơn kết thúc, từ {}. {}",
    "Rule: customers are kept {} ⟦day|days⟧ after their order ended, from {}. {}"};
inline constexpr Text erasure_setting{"Cài đặt customers_kept_days: giữ {} ngày.",
                                      "The setting customers_kept_days: {} ⟦day|days⟧."};
inline constexpr Text erasure_rehearsed{
    "Sẽ xóa thông tin khách của {} đơn: kết thúc trước {}, hoặc đã gửi mà từ {} không có tin gì. "
    "Thêm --yes để xóa.",
    "Would erase the customers of {} ⟦order|orders⟧: those that ended before {}, and those that "
    "left and have not been heard of since {}. Add --yes to do it."};
inline constexpr Text erasure_done{
    "Đã xóa thông tin khách của {} đơn (kết thúc trước {}, hoặc gửi đã lâu mà không có tin), {} "
    "bản gốc từ sàn và {} tin của bên vận chuyển. Số liệu giữ nguyên.",
    "Erased the customers of {} ⟦order|orders⟧ (ended before {}, or sent and long not heard of), "
    "{} ⟦text|texts⟧ from marketplaces and {} ⟦event|events⟧ of carriers. The figures stay."};

}  // namespace ganh::service::words
