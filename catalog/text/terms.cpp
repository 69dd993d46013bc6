#include "catalog/text/terms.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <system_error>

namespace ganh::catalog::text {

namespace {

// Parameter, name, in Vietnamese, in English; the states as the pages and lists say them.
constexpr Term terms[] = {
    {"order_state", "received", "mới", "new"},
    {"order_state", "confirmed", "đã xác nhận", "confirmed"},
    {"order_state", "packed", "đã đóng gói", "packed"},
    {"order_state", "shipped", "đã gửi", "shipped"},
    {"order_state", "delivered", "đã giao", "delivered"},
    {"order_state", "returned", "đã trả lại", "returned"},
    {"order_state", "cancelled", "đã hủy", "cancelled"},

    {"shipment_state", "packed", "đã đóng", "packed"},
    {"shipment_state", "shipped", "đang đi", "under way"},
    {"shipment_state", "delivered", "đã giao", "delivered"},
    {"shipment_state", "returned", "đã về", "back again"},
    {"shipment_state", "cancelled", "đã dỡ", "taken apart"},

    {"unit", "piece", "cái", "piece"},

    {"box", "account", "số tài khoản", "account"},
    {"box", "address", "địa chỉ", "address"},
    {"box", "amount", "số tiền", "amount"},
    {"box", "amount_vnd", "số tiền", "amount"},
    {"box", "bank_account", "số tài khoản", "bank account"},
    {"box", "bank_bin", "mã ngân hàng", "bank's code"},
    {"box", "barcode", "mã vạch", "barcode"},
    {"box", "base", "lượng", "quantity"},
    {"box", "bought_at", "nơi thu mua", "where it was bought"},
    {"box", "bought_per_base", "giá mua cho bao nhiêu", "bought per"},
    {"box", "bought_vnd", "giá mua", "price bought at"},
    {"box", "carrier", "bên vận chuyển", "carrier"},
    {"box", "category", "nhóm", "category"},
    {"box", "certificate", "chứng nhận", "certificate"},
    {"box", "channel", "kênh bán", "channel"},
    {"box", "cod_vnd", "tiền thu hộ", "cash on delivery"},
    {"box", "code", "mã", "code"},
    {"box", "commune", "xã", "commune"},
    {"box", "consent", "ai đồng ý, bằng cách nào", "who agreed, and how"},
    {"box", "cooperative", "hợp tác xã", "cooperative"},
    {"box", "counted", "đếm được", "counted"},
    {"box", "counted_base", "đếm được", "counted"},
    {"box", "customer", "khách", "customer"},
    {"box", "description", "mô tả", "description"},
    {"box", "difference_why", "lý do lệch", "why it differs"},
    {"box", "email", "email", "e-mail"},
    {"box", "expires_on", "hạn dùng", "last day of sale"},
    {"box", "external_id", "số đơn hoặc số phiếu", "number"},
    {"box", "external_order_id", "số đơn", "order's number"},
    {"box", "follow_url", "địa chỉ theo dõi", "address to follow it at"},
    {"box", "for_whom", "giữ cho ai", "for whom"},
    {"box", "goods", "hàng", "goods"},
    {"box", "grade", "loại", "grade"},
    {"box", "hamlet", "thôn", "hamlet"},
    {"box", "handed_over_vnd", "số tiền chuyển về", "amount handed over"},
    {"box", "harvested_on", "ngày thu hoạch", "day of harvest"},
    {"box", "household", "hộ", "household"},
    {"box", "household_share_bp", "phần hộ hưởng", "household's share"},
    {"box", "identity_number", "số căn cước", "identity number"},
    {"box", "in_charge", "người phụ trách", "who is in charge"},
    {"box", "invoice_number", "số hóa đơn", "invoice's number"},
    {"box", "kind", "loại", "kind"},
    {"box", "line", "dòng", "line"},
    {"box", "login", "tên đăng nhập", "sign-in name"},
    {"box", "lot", "lô", "lot"},
    {"box", "lot_code", "mã lô", "lot's code"},
    {"box", "method", "cách trả", "method"},
    {"box", "name", "tên", "name"},
    {"box", "net_base", "lượng trong một gói", "content of a pack"},
    {"box", "note", "ghi chú", "note"},
    {"box", "number", "số", "number"},
    {"box", "order", "đơn hàng", "order"},
    {"box", "order_number", "số đơn", "order's number"},
    {"box", "origin", "xuất xứ", "origin"},
    {"box", "pack", "quy cách", "pack"},
    {"box", "packs", "số gói", "packs"},
    {"box", "parcel", "kiện", "parcel"},
    {"box", "parcels", "số kiện", "parcels"},
    {"box", "party", "bên gửi bảng kê", "whose list it is"},
    {"box", "phone", "số điện thoại", "telephone"},
    {"box", "place", "điểm kho", "place"},
    {"box", "price_unit", "đơn vị của giá", "unit of the price"},
    {"box", "price_vnd", "giá bán", "price"},
    {"box", "product", "sản phẩm", "product"},
    {"box", "province", "tỉnh", "province"},
    {"box", "quantity", "số lượng", "quantity"},
    {"box", "reason", "lý do", "reason"},
    {"box", "reasons", "lý do", "reasons"},
    {"box", "received_base", "số nhận", "amount received"},
    {"box", "reference", "mã giao dịch", "reference"},
    {"box", "role", "vai trò", "role"},
    {"box", "seller_address", "địa chỉ người bán", "seller's address"},
    {"box", "seller_id", "số căn cước người bán", "seller's identity number"},
    {"box", "seller_name", "tên người bán", "seller's name"},
    {"box", "shelf_life_days", "hạn dùng (ngày)", "shelf life in days"},
    {"box", "sku", "mã hàng", "SKU"},
    {"box", "sku_packs", "số gói thay thế", "packs instead"},
    {"box", "storage", "bảo quản", "storage"},
    {"box", "to_say", "lời nói với khách", "what customers are told"},
    {"box", "unit", "đơn vị", "unit"},
    {"box", "unit_price_vnd", "đơn giá", "price"},
    {"box", "waste", "loại hao hụt", "kind of waste"},
    {"box", "waybill", "mã vận đơn", "waybill"},
    {"box", "weighed", "cân nặng", "weight"},
    {"box", "why", "lý do", "why"},

    {"noun", "account", "tài khoản", "account"},
    {"noun", "change", "thay đổi", "change"},
    {"noun", "hold", "lần giữ hàng", "hold"},
    {"noun", "household", "hộ", "household"},
    {"noun", "journal entry", "bút toán", "journal entry"},
    {"noun", "ledger entry", "dòng sổ kho", "ledger entry"},
    {"noun", "lot", "lô", "lot"},
    {"noun", "order", "đơn hàng", "order"},
    {"noun", "payout", "phiếu thanh toán", "payout"},
    {"noun", "product", "sản phẩm", "product"},

    {"figure", "back from its shipments", "hàng về từ kiện đã dỡ", "back from its shipments"},
    {"figure", "balance", "số dư", "balance"},
    {"figure", "billed", "tiền hàng", "billed"},
    {"figure", "chained", "dòng liền trước", "chained"},
    {"figure", "command", "số lệnh", "command"},
    {"figure", "contributions", "số các hộ góp", "contributions"},
    {"figure", "in its shipments", "hàng trong các kiện", "in its shipments"},
    {"figure", "net", "số thực nhận", "net"},
    {"figure", "on hand", "số tồn", "on hand"},
    {"figure", "on hand in a place", "số tồn ở một điểm kho", "on hand in a place"},
    {"figure", "owed", "số còn nợ", "owed"},
    {"figure", "packed weight", "cân khi đóng gói", "packed weight"},
    {"figure", "packs", "số gói", "packs"},
    {"figure", "picked", "số lấy từ các lô", "picked"},
    {"figure", "picks in the ledger", "số lấy trong sổ kho", "picks in the ledger"},
    {"figure", "received", "số nhận", "received"},
    {"figure", "reserved", "số đã giữ", "reserved"},
    {"figure", "reserved beyond what is on hand", "số giữ quá tồn",
     "reserved beyond what is on hand"},
    {"figure", "returns in the ledger", "số trả lại trong sổ kho", "returns in the ledger"},
    {"figure", "sellable", "số bán được", "sellable"},
    {"figure", "shipments still here", "số kiện còn ở đây", "shipments still here"},
    {"figure", "returned by shipment", "số trả về theo kiện", "returned by shipment"},
    {"figure", "shipments under way", "số kiện đang đi", "shipments under way"},
    {"figure", "sum", "tổng", "sum"},
    {"figure", "that is gone, packs", "không còn, số gói", "that is gone, packs"},
    {"figure", "total", "tổng tiền", "total"},
};

// 4 of "lines[3].packs", as people count; 0 when the field is in no list.
int line_in(std::string_view field) {
  const std::size_t open = field.rfind('[');
  if (open == field.npos) return 0;
  int at = 0;
  const char* end = field.data() + field.size();
  const auto read = std::from_chars(field.data() + open + 1, end, at);
  return read.ec == std::errc{} && read.ptr != end && *read.ptr == ']' ? at + 1 : 0;
}

}  // namespace

std::span<const Term> catalog_terms() {
  return terms;
}

std::string_view term(std::span<const Term> table, std::string_view parameter,
                      std::string_view name, Language language) {
  for (const Term& one : table) {
    if (one.parameter == parameter && one.name == name) {
      return language == Language::vietnamese ? one.vietnamese : one.english;
    }
  }
  return name;
}

std::string box(std::string_view field, Language language) {
  const std::string_view last = field.substr(field.rfind('.') + 1);
  const auto* known = std::ranges::find_if(
      terms, [&](const Term& one) { return one.parameter == "box" && one.name == last; });
  if (known == std::end(terms)) return std::string(field);
  const bool is_vietnamese = language == Language::vietnamese;
  const std::string_view word = is_vietnamese ? known->vietnamese : known->english;
  const int line = line_in(field);
  if (line == 0) return std::string(word);
  const std::string_view said = is_vietnamese ? " (dòng " : " (line ";
  return std::string(word) + std::string(said) + std::to_string(line) + ")";
}

std::string figure(std::string_view what, Language language) {
  for (const Term& noun : terms) {
    if (noun.parameter != "noun" || !what.starts_with(std::string(noun.name) + " ")) continue;
    const std::string_view rest = what.substr(noun.name.size() + 1);
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view its = rest.substr(std::min(end + 1, rest.size()));
    return std::string(term(terms, "noun", noun.name, language)) + " " +
           std::string(rest.substr(0, end)) + ", " +
           std::string(term(terms, "figure", its, language));
  }
  return std::string(what);
}

}  // namespace ganh::catalog::text
