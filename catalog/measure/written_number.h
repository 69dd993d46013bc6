// Numbers as people in Viet Nam write them: 25.000 and 25 000 are thousands, 1,5 is one and a half.
//
// Never floating point, and never a guess: what can be read in two ways is refused.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ganh::catalog::measure {

// digits · 10^-decimals
struct Decimal {
  std::int64_t digits = 0;
  int decimals = 0;
  bool operator==(const Decimal&) const = default;
};

// "1,500" is a thousand and a half to some, one and a half to others. Money has no fraction, so
// there it can only be thousands; elsewhere it is refused.
enum class CommaAndThree { refused, thousands };

// The whole text, without sign or unit. A dot before exactly three digits separates thousands
// (except behind a lone 0: 0.500), otherwise it is a decimal point. At most 15 digits.
std::optional<Decimal> parse_decimal(std::string_view text, CommaAndThree comma_and_three);

// The leading part of `text` that a number could be made of.
std::string_view leading_number(std::string_view text);

// decimal · factor, when that is whole and at most `most`.
std::optional<std::int64_t> times_whole(Decimal decimal, std::int64_t factor, std::int64_t most);

std::string with_thousands(std::int64_t value);  // "-1.234.567"

}  // namespace ganh::catalog::measure
