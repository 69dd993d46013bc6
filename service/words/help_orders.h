// What `--help` teaches of orders, their shipments and returns, and of what the house sells itself.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command unpack{
    {"Dỡ một kiện đã đóng mà còn ở đây: hàng về lô cũ, hoặc bỏ đi.",
     "Takes a parcel apart that is packed and still here: its goods go back, or into the waste."},
    {"Hàng trong kiện được giữ lại để đóng kiện khác, từ lô nào còn bán được; --rest-cut thì bớt "
     "khỏi đơn. Dùng khi lô bị thu hồi, hoặc khi đơn bị hủy mà một phần đã gửi.\n\nVí dụ:\n"
     "  ganh orders unpack PM-1001 --waste spoiled\n"
     "  ganh orders unpack PM-1001 --shipment 2 --rest-cut --why \"sàn hủy đơn\"\n\n"
     "Tiếp theo: ganh orders pack PM-1001",
     "What was in it is reserved again, from whichever lots may be sold, for another parcel; with "
     "--rest-cut it is cut. For a lot that was recalled, or an order that was cancelled when part "
     "of it had left.\n\nExample:\n"
     "  ganh orders unpack PM-1001 --waste spoiled\n"
     "  ganh orders unpack PM-1001 --shipment 2 --rest-cut --why \"the marketplace cancelled\"\n\n"
     "Next: ganh orders pack PM-1001"}};
inline constexpr Command set_cod{
    {"Ghi là bên vận chuyển thu hộ số tiền khác: sau khi đã báo họ, hay họ đã thu khác.",
     "Notes that a carrier collects another amount, once told so, or has collected another."},
    {"Cho kiện đang đi, khi đơn bớt hàng hoặc khách đã trả một phần. Không thu nữa thì --cod 0. "
     "Kiện đã giao thì nêu --shipment và ghi số tiền bưu tá đã thu thật.\n\n"
     "Ví dụ:\n  ganh orders cod PM-1001 --cod 390000\n"
     "  ganh orders cod PM-1001 --shipment 1 --cod 0\n\nTiếp theo: ganh to-do",
     "For a parcel under way, when its order was cut or the customer has paid a part. --cod 0 when "
     "nothing is to be collected any more. For one that was delivered, give --shipment and what "
     "was "
     "truly collected.\n\nExample:\n  ganh orders cod PM-1001 --cod 390000\n"
     "  ganh orders cod PM-1001 --shipment 1 --cod 0\n\nNext: ganh to-do"}};
inline constexpr Command deliver{
    {"Ghi là khách đã nhận hàng.", "Notes that the customer has it."},
    {"Ví dụ:\n  ganh orders deliver PM-1001\n  ganh orders deliver PM-1001 --shipment 2\n\n"
     "Tiếp theo: ganh orders show PM-1001",
     "Example:\n  ganh orders deliver PM-1001\n  ganh orders deliver PM-1001 --shipment 2\n\n"
     "Next: ganh orders show PM-1001"}};
inline constexpr Command cut{
    {"Bớt hàng thiếu của một đơn; tổng tiền tính lại.",
     "Cuts what cannot be had off an order; its total follows."},
    {"Ví dụ:\n  ganh orders cut PM-1001 --line 1 --packs 2 --why \"hết hàng, khách đồng ý\"\n\n"
     "Tiếp theo: ganh orders pack PM-1001",
     "Example:\n  ganh orders cut PM-1001 --line 1 --packs 2 --why \"sold out, customer "
     "agrees\"\n\n"
     "Next: ganh orders pack PM-1001"}};
inline constexpr Command substitute{
    {"Thay hàng thiếu bằng quy cách khác, khi khách đồng ý.",
     "Puts another pack in place of what is short, with the customer's consent."},
    {"Giá là giá của quy cách mới, trừ khi có --price.\n\nVí dụ:\n"
     "  ganh orders substitute PM-1001 --line 1 --packs 1 --sku GAO-BT-5KG \\\n"
     "      --consent \"chị Hoa đồng ý qua điện thoại\"\n\nTiếp theo: ganh orders pack PM-1001",
     "The price is the new pack's unless --price says another.\n\nExample:\n"
     "  ganh orders substitute PM-1001 --line 1 --packs 1 --sku GAO-BT-5KG \\\n"
     "      --consent \"Ms Hoa agreed by telephone\"\n\nNext: ganh orders pack PM-1001"}};
