#include "catalog/selling/goods.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "catalog/orders/order.h"

namespace ganh::catalog::selling {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// "2,5 HONG-2KG" and "HONG-2KG 2,5": a few packs and a part of one, not a list of two; codes may
// be all digits, but not so short. `so_far` stands before the comma, `rest` behind it.
bool is_part_of_a_pack(std::string_view so_far, std::string_view rest) {
  constexpr std::size_t packs_digits_max = 3;
  const auto blank = so_far.find_last_of(" \t");
  const auto packs = blank == so_far.npos ? so_far : so_far.substr(blank + 1);
  if (!is_number(packs) || packs.size() > packs_digits_max) return false;
  const auto end = std::min(rest.size(), rest.find_first_not_of("0123456789"));
  if (end == 0 || end > 2) return false;
  const bool is_first = so_far.find_first_not_of(" \t") == so_far.size() - packs.size();
  const auto behind = rest.find_first_not_of(" \t", end);
  constexpr std::string_view ends = ",;\n";
  const bool is_last = behind == rest.npos || ends.find(rest[behind]) != ends.npos;
  return is_first ? !is_last && behind > end : is_last;
}

// A comma within a number is a decimal one: "= 1,35 kg".
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts(1);
  bool in_weight = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool decimal = c == ',' && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() &&
                         is_digit(text[at + 1]) &&
                         (in_weight || is_part_of_a_pack(parts.back(), text.substr(at + 1)));
    if ((c == ',' && !decimal) || c == ';' || c == '\n') {
      parts.emplace_back();
      in_weight = false;
      continue;
    }
    if (c == '=') in_weight = true;
    parts.back() += c;
  }
  return parts;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const auto from = text.find_first_not_of(blank);
  if (from == text.npos) return "";
  return std::string(text.substr(from, text.find_last_not_of(blank) - from + 1));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\t') {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// "2", "2x", "x2", "2×".
std::optional<std::int64_t> parse_packs(std::string word) {
  for (const std::string_view times : {"×", "x", "X", "*"}) {
    if (word.starts_with(times)) {
      word.erase(0, times.size());
      break;
    }
    if (word.ends_with(times)) {
      word.erase(word.size() - times.size());
      break;
    }
  }
  std::int64_t packs = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), packs);
  if (failed != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return packs >= 1 && packs <= orders::line_packs_max ? std::optional(packs) : std::nullopt;
}

bool is_times(const std::string& word) {
  return word == "x" || word == "X" || word == "×" || word == "*";
}

std::optional<Goods> parse_one(const std::string& part) {
  Goods goods;
  const auto equals = part.find('=');
  if (equals != part.npos) {
    goods.weighed = trimmed(std::string_view(part).substr(equals + 1));
    if (goods.weighed.empty()) return std::nullopt;
  }
  auto words = words_of(std::string_view(part).substr(0, equals));
  std::erase_if(words, is_times);
  if (words.empty() || words.size() > 2) return std::nullopt;
  if (words.size() == 1) {
    goods.sku = words.front();
    return goods;
  }
  const auto before = parse_packs(words.front());
  const auto packs = before ? before : parse_packs(words.back());
  if (!packs) return std::nullopt;
  goods.packs = *packs;
  goods.sku = before ? words.back() : words.front();
  return goods;
}

// "2,5" among the words of what is not clear.
bool says_part_of_a_pack(const std::string& part) {
  const auto words = words_of(std::string_view(part).substr(0, part.find('=')));
  return words.size() > 1 && std::ranges::any_of(words, [](std::string_view word) {
           const auto mark = word.find_first_of(",.");
           return mark != word.npos && is_number(word.substr(0, mark)) &&
                  is_number(word.substr(mark + 1));
         });
}

}  // namespace

Result<std::vector<Goods>> parse_goods(std::string_view text) {
  std::vector<Goods> all;
  std::vector<Fault> faults;
  for (const std::string& part : split(text)) {
    if (trimmed(part).empty()) continue;
    const auto goods = parse_one(part);
    if (goods) {
      all.push_back(*goods);
    } else if (faults.size() < goods_max) {
      const bool is_part = says_part_of_a_pack(part);
      faults.push_back(
          {"goods", is_part ? "goods.part_of_pack" : "goods.unclear", {{"text", trimmed(part)}}});
    }
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  if (all.empty()) return error(Code::invalid, "goods", "order.no_lines");
  if (all.size() > goods_max) {
    return error(Code::invalid, "goods", "goods.too_many", {{"max", std::to_string(goods_max)}});
  }
  return all;
}

}  // namespace ganh::catalog::selling
