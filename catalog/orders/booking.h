// What an order's shipments and returns mean for the books, for the commands of this folder.

#pragma once

#include <span>
#include <vector>

#include "catalog/books/dues.h"
#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

// The customer owes what was billed for the shipment; of what came from lots on consignment the
// households are owed their shares. A line of several lots is split by quantity, a pooled lot by
// what each brought, to the đồng, largest remainder first.
Result<> book_shipment(changes::Command& command, const OrderId& order, const ShipmentId& shipment);

// Goods of one lot that came back from an order's line.
struct LotBack {
  int line = 0;
  LotId lot;
  std::int64_t base = 0;
};

// What households are no longer owed for that. To be asked after those goods were taken from its
// picks; `taken_already` is what the same return has taken from them so far. The last of it takes
// back all that is left.
std::vector<books::Due> dues_taken_back(const store::Scope& scope, const OrderId& order,
                                        const ReturnId& id, const LotBack& back,
                                        std::span<const books::Due> taken_already);

Result<> book_return(changes::Command& command, const OrderId& order, const Returned& returned,
                     std::vector<books::Due> taken_back);

}  // namespace ganh::catalog::orders
