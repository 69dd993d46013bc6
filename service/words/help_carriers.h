// What `--help` teaches of carriers and of where parcels are.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command carriers{
    {"Liệt kê các bên vận chuyển đã nối và tình trạng từng bên.",
     "Lists the carriers that are connected and how each stands."},
    {"Ví dụ:\n"
     "  ganh carriers\n"
     "  ganh carriers connect ghn --carrier ghn --url https://online-gateway.ghn.vn --secret-file "
     "ghn.txt\n"
     "  ganh carriers webhook ghn\n\n"
     "Tiếp theo: ganh track MÃ-VẬN-ĐƠN",
     "Example:\n"
     "  ganh carriers\n"
     "  ganh carriers connect ghn --carrier ghn --url https://online-gateway.ghn.vn --secret-file "
     "ghn.txt\n"
     "  ganh carriers webhook ghn\n\n"
     "Next: ganh track WAYBILL"}};

inline constexpr Command connect_carrier{
    {"Nối một bên vận chuyển, hoặc đổi địa chỉ, mã bí mật, bảng mã trạng thái của bên đã nối.",
     "Connects a carrier, or changes the address, secret or statuses of a connected one."},
    {"Không có --url thì Gánh chỉ nhận tin báo, không hỏi.\n"
     "Bên vận chuyển có mã trạng thái mà Gánh chưa biết thì ghi nghĩa vào --statuses.\n\n"
     "Ví dụ:\n"
     "  ganh carriers connect ghn --carrier ghn --url https://online-gateway.ghn.vn \\\n"
     "      --secret-file ghn.txt\n"
     "  ganh carriers connect ems --carrier vietnam_post \\\n"
     "      --statuses '{\"MÃ\":\"delivered\"}'\n\n"
     "Tiếp theo: ganh carriers webhook ghn",
     "Without --url Gánh listens to what the carrier tells, and asks nothing.\n"
     "What codes mean that Gánh does not know yet is said by --statuses.\n\n"
     "Example:\n"
     "  ganh carriers connect ghn --carrier ghn --url https://online-gateway.ghn.vn \\\n"
     "      --secret-file ghn.txt\n"
     "  ganh carriers connect ems --carrier vietnam_post \\\n"
     "      --statuses '{\"CODE\":\"delivered\"}'\n\n"
     "Next: ganh carriers webhook ghn"}};

inline constexpr Command carrier_webhook{
    {"Cho biết địa chỉ để bên vận chuyển gửi tin báo đến. Ai có địa chỉ này đều gửi tin được: đừng "
     "cho người khác.",
     "Shows the address to which the carrier sends what it tells. Whoever has it can send: keep it "
     "to the carrier."},
    {"Ví dụ:\n  ganh carriers webhook ghn\n\nTiếp theo: điền địa chỉ này trên trang của bên vận "
     "chuyển",
     "Example:\n  ganh carriers webhook ghn\n\nNext: enter this address on the carrier's page"}};

inline constexpr Command track{
    {"Xem hành trình của một kiện hàng, theo mã vận đơn hoặc mã đơn.",
     "Shows where a parcel has been, by its waybill or its order's number."},
    {"Ví dụ:\n"
     "  ganh track EB123456789VN\n"
     "  ganh track PM-1001\n\n"
     "Đường dẫn in ra là để gửi cho khách: khách mở được mà không cần đăng nhập.\n"
     "Tiếp theo: ganh to-do",
     "Example:\n"
     "  ganh track EB123456789VN\n"
     "  ganh track PM-1001\n\n"
     "The link it prints is for the customer, who can open it without signing in.\n"
     "Next: ganh to-do"}};

inline constexpr Text carrier_name{"Tên gọi của tài khoản với bên vận chuyển.",
                                   "What the account with the carrier is called."};
inline constexpr Text carrier_kind{"Bên vận chuyển: {}.", "The carrier: {}."};
inline constexpr Text carrier_url{"Địa chỉ của bên vận chuyển, để hỏi hành trình.",
                                  "The carrier's address, to ask where parcels are."};
inline constexpr Text carrier_key{"Mã cửa hàng hoặc mã khách ở bên vận chuyển (không bí mật)",
                                  "The shop's or customer's key there (no secret)"};
inline constexpr Text carrier_statuses{"JSON: mã trạng thái của bên vận chuyển và nghĩa của nó.",
                                       "JSON: the carrier's status codes and what each means."};
inline constexpr Text track_reference{"Mã vận đơn, hoặc mã đơn.",
                                      "A waybill, or an order's number."};

}  // namespace ganh::service::words::help
