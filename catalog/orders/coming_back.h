// Out of which parcels goods come back, what they weigh and what is refunded for them; for the
// commands of this folder.

#pragma once

#include <vector>

#include "catalog/orders/lines.h"
#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

// What of a line comes back out of one parcel.
struct Slice {
  ShipmentId shipment;
  std::int64_t packs = 0;
  std::int64_t base = 0;
  measure::Money refund;
};

// Those of one line of a return, the last parcel first. Refuses as take_back() does for a line.
Result<std::vector<Slice>> slices_of(const store::Scope& scope, const Order& order,
                                     const LineRow& row, const GoodsBack& goods,
                                     const GoodsBack::Line& back);

}  // namespace ganh::catalog::orders
