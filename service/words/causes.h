// What the commands in the change log were, in words.

#pragma once

#include <array>
#include <string>
#include <string_view>

#include "service/words/text.h"

namespace ganh::service::words::causes {

struct Cause {
  std::string_view name;
  Text text;
};

inline constexpr std::array all{
    Cause{"a day has begun", {"sang ngày mới", "a new day"}},
    Cause{"acknowledge", {"báo sàn đã nhận đơn", "the marketplace told of an order"}},
    Cause{"asked", {"hỏi bên vận chuyển", "the carrier asked"}},
    Cause{"carriers connect", {"nối bên vận chuyển", "carrier connected"}},
    Cause{"audit", {"so lại với sàn", "compared with the marketplace"}},
    Cause{"channels audit", {"so lại với sàn", "compared with the marketplace"}},
    Cause{"channels connect", {"nối kênh bán", "channel connected"}},
    Cause{"cooperative made", {"lập hợp tác xã", "cooperative made"}},
    Cause{"customers erased", {"xóa thông tin khách", "customers erased"}},
    Cause{"holds end", {"thôi giữ hàng", "hold ended"}},
    Cause{"holds have expired", {"hết hạn giữ hàng", "hold expired"}},
    Cause{"holds make", {"giữ hàng", "hold made"}},
    Cause{"invoice number", {"ghi số hóa đơn", "e-invoice noted"}},
    Cause{"look_up", {"hỏi lại sàn", "looked up at the marketplace"}},
    Cause{"orders cancel", {"hủy đơn", "order cancelled"}},
    Cause{"orders cod", {"đổi tiền thu hộ", "carrier's collection changed"}},
    Cause{"orders confirm", {"xác nhận đơn", "order confirmed"}},
    Cause{"orders cut", {"bớt hàng của đơn", "order cut"}},
    Cause{"orders deliver", {"ghi khách đã nhận", "order delivered"}},
    Cause{"orders pack", {"đóng gói", "order packed"}},
    Cause{"orders quarantine dismiss", {"xếp đơn sang bên", "unreadable order set aside"}},
    Cause{"orders quarantine read_again", {"đọc lại đơn", "unreadable order read again"}},
    Cause{"orders return", {"nhận hàng trả", "goods taken back"}},
    Cause{"orders settle", {"ghi đơn hủy đã xử lý xong", "cancelled order seen to"}},
    Cause{"orders ship", {"gửi hàng", "order shipped"}},
    Cause{"orders substitute", {"thay hàng của đơn", "goods substituted"}},
    Cause{"orders take", {"nhận đơn điện thoại", "order taken by telephone"}},
    Cause{"orders unpack", {"dỡ kiện", "parcel taken apart"}},
    Cause{"pack changed", {"sửa quy cách", "pack changed"}},
    Cause{"payment", {"thu tiền", "payment"}},
    Cause{"payouts deduct", {"ghi khoản trừ cho hộ", "household's deduction"}},
    Cause{"payouts discard", {"bỏ phiếu thanh toán", "slip thrown away"}},
    Cause{"payouts draft", {"lập phiếu thanh toán", "slips drafted"}},
    Cause{"payouts pay", {"chi cho hộ", "household paid"}},
    Cause{"people", {"quản lý người dùng", "people and roles"}},
    Cause{"places put", {"sửa điểm kho", "place changed"}},
    Cause{"plan", {"tính việc cần gửi", "planned what to send"}},
    Cause{"poll_moderation", {"hỏi kết quả duyệt", "asked what was decided"}},
    Cause{"poll_orders", {"lấy đơn từ sàn", "orders fetched"}},
    Cause{"publish", {"đăng lên sàn", "published"}},
    Cause{"recall", {"thu hồi lô", "lot recalled"}},
    Cause{"recall lift", {"thôi thu hồi", "recall lifted"}},
    Cause{"recover", {"nối lại việc dở", "taken up again"}},
    Cause{"refund", {"hoàn tiền", "money given back"}},
    Cause{"sell", {"bán tại quầy", "sold at the counter"}},
    Cause{"send", {"gửi lên sàn", "sent to the marketplace"}},
    Cause{"send_listings", {"gửi hàng lên sàn", "listings sent"}},
    Cause{"send_prices", {"gửi giá lên sàn", "prices sent"}},
    Cause{"send_stock", {"gửi số lượng lên sàn", "stock sent"}},
    Cause{"settlements accept", {"chấp nhận dòng lệch", "difference accepted"}},
    Cause{"settlements assign", {"gán dòng cho đơn", "line given to an order"}},
    Cause{"settlements enter", {"nhập bảng kê", "list entered"}},
    Cause{"settlements received", {"nhận tiền theo bảng kê", "list's money received"}},
    Cause{"ship", {"gửi hàng", "order shipped"}},
    Cause{"sign_in", {"đăng nhập vào sàn", "signed in to the marketplace"}},
    Cause{"stock adjust", {"kiểm kho", "counted"}},
    Cause{"stock take add", {"thêm lô vào phiếu kiểm kê", "lot put on the sheet"}},
    Cause{"stock take count", {"gõ số đếm", "counts typed"}},
    Cause{"stock take drop", {"bỏ phiếu kiểm kê", "stock-take dropped"}},
    Cause{"stock take open", {"mở phiếu kiểm kê", "stock-take opened"}},
    Cause{"stock take refresh", {"xem lại dòng kiểm kê", "line looked at again"}},
    Cause{"stock take settle", {"ghi phiếu kiểm kê vào sổ", "stock-take settled"}},
    Cause{"stock transfer", {"chuyển kho", "carried"}},
    Cause{"stock waste", {"bỏ hàng", "thrown away"}},
    Cause{"tell_order", {"báo sàn về đơn", "the marketplace told of an order"}},
    Cause{"waybill kept", {"lưu vận đơn", "waybill kept"}},
    Cause{"webhook", {"tin báo đến", "a message came"}},
};

// Those that name a file or a channel behind them.
inline constexpr std::array beginning{
    Cause{"connect ", {"nối kênh {}", "channel {} connected"}},
    Cause{"import ", {"nhập {}", "{} imported"}},
};

// What the log speaks of, and what became of it.
inline constexpr std::array nouns{
    Cause{"cooperative", {"hợp tác xã", "cooperative"}},
    Cause{"household", {"hộ", "household"}},
    Cause{"product", {"sản phẩm", "product"}},
    Cause{"pack", {"quy cách", "pack"}},
    Cause{"lot", {"lô", "lot"}},
    Cause{"place", {"điểm kho", "place"}},
    Cause{"stock", {"tồn kho", "stock"}},
    Cause{"stock_take", {"kiểm kê", "stock-take"}},
    Cause{"order", {"đơn hàng", "order"}},
    Cause{"payout", {"phiếu thanh toán", "slip"}},
    Cause{"settlement", {"bảng kê", "list"}},
    Cause{"channel", {"kênh bán", "channel"}},
    Cause{"listing", {"sản phẩm đăng bán", "listing"}},
    Cause{"membership", {"người dùng", "membership"}},
    Cause{"token", {"khóa API", "token"}},
};
// Who made a change and has no name there.
inline constexpr std::array actors{
    Cause{"clerk", {"người gõ lệnh", "at the command line"}},
    Cause{"demo", {"trình diễn", "demonstration"}},
    Cause{"person", {"một người", "somebody"}},
    Cause{"system", {"Gánh", "Gánh"}},
    Cause{"token", {"khóa API", "a token"}},
};
inline constexpr std::array kinds{
    Cause{"created", {"thêm", "added"}},
    Cause{"updated", {"sửa", "changed"}},
    Cause{"removed", {"xóa", "removed"}},
};

// What entered money in the books.
inline constexpr std::array of_money{
    Cause{"due", {"khoản của hộ", "household's due"}},
    Cause{"payment", {"thu hoặc hoàn tiền", "payment"}},
    Cause{"payout", {"chi cho hộ", "household paid"}},
    Cause{"return", {"hàng trả lại", "goods back"}},
    Cause{"settlement", {"bảng kê", "list"}},
    Cause{"settlement_assigned", {"gán dòng bảng kê", "line of a list assigned"}},
    Cause{"settlement_received", {"tiền bảng kê về", "list's money received"}},
    Cause{"shipment", {"gửi hàng", "shipment"}},
    Cause{"work claimed", {"nhận việc", "work claimed"}},
};

// The word for `name`, or `name` itself where `table` has none.
template <std::size_t size>
std::string word(Language language, const std::array<Cause, size>& table, std::string_view name) {
  for (const Cause& one : table) {
    if (one.name == name) return std::string(pick(language, one.text));
  }
  return std::string(name);
}

// A cause that stands in neither is said as it is.
std::string said(Language language, std::string_view cause);

}  // namespace ganh::service::words::causes
