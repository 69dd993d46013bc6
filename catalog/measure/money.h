// An amount of money in đồng.
//
// The đồng has no minor unit in use (ISO 4217 gives VND none): 25000 is 25.000 đ. Never a fraction.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ganh::catalog::measure {

struct Money {
  std::int64_t vnd = 0;
  auto operator<=>(const Money&) const = default;
  Money operator+(Money other) const { return {vnd + other.vnd}; }
  Money operator-(Money other) const { return {vnd - other.vnd}; }
  Money operator*(std::int64_t times) const { return {vnd * times}; }
  Money& operator+=(Money other) { vnd += other.vnd; return *this; }
};

inline constexpr std::int64_t price_vnd_max = 1'000'000'000;  // one pack; a limit of ours

// A part of an amount in basis points (1/100 %), half away from zero.
Money part(Money whole, std::int64_t basis_points);

// Shares `whole` in proportion to `weights` (≥ 0, not all 0) to the đồng: largest remainder first,
// ties to the earlier index. The parts sum to `whole`.
std::vector<Money> split(Money whole, std::span<const std::int64_t> weights);

// `per_unit` for `unit_base` of something: what `base` of it comes to, half up. Never for nothing:
// unit_base ≥ 1.
Money for_quantity(Money per_unit, std::int64_t unit_base, std::int64_t base);

std::string vietnamese(Money amount);  // "25.000 đ"

// Reads what clerks write: 25000, 25.000, "25.000 đ", "25,000 VND", "25k", "1,5 triệu", "₫25.000".
// Empty when it is not one amount, negative, or above 10^15.
std::optional<Money> parse_money(std::string_view text);

}  // namespace ganh::catalog::measure
