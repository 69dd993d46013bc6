#include "connectors/agriconnect/sandbox_offers.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace ganh::connectors::agriconnect::exchange {
namespace {

using catalog::json::Value;

constexpr std::int64_t price_vnd_min = 1'000;
constexpr std::int64_t price_vnd_max = 500'000'000;
constexpr std::int64_t net_max = 1'000'000'000;
constexpr std::int64_t quantity_max = 1'000'000;
constexpr std::size_t sku_bytes_max = 64;
constexpr std::size_t unlimited = std::string_view::npos;

// Item error codes, contract.yaml "Errors of an item".
constexpr int missing = 3001;
constexpr int bad_text = 3002;
constexpr int no_category = 3003;
constexpr int bad_price = 3004;
constexpr int no_grade = 3005;
constexpr int no_offer = 3006;
constexpr int foreign_barcode = 3007;
constexpr int bad_barcode = 3008;
constexpr int bad_measure = 3009;
constexpr int bad_quantity = 3010;
constexpr int bad_version = 3011;
constexpr int shop_full = 3012;

struct ItemFault {
  int code = 0;
  std::string field;
};
using Checked = std::optional<ItemFault>;

struct Category {
  std::string_view code;
  std::string_view grades;
};
constexpr std::array categories = {
    Category{"NS-GAO", "ABC"},     Category{"NS-MIEN", "AB"},   Category{"NS-CHE", "ABC"},
    Category{"NS-GIAVI", "AB"},    Category{"NS-MATONG", "AB"}, Category{"NS-NAMMANG", "ABC"},
    Category{"NS-TRAICAY", "ABC"}, Category{"NS-RAUCU", "ABC"}, Category{"NS-DAULAC", "AB"},
    Category{"NS-TRUNG", "AB"},
};

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::size_t characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_continuation));
}

bool has_control(std::string_view text, bool line_breaks_allowed) {
  return std::ranges::any_of(text, [&](char c) {
    const bool line_break = c == '\n' || c == '\r';
    return (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) &&
           !(line_breaks_allowed && line_break);
  });
}

bool is_gtin(std::string_view text) {
  const bool right_length = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
  if (!right_length || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool tripled = (text.size() - i) % 2 == 0;
    sum += (text[i] - '0') * (tripled ? 3 : 1);
  }
  return sum % 10 == 0;
}

// Reads an item's members one after another, keeping the first one that is not there.
class Members {
 public:
  explicit Members(const Value& item) : item_(item) {}

  std::string required_text(std::string_view key) {
    const auto text = item_[key].text();
    if (!text || text->empty()) note(key);
    return std::string(text.value_or(""));
  }
  std::string optional_text(std::string_view key) {
    if (!item_[key].present()) return {};
    const auto text = item_[key].text();
    if (!text) note(key);
    return std::string(text.value_or(""));
  }
  std::int64_t required_integer(std::string_view key) {
    const auto number = item_[key].integer();
    if (!number) note(key);
    return number.value_or(0);
  }
  const Checked& fault() const { return fault_; }

 private:
  void note(std::string_view key) {
    if (!fault_) fault_ = ItemFault{missing, std::string(key)};
  }

  const Value& item_;
  Checked fault_;
};

Content read_content(Members& members) {
  Content content;
  content.title = members.required_text("title");
  content.description = members.optional_text("description");
  content.category = members.required_text("category");
  content.price_vnd = members.required_integer("price_vnd");
  content.unit = members.required_text("unit");
  content.net = members.required_integer("net");
  content.origin = members.optional_text("origin");
  content.grade = members.optional_text("grade");
  content.barcode = members.optional_text("barcode");
  content.certificate = members.optional_text("certificate");
  return content;
}

