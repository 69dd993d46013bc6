// Cash on delivery: what carriers were told to collect and have yet to hand over.

#pragma once

#include <vector>

#include "catalog/orders/order.h"
#include "catalog/store/database.h"

namespace ganh::catalog::money {

// For each of the order's shipments, in their order; nothing for one that is still here, that was
// taken apart or that nobody took. What a carrier's list tells of a parcel is that parcel's; what
// was entered or assigned to the order by hand, less what was taken back, is of those that left
// first.
std::vector<measure::Money> not_handed_over(const store::Scope& scope, const orders::Order& order);

}  // namespace ganh::catalog::money
