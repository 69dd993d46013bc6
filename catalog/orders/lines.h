// Order lines' rows, for the commands of this folder.

#pragma once

#include <optional>
#include <string_view>
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

// One more line, whose number is given back.
int add_line(changes::Command& command, const OrderId& order, const NewOrder::Line& line);
void note_substitute(changes::Command& command, const OrderId& order, int line, int substitutes,
                     std::string_view consent);

std::vector<LineRow> lines_of(const store::Scope& scope, const OrderId& order);  // by number

// Looks again for packs that bear the SKUs nobody knew, then reserves for every line that is short
// what there is.
void cover_short_lines(changes::Command& command, const OrderId& order);

// Older orders come before this one where stock has fallen or expired.
void settle_products_of(changes::Command& command, const OrderId& order);

// The line with that number: `invalid`, "line.not_found".
Result<LineRow> line_of(const store::Scope& scope, const OrderId& order, int line);

// What is ordered and not yet packed gets smaller; what is reserved beyond it is released.
void cut_line(changes::Command& command, const OrderId& order, const LineRow& row,
              std::int64_t packs, std::string_view why);

// What of the line is packed, and billed for it, grows; or shrinks, below nothing never.
void add_packed(changes::Command& command, const OrderId& order, int line, std::int64_t packs,
                std::int64_t base, measure::Money billed);

bool all_packed(const store::Scope& scope, const OrderId& order);     // nothing is left to pack
bool any_packed(const store::Scope& scope, const OrderId& order);     // in some shipment or other
bool all_came_back(const store::Scope& scope, const OrderId& order);  // of what was packed

}  // namespace ganh::catalog::orders
