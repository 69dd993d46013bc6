// How far a parcel is, in words: for clerks, and for the customer who opens its timeline.

#pragma once

#include <array>

#include "catalog/orders/tracking.h"
#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr std::array<Text, 12> progress_texts{{
    {"Đã tạo vận đơn", "Waybill made"},
    {"Bên vận chuyển đã lấy hàng", "Picked up by the carrier"},
    {"Đang vận chuyển", "On its way"},
    {"Đang đi phát", "Out for delivery"},
    {"Đã giao hàng", "Delivered"},
    {"Phát chưa thành công", "Delivery was tried in vain"},
    {"Đang chuyển hoàn", "On its way back"},
    {"Đã hoàn về người gửi", "Back with the sender"},
    {"Vận đơn đã hủy", "Waybill cancelled"},
    {"Hàng bị thất lạc", "Lost"},
    {"Hàng bị hư hỏng", "Damaged"},
    {"Có tin mới từ bên vận chuyển", "News from the carrier"},
}};

inline const Text& text_of(catalog::orders::Progress progress) {
  return progress_texts[static_cast<std::size_t>(progress)];
}

inline constexpr Text parcel_packed{"Đã đóng gói", "Packed"};
inline constexpr Text parcel_shipped{"Đã giao cho bên vận chuyển", "Handed to the carrier"};
inline constexpr Text parcel_cancelled{"Kiện hàng đã hủy", "The parcel was cancelled"};

// ---- The customer's page -----------------------------------------------------------------------
inline constexpr Text timeline_title{"Kiện hàng của đơn …{}", "Parcel of order …{}"};
inline constexpr Text timeline_carrier{"Vận chuyển", "Carrier"};
inline constexpr Text timeline_waybill{"Mã vận đơn", "Waybill"};
inline constexpr Text timeline_heading{"Hành trình", "Its way so far"};
inline constexpr Text timeline_questions{"Cần hỏi về đơn hàng, xin liên hệ:",
                                         "Questions about the order:"};
inline constexpr Text timeline_none{"Không tìm thấy kiện hàng", "There is no such parcel"};
inline constexpr Text timeline_none_why{
    "Đường dẫn chưa đúng hoặc không còn dùng được. Xin kiểm tra lại, hoặc hỏi hợp tác xã bán hàng.",
    "The link is not right, or no longer serves. Check it, or ask the cooperative that sold it."};

}  // namespace ganh::service::words
