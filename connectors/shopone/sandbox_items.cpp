#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "connectors/shopone/sandbox_shop.h"

namespace ganh::connectors::shopone::till {

namespace {

using catalog::json::Value;

constexpr std::int64_t version_max = 9'007'199'254'740'991;
constexpr std::int64_t price_vnd_min = 500;
constexpr std::int64_t price_vnd_max = 50'000'000;
constexpr std::int64_t level_max = 1'000'000;
constexpr std::int64_t net_max = 1'000'000'000;
constexpr std::size_t sku_bytes_max = 64;
constexpr std::size_t name_chars_max = 80;
constexpr std::size_t note_chars_max = 500;
constexpr std::size_t barcode_chars_max = 14;

constexpr std::array<std::string_view, 14> groups = {
    "GAO",   "MIEN",    "CHE",   "GIAVI",  "MATONG",  "DOKHO",   "TRAICAY",
    "RAUCU", "BANHKEO", "TRUNG", "DOUONG", "THUCONG", "THUYSAN", "KHAC"};

Refused field(std::string_view code, std::string_view name) {
  return {422, std::string(code), std::string(name), 0};
}

Refused stale(std::int64_t version) {
  return {409, "STALE", "", version};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control(std::string_view text, bool line_breaks_allowed) {
  return std::ranges::any_of(text, [&](char c) {
    const bool line_break = c == '\n' || c == '\r';
    return (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) &&
           !(line_breaks_allowed && line_break);
  });
}

Refused check_text(std::string_view name, std::string_view text, std::size_t most, bool required) {
  if (required && text.empty()) return field("FIELD_MISSING", name);
  if (has_control(text, name == "note")) return field("FIELD_INVALID", name);
  if (characters(text) > most) return field("FIELD_TOO_LONG", name);
  return {};
}

Refused check_range(std::string_view name, std::int64_t value, std::int64_t least,
                    std::int64_t most) {
  if (value < least || value > most) return field("FIELD_OUT_OF_RANGE", name);
  return {};
}

Refused check_version(std::string_view sku, std::int64_t version) {
  if (sku.empty() || sku.size() > sku_bytes_max || has_control(sku, false)) {
    return field("FIELD_INVALID", "sku");
  }
  return check_range("version", version, 1, version_max);
}

Refused check(const Content& content) {
  const Refused checks[] = {
      check_text("name", content.name, name_chars_max, true),
      check_text("note", content.note, note_chars_max, false),
      check_text("barcode", content.barcode, barcode_chars_max, false),
      check_range("price_vnd", content.price_vnd, price_vnd_min, price_vnd_max),
      check_range("net", content.net, 1, net_max),
  };
  for (const Refused& one : checks) {
    if (one.any()) return one;
  }
  if (std::ranges::find(groups, content.group) == groups.end()) {
    return field("NO_SUCH_GROUP", "group");
  }
  if (content.unit != "g" && content.unit != "ml" && content.unit != "piece") {
    return field("FIELD_INVALID", "unit");
  }
  return {};
}

Content read_content(const Value& sent) {
  return {sent["name"].text_or(),          sent["note"].text_or(), sent["group"].text_or(),
          sent["price_vnd"].integer_or(0), sent["unit"].text_or(), sent["net"].integer_or(0),
          sent["barcode"].text_or()};
}

}  // namespace

std::string_view words(std::string_view code) {
  if (code == "BAD_TOKEN") return "Mã kết nối của cửa hàng không đúng";
  if (code == "SHOP_SUSPENDED") return "Cửa hàng đang tạm ngừng kết nối";
  if (code == "MALFORMED") return "Yêu cầu không đúng khuôn dạng";
  if (code == "NO_SUCH_ADDRESS") return "Không có địa chỉ này";
  if (code == "NO_SUCH_ITEM") return "Cửa hàng không có mặt hàng mang mã này";
  if (code == "STALE") return "Đã có phiên bản mới hơn";
  if (code == "TOO_LARGE") return "Nội dung quá lớn";
  if (code == "FIELD_MISSING") return "Thiếu thông tin bắt buộc";
  if (code == "FIELD_INVALID") return "Thông tin không hợp lệ";
  if (code == "FIELD_TOO_LONG") return "Nội dung quá dài";
  if (code == "FIELD_OUT_OF_RANGE") return "Số nằm ngoài giới hạn cho phép";
  if (code == "NO_SUCH_GROUP") return "Không có nhóm hàng này";
  if (code == "ITEM_LIMIT") return "Cửa hàng đã đủ số mặt hàng cho phép";
  if (code == "QUOTA") return "Đã hết số lần gọi trong giờ này";
  return "Lỗi hệ thống";
}

Refused Shop::put(std::string_view sku, const Value& sent) {
  const std::int64_t version = sent["version"].integer_or(0);
  if (auto wrong = check_version(sku, version); wrong.any()) return wrong;
  const Content content = read_content(sent);
  const auto existing = items_.find(sku);
  if (existing != items_.end()) {
    const Item& item = existing->second;
    if (version < item.version) return stale(item.version);
    if (version == item.version) return content == item.content ? Refused{} : stale(version);
  }
  if (auto wrong = check(content); wrong.any()) return wrong;
  if (existing == items_.end() && items_.size() >= items_max) return {422, "ITEM_LIMIT", "", 0};
  Item& item = items_[std::string(sku)];
  if (item.item_id.empty()) item.item_id = "IT" + std::to_string(1'000 + ++made_);
  item.content = content;
  item.version = version;
  if (version > item.price_version) {
    item.price_vnd = content.price_vnd;
    item.price_version = version;
  }
  return {};
}

Refused Shop::set_price(std::string_view sku, const Value& sent) {
  const std::int64_t version = sent["version"].integer_or(0);
  const std::int64_t price_vnd = sent["price_vnd"].integer_or(0);
  if (auto wrong = check_version(sku, version); wrong.any()) return wrong;
  const auto found = items_.find(sku);
  if (found == items_.end()) return {404, "NO_SUCH_ITEM", "", 0};
  Item& item = found->second;
  if (version < item.price_version) return stale(item.price_version);
  if (version == item.price_version)
    return price_vnd == item.price_vnd ? Refused{} : stale(version);
  if (auto wrong = check_range("price_vnd", price_vnd, price_vnd_min, price_vnd_max); wrong.any()) {
    return wrong;
  }
  item.price_vnd = price_vnd;
  item.price_version = version;
  return {};
}

Refused Shop::set_stock(std::string_view sku, const Value& sent) {
  const std::int64_t version = sent["version"].integer_or(0);
  const std::int64_t level = sent["level"].integer_or(-1);
  const std::string counted_to = sent["counted_to"].text_or();
  if (auto wrong = check_version(sku, version); wrong.any()) return wrong;
  const auto found = items_.find(sku);
  if (found == items_.end()) return {404, "NO_SUCH_ITEM", "", 0};
  Item& item = found->second;
  if (version < item.stock_version) return stale(item.stock_version);
  if (version == item.stock_version) {
    const bool same = level == item.told_level && counted_to == item.counted_to;
    return same ? Refused{} : stale(version);
  }
  if (auto wrong = check_range("level", level, 0, level_max); wrong.any()) return wrong;
  const auto counted = number_of(counted_to);
  if (!counted) return field("FIELD_INVALID", "counted_to");
  item.told_level = level;
  item.counted_to = counted_to;
  item.stock_version = version;
  item.level = level - taken_since(sku, *counted);
  return {};
}

Item* Shop::find(std::string_view sku) {
  const auto found = items_.find(sku);
  return found == items_.end() ? nullptr : &found->second;
}

bool Shop::remove(std::string_view sku) {
  const auto found = items_.find(sku);
  if (found == items_.end()) return false;
  items_.erase(found);
  return true;
}

const Item* Shop::find(std::string_view sku) const {
  const auto found = items_.find(sku);
  return found == items_.end() ? nullptr : &found->second;
}

}  // namespace ganh::connectors::shopone::till
