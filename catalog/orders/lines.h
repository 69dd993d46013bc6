// Order lines' rows, for the commands of this folder.

#pragma once

#include <optional>
#include <vector>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

// A line and what stands behind it in our books. `net_base` is one pack's when it was ordered.
struct LineRow {
  OrderLine line;
  std::optional<ProductId> product;
  std::int64_t net_base = 0;
};

void add_lines(changes::Command& command, const OrderId& order,
               const std::vector<NewOrder::Line>& lines);

std::vector<LineRow> lines_of(const store::Scope& scope, const OrderId& order);  // by number

// Looks again for packs that bear the SKUs nobody knew, then reserves for every line that is short
// what there is.
void cover_short_lines(changes::Command& command, const OrderId& order);

// Takes `packs` of the line out of the unexpired lots that expire first.
Result<> pack_line(changes::Command& command, const OrderId& order, const LineRow& row,
                   std::int64_t packs);

}  // namespace ganh::catalog::orders
