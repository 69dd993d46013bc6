// How much of a product: an integer in the product's base unit, never floating point.
//
// Local units (cân, lạng, yến, tạ, chục …) are only ways to write it.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ganh::catalog::measure {

enum class BaseUnit { gram, millilitre, piece };

struct Quantity {
  std::int64_t base = 0;
  BaseUnit unit = BaseUnit::gram;
  bool operator==(const Quantity&) const = default;
};

inline constexpr std::int64_t quantity_base_max = 1'000'000'000'000;  // 1,000,000 t in grams

std::string_view name(BaseUnit unit);                         // "g", "ml", "piece"; as stored
std::optional<BaseUnit> parse_base_unit(std::string_view text);  // the inverse of name()

// One base unit's worth of a local unit: "kg" → 1000 g, "lạng" → 100 g, "yến" → 10 000 g,
// "tạ" → 100 000 g, "tấn" → 1 000 000 g, "cân" and "ký" → 1000 g as people say them today;
// "lít" → 1000 ml; "quả", "trái", "con", "cái", "chiếc", "bó", "mớ", "nải", "buồng", "túi", "hộp",
// "chai" → 1 piece; "chục" → 10 pieces unless the cooperative says otherwise. Case, accents' form
// and spaces aside.
std::optional<Quantity> unit_of(std::string_view text, std::int64_t chuc_pieces = 10);

// "500 g", "0,5 kg", "1.5 lít", "2 chục", "1.200 kg". A number alone is in `bare_unit`. Decimals
// that do not come out to a whole base unit are refused.
std::optional<Quantity> parse_quantity(std::string_view text, std::string_view bare_unit = "",
                                       std::int64_t chuc_pieces = 10);

std::string vietnamese(Quantity quantity);  // "500 g", "1,5 kg", "2,5 tấn", "12 cái"

}  // namespace ganh::catalog::measure
