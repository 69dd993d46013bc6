// How orders, their lines and shipments are read, for the files of this folder that ask for them.
// Each is a statement for several orders at once, and one for an order alone, with the same
// columns: a planner that has no figures yet would rather walk all of a cooperative's orders than
// look up as many as there are places for.

#pragma once

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "catalog/orders/lines.h"
#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

// Ids of orders; an empty one is no order's.
inline constexpr std::size_t orders_at_once = 20;  // as many as the statements have places for
using OrderIds = std::array<std::string_view, orders_at_once>;
inline bool is_alone(const OrderIds& in) {
  return in[1].empty();
}

std::vector<Order> heads_of(const store::Scope& scope, const OrderIds& in);  // the orders alone

using EachLine = std::function<void(std::string_view order_id, LineRow line)>;
void each_line(const store::Scope& scope, const OrderIds& in, const EachLine& with);  // by number

using EachShipment = std::function<void(std::string_view order_id, Shipment shipment)>;
void each_shipment(const store::Scope& scope, const OrderIds& in, const EachShipment& with);

}  // namespace ganh::catalog::orders