inline constexpr Command settle{
    {"Ghi là đã xử lý xong một đơn bị hủy sau khi hàng đã đi, sàn chưa nhận hủy, hoặc sàn chưa báo "
     "hủy.",
     "Notes that an order cancelled after its goods had left, or whose cancellation the "
     "marketplace has not taken or not told of, has been seen to."},
    {"Hàng quay về thì dùng \"ganh orders return\"; kiện còn ở đây thì \"ganh orders unpack\" với "
     "--rest-cut. Về đủ cả thì không cần lệnh này.\n\nVí dụ:\n"
     "  ganh orders settle PM-1001 --why \"khách vẫn nhận hàng\"\n\nTiếp theo: ganh to-do",
     "When goods come back use \"ganh orders return\"; for a parcel that is still here use \"ganh "
     "orders unpack\" with --rest-cut. Once all of it is back this is not needed.\n\nExample:\n"
     "  ganh orders settle PM-1001 --why \"the customer keeps them\"\n\nNext: ganh to-do"}};
inline constexpr Command goods_back{
    {"Nhận hàng trả lại: về kho, hoặc bỏ đi và ghi loại hư hao.",
     "Takes goods back: into the stock, or into the waste."},
    {"Ví dụ:\n"
     "  ganh orders return PM-1001 --line 1 --packs 1 --why \"khách đổi ý\"\n"
     "  ganh orders return PM-1001 --line 1 --packs 1 --waste damaged --why \"vỡ trên đường\"\n"
     "  ganh orders return PM-1001 --shipment 2 --why \"khách không nhận\"   (cả kiện về)\n\n"
     "Tiếp theo: ganh orders show PM-1001 (tiền phải trả lại khách)",
     "Example:\n"
     "  ganh orders return PM-1001 --line 1 --packs 1 --why \"changed their mind\"\n"
     "  ganh orders return PM-1001 --line 1 --packs 1 --waste damaged --why \"broken on the "
     "way\"\n"
     "  ganh orders return PM-1001 --shipment 2 --why \"nobody took it\"   (all of a parcel)\n\n"
     "Next: ganh orders show PM-1001 (what is to be refunded)"}};
inline constexpr Command returns{
    {"Liệt kê hàng trả lại, mới nhất trước.", "Lists what came back, newest first."},
    {"Ví dụ:\n  ganh orders returns\n\nTiếp theo: ganh orders return --help",
     "Example:\n  ganh orders returns\n\nNext: ganh orders return --help"}};
inline constexpr Command take{
    {"Nhận đơn đặt qua điện thoại: xác nhận và giữ hàng ngay.",
     "Takes an order by telephone: confirmed, its goods reserved."},
    {"Ví dụ:\n"
     "  ganh orders take \"2 GAO-ST25-5KG, 1 MIEN-500\" --customer \"chị Hoa\" --phone 0912345678 "
     "\\\n"
     "      --address \"12 Hàng Bông, Hà Nội\"\n"
     "  ganh orders take --hold hold_01j… --customer \"chị Hoa\" --phone 0912345678\n\n"
     "Không đủ hàng thì không nhận, trừ khi có --even-if-short. Tiếp theo: ganh orders pack",
     "Example:\n"
     "  ganh orders take \"2 GAO-ST25-5KG, 1 MIEN-500\" --customer \"Ms Hoa\" --phone 0912345678 "
     "\\\n"
     "      --address \"12 Hàng Bông, Hà Nội\"\n"
     "  ganh orders take --hold hold_01j… --customer \"Ms Hoa\" --phone 0912345678\n\n"
     "With too little in stock it is refused, unless --even-if-short. Next: ganh orders pack"}};
