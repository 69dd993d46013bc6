// What the program says of carriers and parcels.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text carrier{"Bên vận chuyển", "Carrier"};
inline constexpr Text carrier_account{"Tài khoản", "Account"};
inline constexpr Text carrier_asked{"Hỏi lần cuối", "Last asked"};
inline constexpr Text carrier_told{"Nhận tin lần cuối", "Last told"};
inline constexpr Text no_carriers{"Chưa nối bên vận chuyển nào. Xem: ganh carriers connect --help",
                                  "No carrier is connected. See: ganh carriers connect --help"};
inline constexpr Text carrier_connected{"Đã nối {} ({}).", "Connected {} ({})."};
inline constexpr Text carrier_next{"Tiếp theo: ganh carriers webhook {}",
                                   "Next: ganh carriers webhook {}"};
inline constexpr Text carrier_trouble{"{}: {}", "{}: {}"};
inline constexpr Text only_listens{"chỉ nhận tin", "only listens"};

inline constexpr Text tracked_shipment{"Kiện {} của đơn {}: {} · {}",
                                       "Shipment {} of order {}: {} · {}"};
inline constexpr Text tracked_link{"Kiện {}, cho khách xem: {}",
                                   "Shipment {}, for the customer: {}"};
inline constexpr Text link_needs_service{
    "Liên kết cho khách xem chỉ mở được khi dịch vụ đang chạy: ganh serve, rồi xem lại lệnh này.",
    "The customer's link opens only while the service runs: ganh serve, then this command again."};
inline constexpr Text nothing_packed{"Đơn này chưa có kiện hàng nào.",
                                     "Nothing of this order is packed yet."};
inline constexpr Text not_tracked{"Chưa có tin từ bên vận chuyển.",
                                  "The carrier has told nothing yet."};
inline constexpr Text tracked_at{"Lúc", "At"};
inline constexpr Text tracked_words{"Tình trạng", "State"};
inline constexpr Text tracked_text{"Lời của bên vận chuyển", "The carrier's words"};
inline constexpr Text tracked_place{"Nơi", "Place"};
inline constexpr Text not_handed_over{"chưa gửi đi", "not handed over"};

inline constexpr Text event_tracked{"{0}: {3} tin mới về kiện hàng", "{0}: {3} news of parcels"};

inline constexpr Text carrier_sandbox_runs{
    "Bên vận chuyển {} thử nghiệm chạy tại {} — Ctrl-C để dừng.",
    "The {} sandbox runs at {} — Ctrl-C ends it."};
inline constexpr Text carrier_sandbox_forgets{
    "Chỉ để thử: không phải bên vận chuyển thật, mã bí mật là mã đặt sẵn, tắt là mất hết.",
    "For trying out only: not the real carrier, its secrets are made up, it forgets when it ends."};
inline constexpr Text carrier_sandbox_connect{"Nối bên vận chuyển (chép cả dòng):",
                                              "Connect the carrier (copy the whole line):"};
inline constexpr Text carrier_sandbox_look{"Xem các kiện hàng: {}/", "Look at its parcels: {}/"};

}  // namespace ganh::service::words
