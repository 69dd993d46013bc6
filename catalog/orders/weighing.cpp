#include "catalog/orders/weighing.h"

#include "catalog/measure/quantity.h"
#include "catalog/stock/stock.h"

namespace ganh::catalog::orders {

WeightRange likely_weight(const LineRow& row, std::int64_t packs, int factor) {
  if (factor == 0) return {0, measure::quantity_base_max};
  const OrderLine& line = row.line;
  const bool is_packed = line.packed_packs > 0 && line.packed_base > 0;
  const std::int64_t expected_base =
      is_packed ? line.packed_base * packs / line.packed_packs : row.net_base * packs;
  return {(expected_base + factor - 1) / factor, expected_base * factor};
}

Result<> check_weight(const store::Scope& scope, const LineRow& row, std::int64_t packs,
                      std::int64_t base, const WeightRange& range) {
  if (base >= range.least_base && base <= range.most_base) return {};
  const auto said = [&](std::int64_t of_base) {
    return row.product ? stock::in_words(scope, *row.product, of_base) : std::to_string(of_base);
  };
  return error(Code::invalid, "weighed", "line.weight_odd",
               {{"goods", row.line.sku},
                {"packs", std::to_string(packs)},
                {"weighed", said(base)},
                {"least", said(range.least_base)},
                {"most", said(range.most_base)}});
}

}  // namespace ganh::catalog::orders
