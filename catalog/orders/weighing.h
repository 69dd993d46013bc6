// Whether what the scales are said to show can be so many packs: 135 kg is no hen.

#pragma once

#include <cstdint>

#include "catalog/orders/lines.h"

namespace ganh::catalog::orders {

struct WeightRange {
  std::int64_t least_base = 0;
  std::int64_t most_base = 0;
};

// From a `factor`th to `factor` times what as many packs of the line should weigh: by those packed
// already, else by the pack's nominal weight. A factor of 0 takes any weight.
WeightRange likely_weight(const LineRow& row, std::int64_t packs, int factor);

// `invalid`, "line.weight_odd" {goods, packs, weighed, least, most} outside of the range.
Result<> check_weight(const store::Scope& scope, const LineRow& row, std::int64_t packs,
                      std::int64_t base, const WeightRange& range);

}  // namespace ganh::catalog::orders
