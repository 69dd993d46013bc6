#include "catalog/text/check_digits.h"

#include "catalog/text/normal_form.h"

namespace ganh::catalog::text {

namespace {

// Below 97 and different for each printable character of folded text: 97 is prime, so no exchange
// of two can cancel out.
constexpr int none = -1;
int value_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= ' ' && c <= '/') return c - ' ' + 36;
  if (c >= ':' && c <= '@') return c - ':' + 52;
  if (c >= '[' && c <= '`') return c - '[' + 59;
  if (c >= '{' && c <= '~') return c - '{' + 65;
  return none;
}

}  // namespace

std::string check_digits(std::string_view code) {
  const std::string folded = fold(code);
  if (folded.empty()) return {};
  int rest = 0;
  for (const char c : folded) {
    const int value = value_of(c);
    if (value == none) return {};
    rest = (rest * 10 + value) % 97;
  }
  const int check = 98 - rest * 100 % 97;
  return {static_cast<char>('0' + check / 10), static_cast<char>('0' + check % 10)};
}

std::optional<std::string> without_check_digits(std::string_view typed) {
  const std::string text = normalise(typed);
  const auto space = text.rfind(' ');
  if (space == std::string::npos) return std::nullopt;
  std::string code = text.substr(0, space);
  const std::string digits = check_digits(code);
  if (digits.empty() || digits != text.substr(space + 1)) return std::nullopt;
  return code;
}

}  // namespace ganh::catalog::text
