#include "catalog/orders/picking.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "catalog/orders/lines.h"
#include "catalog/stock/places.h"

namespace ganh::catalog::orders {

namespace {

// What is left to allot of a product, first to expire first.
class Shelves {
 public:
  Shelves(const store::Scope& scope, Date today) : scope_(scope), today_(today) {}

  std::vector<stock::Balance>& of(const ProductId& product) {
    const auto [found, is_new] = products_.try_emplace(product);
    if (is_new) found->second = stock::sellable_balances(scope_, product, today_);
    return found->second;
  }

 private:
  const store::Scope& scope_;
  Date today_;
  std::map<ProductId, std::vector<stock::Balance>> products_;
};

void allot(Shelves& shelves, const OrderId& order, const LineRow& row, std::vector<ToFetch>& all) {
  std::int64_t missing_base = row.line.reserved_packs * row.net_base;
  if (missing_base == 0 || !row.product) return;
  for (stock::Balance& balance : shelves.of(*row.product)) {
    const std::int64_t base = std::min(missing_base, balance.on_hand_base);
    if (base == 0) continue;
    all.push_back(
        {order, row.line.number, *row.product, balance.lot, balance.place, base, row.net_base});
    balance.on_hand_base -= base;
    missing_base -= base;
  }
}

}  // namespace

std::vector<ToFetch> to_fetch(const store::Scope& scope, std::span<const OrderId> orders,
                              Date today) {
  assert(orders.size() <= picking_orders_max);
  Shelves shelves(scope, today);
  std::vector<ToFetch> all;
  for (const OrderId& order : orders) {
    // Only what is still to be packed holds reservations.
    for (const LineRow& row : lines_of(scope, order)) allot(shelves, order, row, all);
  }
  return all;
}

}  // namespace ganh::catalog::orders