inline constexpr Command sell{
    {"Bán tại quầy: lấy hàng, giao, thu tiền trong một lần.",
     "Sells at the counter: packed, handed over and paid at once."},
    {"Ví dụ:\n"
     "  ganh sell \"2 GAO-ST25-5KG, 1 MIEN-500\" --paid cash\n"
     "  ganh sell \"1 GA-TA = 1,35 kg\" --paid \"chuyển khoản\" --customer \"anh Tài\"\n"
     "  ganh sell \"1 MIEN-500\" --paid \"trả sau\" --customer \"chị Hoa\"\n\n"
     "Không ghi --paid là đã thu tiền mặt.\n"
     "Không đủ hàng thì không bán gì cả. Tiếp theo: ganh orders show Q-1",
     "Example:\n"
     "  ganh sell \"2 GAO-ST25-5KG, 1 MIEN-500\" --paid cash\n"
     "  ganh sell \"1 GA-TA = 1,35 kg\" --paid bank --customer \"Mr Tài\"\n"
     "  ganh sell \"1 MIEN-500\" --paid later --customer \"Ms Hoa\"\n\n"
     "Without --paid it was paid in cash.\n"
     "With too little in stock nothing is sold. Next: ganh orders show Q-1"}};

inline constexpr Command quarantine{
    {"Các đơn không đọc được, nguyên văn như sàn đã gửi.",
     "Orders that could not be read, as the marketplace sent them."},
    {"Ví dụ:\n  ganh orders quarantine\n"
     "  ganh orders quarantine dismiss PM-1001 --why \"đã nhận lại qua điện thoại\"\n\n"
     "Tiếp theo: ganh orders quarantine retry PM-1001; hoặc gọi cho khách, rồi ganh orders take",
     "Example:\n  ganh orders quarantine\n"
     "  ganh orders quarantine dismiss PM-1001 --why \"taken by telephone instead\"\n\n"
     "Next: ganh orders quarantine retry PM-1001; or call the customer, then ganh orders take"}};
inline constexpr Command read_again{
    {"Đọc lại một đơn không đọc được, từ nguyên văn đã giữ, rồi nhận vào như mọi đơn.",
     "Reads an unreadable order again, from its text as it was kept, and takes it in."},
    {"Dùng sau khi cập nhật chương trình.\n\nVí dụ:\n  ganh orders quarantine retry PM-1001\n\n"
     "Tiếp theo: ganh orders show PM-1001",
     "For use after the program was updated.\n\nExample:\n"
     "  ganh orders quarantine retry PM-1001\n\nNext: ganh orders show PM-1001"}};
inline constexpr Command dismiss{
    {"Xếp một đơn không đọc được sang bên, khi đã lo xong.",
     "Sets an unreadable order aside, once it has been seen to."},
    {"Ví dụ:\n  ganh orders quarantine dismiss PM-1001 --why \"đã gọi cho khách\"\n\n"
     "Tiếp theo: ganh to-do",
     "Example:\n  ganh orders quarantine dismiss PM-1001 --why \"called the customer\"\n\n"
     "Next: ganh to-do"}};

inline constexpr Text quarantine_channel{
    "Tên kênh, khi nhiều kênh có cùng số đơn",
    "The channel's name, where several have an order of that number"};

inline constexpr Text state_filter{
    "Chỉ đơn ở trạng thái này: open (còn việc), received (mới), confirmed (đã xác nhận), packed "
    "(đã "
    "đóng gói), shipped (đã gửi), delivered (đã giao), cancelled (đã hủy), returned (đã trả lại)",
    "Only of this state: open (somebody must act), received, confirmed, packed, shipped, "
    "delivered, cancelled, returned"};
inline constexpr Text find_order{
    "Tìm theo đầu số đơn, mã vận đơn, số điện thoại hoặc ít nhất 4 số cuối của nó",
    "Find by the beginning of a number, a waybill, a telephone or its last 4 digits at least"};
inline constexpr Text after_return{"Những lần trả cũ hơn lần này", "Returns older than this one"};
inline constexpr Text pack_lines{
    "Dòng và số gói, ví dụ 1=2, hoặc 1=2=2,7kg khi bán theo cân; bỏ trống: mọi thứ đã giữ",
    "Line and packs, such as 1=2, or 1=2=2,7kg where billed by weight; none: all that is reserved"};
