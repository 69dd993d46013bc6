#include "catalog/measure/written_number.h"

#include <vector>

namespace ganh::catalog::measure {

namespace {

constexpr std::size_t digits_max = 15;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_separator(char c) {
  return c == '.' || c == ',' || c == ' ';
}

struct Groups {
  std::vector<std::string_view> digits;  // one more than separators, none empty
  std::vector<char> separators;
};

std::optional<Groups> groups_of(std::string_view text) {
  Groups groups;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && is_digit(text[at])) continue;
    if (at < text.size() && !is_separator(text[at])) return std::nullopt;
    if (at == start) return std::nullopt;
    groups.digits.push_back(text.substr(start, at - start));
    if (at < text.size()) groups.separators.push_back(text[at]);
    start = at + 1;
  }
  return groups;
}

// Whether the first `count` groups are thousands: 1 to 3 digits, then three each.
bool are_thousands(const Groups& groups, std::size_t count) {
  if (groups.digits[0].size() > 3 || groups.digits[0][0] == '0') return false;
  for (std::size_t n = 1; n < count; ++n) {
    if (groups.digits[n].size() != 3 || groups.separators[n - 1] != groups.separators[0]) {
      return false;
    }
  }
  return true;
}

// Whether the last group stands behind the decimal sign; nothing when it cannot be told.
std::optional<bool> ends_in_decimals(const Groups& groups, CommaAndThree comma_and_three) {
  const std::size_t count = groups.separators.size();
  if (count == 0) return false;
  const char last = groups.separators.back();
  if (count > 1) return last != groups.separators.front() && last != ' ';
  if (last == ' ') return false;
  if (groups.digits[1].size() != 3 || groups.digits[0] == "0") return true;
  if (last == '.' || comma_and_three == CommaAndThree::thousands) return false;
  return std::nullopt;
}

}  // namespace

std::string_view leading_number(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_separator(text[end]))) ++end;
  while (end > 0 && text[end - 1] == ' ') --end;
  return text.substr(0, end);
}

std::optional<Decimal> parse_decimal(std::string_view text, CommaAndThree comma_and_three) {
  const auto groups = groups_of(text);
  if (!groups) return std::nullopt;
  const auto with_decimals = ends_in_decimals(*groups, comma_and_three);
  if (!with_decimals) return std::nullopt;
  const std::size_t whole_groups = groups->digits.size() - (*with_decimals ? 1 : 0);
  if (whole_groups > 1 && !are_thousands(*groups, whole_groups)) return std::nullopt;

  Decimal decimal;
  std::size_t digits = 0;
  for (const std::string_view group : groups->digits) {
    digits += group.size();
    if (digits > digits_max) return std::nullopt;
    for (const char c : group) decimal.digits = decimal.digits * 10 + (c - '0');
  }
  if (*with_decimals) decimal.decimals = static_cast<int>(groups->digits.back().size());
  return decimal;
}

std::optional<std::int64_t> times_whole(Decimal decimal, std::int64_t factor, std::int64_t most) {
  __extension__ using Wide = __int128;
  Wide product = static_cast<Wide>(decimal.digits) * factor;
  for (int n = 0; n < decimal.decimals; ++n) {
    if (product % 10 != 0) return std::nullopt;
    product /= 10;
  }
  if (product > most) return std::nullopt;
  return static_cast<std::int64_t>(product);
}

std::string with_thousands(std::int64_t value) {
  const bool negative = value < 0;
  std::string digits = std::to_string(value).substr(negative ? 1 : 0);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ".");
  }
  return negative ? "-" + digits : digits;
}

}  // namespace ganh::catalog::measure
