// What to fetch for several orders before any of them is packed.
//
// Takes nothing and reserves nothing: it only tells from which lots pack() would take.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

inline constexpr int picking_orders_max = 200;  // in one walk

struct ToFetch {
  OrderId order;
  int line = 0;
  ProductId product;
  LotId lot;
  PlaceId place;
  std::int64_t base = 0;
  std::int64_t net_base = 0;  // of one of the line's packs; a pack may come from two lots
};

// Allots what is sellable today to the reserved packs of the orders, in the order given, line by
// line, first expired first out. The same lots are packed when the orders are packed in that order
// and nothing else moves in between. What is no longer there is left out, as are orders that are
// not to be packed.
std::vector<ToFetch> to_fetch(const store::Scope& scope, std::span<const OrderId> orders,
                              Date today);

}  // namespace ganh::catalog::orders
