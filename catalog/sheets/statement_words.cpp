#include "catalog/sheets/statement_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

using Kind = money::SettlementLine::Kind;

namespace {

// Letters and digits of the folded text before any parenthesis, with single spaces.
std::string key_of(std::string_view text) {
  const std::string folded = text::fold(text);
  std::string key;
  for (const char c : std::string_view(folded).substr(0, folded.find('('))) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keeps) key += c;
    if (!keeps && !key.empty() && key.back() != ' ') key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  return key;
}

bool starts_with_any(const std::string& key, std::span<const std::string_view> starts) {
  return std::ranges::any_of(starts, [&](auto start) { return key.starts_with(start); });
}

// " trang 2", " page 2/3".
bool is_page(std::string_view key) {
  for (const std::string_view word : {" trang ", " page "}) {
    if (!key.starts_with(word) || key.size() == word.size()) continue;
    return key.find_first_not_of("0123456789/ ", word.size()) == std::string_view::npos;
  }
  return false;
}

}  // namespace

std::optional<StatementColumn> column_named(std::string_view text) {
  const std::string key = key_of(text);
  for (const StatementHeading& heading : statement_headings()) {
    if (key == key_of(heading.text)) return heading.column;
    if (std::ranges::find(heading.also, key) != heading.also.end()) return heading.column;
  }
  return std::nullopt;
}

bool is_total(std::string_view text) {
  constexpr std::string_view words[] = {
      "tong",    "tong cong",       "cong",           "cong tien",      "tong tien",
      "tong so", "tong so tien",    "total",          "subtotal",       "grand total",
      "sum",     "tong thanh toan", "mang sang",      "cong mang sang", "chuyen sang",
      "luy ke",  "carried forward", "brought forward"};
  const std::string key = key_of(text);
  return std::ranges::any_of(words, [&](auto word) {
    return key == word ||
           (key.starts_with(word) && is_page(std::string_view(key).substr(word.size())));
  });
}

bool is_signature(std::string_view text) {
  constexpr std::string_view starts[] = {"ghi chu", "luu y", "nguoi lap", "ke toan", "giam doc"};
  return starts_with_any(key_of(text), starts);
}

std::optional<Kind> kind_named(std::string_view text) {
  constexpr std::string_view refunds[] = {"hoan tien", "tien hoan", "hoan lai", "refund",
                                          "tra hang",  "return",    "hoan don"};
  constexpr std::string_view fees[] = {"phi",        "hoa hong", "cuoc",    "fee",
                                       "commission", "shipping", "service", "platform"};
  constexpr std::string_view taxes[] = {"thue", "tax", "vat", "pit", "withholding"};
  constexpr std::string_view sales[] = {"ban hang", "tien hang", "don hang",   "doanh thu",
                                        "sale",     "order",     "thu ho",     "cod",
                                        "payment",  "tien ban",  "tien thu ho"};
  constexpr std::string_view others[] = {"dieu chinh", "adjust", "khac",       "other",
                                         "boi thuong", "den bu", "chenh lech", "compensation"};
  const std::string key = key_of(text);
  if (starts_with_any(key, refunds)) return Kind::refund;
  if (starts_with_any(key, fees)) return Kind::fee;
  if (starts_with_any(key, taxes)) return Kind::tax;
  if (starts_with_any(key, sales)) return Kind::sale;
  if (starts_with_any(key, others)) return Kind::adjustment;
  return std::nullopt;
}

}  // namespace ganh::catalog::sheets
