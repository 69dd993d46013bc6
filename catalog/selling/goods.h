// Goods as somebody at the counter or on the telephone says them: "2 GAO-ST25-5KG, 1 MIEN-500".
//
// Plain values; what is free and what it costs is selling.h's.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"

namespace ganh::catalog::selling {

inline constexpr std::size_t goods_bytes_max = 2000;
inline constexpr std::size_t goods_max = 50;

struct Goods {
  std::string sku;
  std::int64_t packs = 1;
  std::string weighed = {};  // what the scales say, "1,35 kg", where a pack is billed by weight
  bool operator==(const Goods&) const = default;
};

// Separated by commas, semicolons or lines; the number before the SKU ("2 GAO", "2x GAO") or after
// it ("GAO x 2"), 1 when there is none; a weight after "=" ("1 GA-TA = 1,35 kg"). `invalid`:
// "goods.unclear" {text}, "order.no_lines", "goods.too_many" {max}.
Result<std::vector<Goods>> parse_goods(std::string_view text);

}  // namespace ganh::catalog::selling