Checked check_texts(const Content& content) {
  struct Rule {
    std::string_view field;
    const std::string& text;
    std::size_t characters_max;
  };
  const Rule rules[] = {
      {"title", content.title, 150},
      {"description", content.description, 3'000},
      {"category", content.category, unlimited},
      {"unit", content.unit, unlimited},
      {"origin", content.origin, 200},
      {"grade", content.grade, unlimited},
      {"barcode", content.barcode, unlimited},
      {"certificate", content.certificate, 200},
  };
  for (const Rule& rule : rules) {
    if (characters(rule.text) > rule.characters_max ||
        has_control(rule.text, rule.field == "description")) {
      return ItemFault{bad_text, std::string(rule.field)};
    }
  }
  return {};
}

Checked check_price(std::int64_t price_vnd) {
  if (price_vnd < price_vnd_min || price_vnd > price_vnd_max) {
    return ItemFault{bad_price, "price_vnd"};
  }
  return {};
}

Checked check_content(const Content& content, const std::set<std::string>& foreign_barcodes) {
  if (Checked fault = check_texts(content)) return fault;
  const auto category = std::ranges::find(categories, content.category, &Category::code);
  if (category == categories.end()) return ItemFault{no_category, "category"};
  const bool has_grade = content.grade.empty() ||
                         (content.grade.size() == 1 &&
                          category->grades.find(content.grade.front()) != std::string_view::npos);
  if (!has_grade) return ItemFault{no_grade, "grade"};
  if (content.unit != "g" && content.unit != "ml" && content.unit != "piece") {
    return ItemFault{bad_measure, "unit"};
  }
  if (content.net < 1 || content.net > net_max) return ItemFault{bad_measure, "net"};
  if (Checked fault = check_price(content.price_vnd)) return fault;
  if (!content.barcode.empty() && !is_gtin(content.barcode)) {
    return ItemFault{bad_barcode, "barcode"};
  }
  if (foreign_barcodes.contains(content.barcode)) return ItemFault{foreign_barcode, "barcode"};
  return {};
}

// What every item has: who, and how new.
struct Head {
  std::string sku;
  std::int64_t version = 0;
  Checked fault;
};

Head read_head(const Value& item) {
  Head head;
  const auto sku = item["sku"].text();
  if (!sku || sku->empty()) {
    head.fault = ItemFault{missing, "sku"};
    return head;
  }
  head.sku = std::string(*sku);
  if (sku->size() > sku_bytes_max || has_control(*sku, false)) {
    head.fault = ItemFault{bad_text, "sku"};
    return head;
  }
  const auto version = item["version"].integer();
  if (!version) {
    head.fault = ItemFault{missing, "version"};
  } else if (*version < 1 || *version > version_max) {
    head.fault = ItemFault{bad_version, "version"};
  }
  head.version = version.value_or(0);
  return head;
}

ItemResult ok(const Head& head, const Offer& offer) {
  return {head.sku, ItemResult::Status::ok, offer.offer_id, 0, "", 0};
}
ItemResult refused(const Head& head, const ItemFault& fault) {
  return {head.sku, ItemResult::Status::error, "", fault.code, fault.field, 0};
}
ItemResult stale(const Head& head, std::int64_t current_version) {
  return {head.sku, ItemResult::Status::stale, "", 0, "", current_version};
}

std::string make_offer_id(std::size_t number) {
  char text[32];
  std::snprintf(text, sizeof text, "ACO-%06zu", number);
  return text;
}

// Price and stock are both one number with a version.
ItemResult set_number(const Head& head, const Offer& offer, Members& members, std::int64_t sent,
                      std::int64_t& number, std::int64_t& version, const Checked& out_of_range) {
  if (head.version < version) return stale(head, version);
  if (head.version == version) {
    return !members.fault() && sent == number ? ok(head, offer) : stale(head, version);
  }
  if (members.fault()) return refused(head, *members.fault());
  if (out_of_range) return refused(head, *out_of_range);
  number = sent;
  version = head.version;
  return ok(head, offer);
}

}  // namespace

std::string_view status(const Offer& offer) {
  return offer.quantity > 0 ? "selling" : "out_of_stock";
}

