#include "catalog/sheets/statement_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "catalog/measure/written_number.h"
#include "catalog/sheets/sheet_key.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

using Kind = money::SettlementLine::Kind;

namespace {

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
  const std::string key = sheet_key(text);
  for (const StatementHeading& heading : statement_headings()) {
    if (key == sheet_key(heading.text)) return heading.column;
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
  const std::string key = sheet_key(text);
  return std::ranges::any_of(words, [&](auto word) {
    return key == word ||
           (key.starts_with(word) && is_page(std::string_view(key).substr(word.size())));
  });
}

bool is_signature(std::string_view text) {
  constexpr std::string_view starts[] = {"ghi chu", "luu y", "nguoi lap", "ke toan", "giam doc"};
  return starts_with_any(sheet_key(text), starts);
}

std::optional<measure::Money> signed_money(const Cell& cell) {
  std::string text = text::normalise(cell.text);
  bool below = false;
  for (const std::string_view minus : {"-", "−", "–"}) {
    if (text.starts_with(minus)) {
      text.erase(0, minus.size());
      below = true;
    } else if (text.size() > minus.size() && text.ends_with(minus)) {
      text.resize(text.size() - minus.size());
      below = true;
    }
  }
  if (text.starts_with('(') && text.ends_with(')')) {
    text = text.substr(1, text.size() - 2);
    below = true;
  }
  if (const auto point = text.find('.'); cell.kind == CellKind::number && point != text.npos) {
    if (text.find_first_not_of('0', point + 1) != text.npos) return std::nullopt;
    text.resize(point);
  }
  const auto money = measure::parse_money(text);
  if (!money) return std::nullopt;
  return below ? measure::Money{-money->vnd} : *money;
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
  const std::string key = sheet_key(text);
  if (starts_with_any(key, refunds)) return Kind::refund;
  if (starts_with_any(key, fees)) return Kind::fee;
  if (starts_with_any(key, taxes)) return Kind::tax;
  if (starts_with_any(key, sales)) return Kind::sale;
  if (starts_with_any(key, others)) return Kind::adjustment;
  return std::nullopt;
}

}  // namespace ganh::catalog::sheets