inline constexpr Text rest_later{"Phần còn lại để kiện sau", "What is left comes later"};
inline constexpr Text rest_cut{"Bớt phần còn lại khỏi đơn", "What is left is cut"};
inline constexpr Text unpacked_later{"Hàng trong kiện để đóng lại sau (mặc định)",
                                     "What was in it is packed again later (unless it is said)"};
inline constexpr Text unpacked_cut{"Bớt hàng trong kiện khỏi đơn; cần --why",
                                   "What was in it is cut; needs --why"};
inline constexpr Text which_shipment{"Kiện số mấy của đơn", "The shipment's number"};
inline constexpr Text cod{"Tiền thu hộ, đồng", "Cash on delivery, in đồng"};
inline constexpr Text pays_later{"Khách trả sau: không thu hộ, chưa trả đủ cũng gửi",
                                 "The customer pays later: it leaves unpaid, nobody collects"};
inline constexpr Text weight_is_right{"Cân lạ nhưng đúng: đã xem lại cân",
                                      "The weight is odd, and right: somebody looked twice"};
inline constexpr Text sale_place{
    "Mã điểm bán (mặc định: nơi bán duy nhất, hoặc cửa hàng duy nhất)",
    "The code of the place that sells (the only one, or the only shop, unless it is said)"};
inline constexpr Text line_number{"Dòng số mấy của đơn", "The order's line"};
inline constexpr Text line_packs{"Bao nhiêu gói của dòng ấy", "How many packs of it"};
inline constexpr Text substitute_sku{"Mã quy cách thay thế", "The pack that comes instead"};
inline constexpr Text substitute_packs{"Bao nhiêu gói thay thế (mặc định: như --packs)",
                                       "How many of it (as --packs unless it is said)"};
inline constexpr Text substitute_price{"Giá một gói thay thế, đồng", "The price of one, in đồng"};
inline constexpr Text consent{"Ai đồng ý, bằng cách nào", "Who agreed, and how"};
inline constexpr Text cancelled_by{
    "Ai hủy: cooperative (hợp tác xã), customer (khách), channel (sàn) hoặc carrier (bên vận "
    "chuyển); channel là chính sàn đã hủy, nên không báo lại sàn mà chờ sàn báo",
    "Who cancels: cooperative, customer, channel or carrier; channel: the marketplace has done so "
    "itself, so it is not told, and its own word is waited for"};
inline constexpr Text returned_by{
    "Ai trả về: customer (khách), carrier (bên vận chuyển), channel (sàn) hoặc cooperative (hợp "
    "tác "
    "xã); không ghi: khách",
    "Who sends it back: customer, carrier, channel or cooperative; the customer without"};
inline constexpr Text waste_kind{
    "Bỏ đi, loại: spoiled (hỏng, thối, mốc), expired (quá hạn), damaged (dập, vỡ), pests "
    "(chuột, mọt), lost (mất), sample (hàng mẫu), shrinkage (hao hụt)",
    "Thrown away as: spoiled, expired, damaged, pests, lost, sample, shrinkage"};
inline constexpr Text weighed{"Cân được bao nhiêu, khi bán theo cân", "What the scales say"};
inline constexpr Text back_at{"Mã điểm kho nơi hàng đang nằm", "The code of the place it lies at"};
inline constexpr Text goods{"Hàng, ví dụ \"2 GAO-ST25-5KG, 1 MIEN-500\"",
                            "The goods: \"2 GAO-ST25-5KG, 1 MIEN-500\""};
inline constexpr Text paid_by{
    "Trả bằng: cash (tiền mặt, khi không ghi), bank (chuyển khoản) hoặc later (trả sau)",
    "Paid by: cash (unless said), bank or later"};
inline constexpr Text sale_reference{"Mã giao dịch ngân hàng", "The bank's reference"};
inline constexpr Text buyer{"Tên khách", "The customer's name"};
inline constexpr Text buyer_phone{"Số điện thoại", "Telephone"};
inline constexpr Text buyer_address{"Địa chỉ", "Address"};
inline constexpr Text note{"Ghi chú", "Note"};
inline constexpr Text hold{"Mã giữ hàng để lấy", "The hold to take over"};
inline constexpr Text even_if_short{"Nhận đơn dù chưa đủ hàng", "Take it although it goes short"};

}  // namespace ganh::service::words::help