std::string_view words(int item_code) {
  switch (item_code) {
    case missing:
      return "Thiếu thông tin bắt buộc hoặc sai kiểu dữ liệu";
    case bad_text:
      return "Nội dung quá dài hoặc có ký tự không hợp lệ";
    case no_category:
      return "Không có ngành hàng này";
    case bad_price:
      return "Giá phải từ 1.000 đ đến 500.000.000 đ";
    case no_grade:
      return "Ngành hàng không có hạng này";
    case no_offer:
      return "Gian hàng không có sản phẩm mang mã này";
    case foreign_barcode:
      return "Mã vạch đã đăng ký cho nhà cung cấp khác";
    case bad_barcode:
      return "Mã vạch không đúng chuẩn GTIN";
    case bad_measure:
      return "Đơn vị hoặc khối lượng tịnh không hợp lệ";
    case bad_quantity:
      return "Số lượng phải từ 0 đến 1.000.000";
    case bad_version:
      return "Số phiên bản không hợp lệ";
    case shop_full:
      return "Gian hàng đã đủ số sản phẩm cho phép";
    default:
      return "Lỗi không xác định";
  }
}

ItemResult Offers::upsert(const Value& item) {
  const Head head = read_head(item);
  if (head.fault) return refused(head, *head.fault);
  Members members(item);
  const Content content = read_content(members);
  const auto existing = offers_.find(head.sku);
  if (existing != offers_.end()) {
    const Offer& offer = existing->second;
    if (head.version < offer.content_version) return stale(head, offer.content_version);
    if (head.version == offer.content_version) {
      return !members.fault() && content == offer.content ? ok(head, offer)
                                                          : stale(head, offer.content_version);
    }
  }
  if (members.fault()) return refused(head, *members.fault());
  if (const Checked fault = check_content(content, foreign_barcodes_)) return refused(head, *fault);
  if (existing == offers_.end() && offers_.size() >= offers_max) {
    return refused(head, ItemFault{shop_full, ""});
  }
  Offer& offer = offers_[head.sku];
  if (offer.offer_id.empty()) offer.offer_id = make_offer_id(offers_.size());
  offer.content = content;
  offer.content_version = head.version;
  if (head.version > offer.price_version) {
    offer.price_vnd = content.price_vnd;
    offer.price_version = head.version;
  }
  return ok(head, offer);
}

ItemResult Offers::set_price(const Value& item) {
  const Head head = read_head(item);
  if (head.fault) return refused(head, *head.fault);
  const auto found = offers_.find(head.sku);
  if (found == offers_.end()) return refused(head, ItemFault{no_offer, "sku"});
  Members members(item);
  const std::int64_t price_vnd = members.required_integer("price_vnd");
  Offer& offer = found->second;
  return set_number(head, offer, members, price_vnd, offer.price_vnd, offer.price_version,
                    check_price(price_vnd));
}

ItemResult Offers::set_stock(const Value& item) {
  const Head head = read_head(item);
  if (head.fault) return refused(head, *head.fault);
  const auto found = offers_.find(head.sku);
  if (found == offers_.end()) return refused(head, ItemFault{no_offer, "sku"});
  Members members(item);
  const std::int64_t quantity = members.required_integer("quantity");
  Checked out_of_range;
  if (quantity < 0 || quantity > quantity_max) out_of_range = ItemFault{bad_quantity, "quantity"};
  Offer& offer = found->second;
  return set_number(head, offer, members, quantity, offer.quantity, offer.stock_version,
                    out_of_range);
}

const Offer* Offers::find(std::string_view sku) const {
  const auto found = offers_.find(sku);
  return found == offers_.end() ? nullptr : &found->second;
}

Offer* Offers::find(std::string_view sku) {
  const auto found = offers_.find(sku);
  return found == offers_.end() ? nullptr : &found->second;
}

bool Offers::remove(std::string_view sku) {
  const auto found = offers_.find(sku);
  if (found == offers_.end()) return false;
  offers_.erase(found);
  return true;
}

}  // namespace ganh::connectors::agriconnect::exchange
