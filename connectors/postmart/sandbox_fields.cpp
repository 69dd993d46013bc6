#include "connectors/postmart/sandbox_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ganh::connectors::postmart::market {

namespace {

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control(std::string_view text, Fields::Text kind) {
  return std::ranges::any_of(text, [kind](char c) {
    if (c == '\n' && kind == Fields::Text::lines) return false;
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

// The words sellers know a field by; the field's own name where they meet none.
std::string_view in_words(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"ref", "Mã hàng"},
      {"title", "Tên sản phẩm"},
      {"description", "Mô tả"},
      {"price_vnd", "Giá"},
      {"net", "Khối lượng"},
      {"category_id", "Ngành hàng"},
      {"origin", "Nơi sản xuất"},
      {"barcode", "Mã vạch"},
      {"certificate", "Chứng nhận"},
      {"packs", "Số lượng"},
      {"unit", "Đơn vị"},
      {"carrier", "Đơn vị vận chuyển"},
      {"tracking_number", "Mã vận đơn"},
  };
  for (const auto& [field, word] : words) {
    if (field == name) return word;
  }
  return name;
}

}  // namespace

catalog::json::Value Fields::take(std::string_view name) {
  read_.emplace(name);
  return root_[name];
}

std::string Fields::required(std::string_view name, std::size_t chars_max, Text kind) {
  const auto value = take(name);
  const bool given = value.present() && !value.is_null() && value.text() != "";
  refuse_unless(given, "REQUIRED", name, fmt::format("Thiếu: {}.", in_words(name)));
  return text(name, value, chars_max, kind);
}

std::string Fields::present(std::string_view name, std::size_t chars_max) {
  const auto value = take(name);
  refuse_unless(value.present() && !value.is_null(), "REQUIRED", name,
                fmt::format("Thiếu: {}.", in_words(name)));
  return text(name, value, chars_max, Text::one_line);
}

std::string Fields::optional(std::string_view name, std::size_t chars_max) {
  const auto value = take(name);
  if (!value.present() || value.is_null()) return {};
  return text(name, value, chars_max, Text::one_line);
}

std::string Fields::text(std::string_view name, catalog::json::Value value, std::size_t chars_max,
                         Text kind) {
  const auto text = value.text();
  refuse_unless(text.has_value(), "WRONG_TYPE", name,
                fmt::format("{} phải là chữ.", in_words(name)));
  refuse_unless(!text || characters(*text) <= chars_max, "TOO_LONG", name,
                fmt::format("{} dài quá {} ký tự.", in_words(name), chars_max));
  refuse_unless(!text || !has_control(*text, kind), "BAD_TEXT", name,
                fmt::format("{} có ký tự điều khiển.", in_words(name)));
  return fault_ ? std::string{} : std::string(*text);
}

std::int64_t Fields::integer(std::string_view name, std::int64_t least, std::int64_t most) {
  const auto value = take(name);
  refuse_unless(value.present() && !value.is_null(), "REQUIRED", name,
                fmt::format("Thiếu: {}.", in_words(name)));
  const auto number = value.integer();
  refuse_unless(number.has_value(), "WRONG_TYPE", name,
                fmt::format("{} phải là số nguyên.", in_words(name)));
  refuse_unless(!number || (*number >= least && *number <= most), "OUT_OF_RANGE", name,
                fmt::format("{} phải từ {} đến {}.", in_words(name), least, most));
  return fault_ ? 0 : *number;
}

void Fields::refuse_unless(bool holds, std::string_view code, std::string_view name,
                           std::string message) {
  if (holds || fault_) return;
  fault_ = FieldFault{std::string(code), std::string(name), std::move(message)};
}

void Fields::refuse_unknown() {
  for (const auto& [name, value] : root_.members()) {
    refuse_unless(read_.contains(name), "UNKNOWN_FIELD", name,
                  fmt::format("Không có mục {}.", name));
  }
}

transport::Reply error_reply(int status, std::string_view code, std::string_view message) {
  catalog::json::Writer writer;
  writer.object([&] {
    writer.object("error", [&] {
      writer.field("code", code);
      writer.field("message", message);
    });
  });
  return transport::json_reply(status, std::move(writer).text());
}

transport::Reply error_reply(const FieldFault& fault) {
  catalog::json::Writer writer;
  writer.object([&] {
    writer.object("error", [&] {
      writer.field("code", fault.code);
      writer.field("field", fault.field);
      writer.field("message", fault.message);
    });
  });
  return transport::json_reply(422, std::move(writer).text());
}

}  // namespace ganh::connectors::postmart::market
