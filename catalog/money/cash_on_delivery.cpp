#include "catalog/money/cash_on_delivery.h"

#include <algorithm>

#include "catalog/money/settlements.h"

namespace ganh::catalog::money {

namespace {

// What of an amount pays for the rest of another, which is less by it then.
void pay(measure::Money& rest, measure::Money& amount) {
  const measure::Money part = std::clamp(amount, measure::Money{}, rest);
  rest = rest - part;
  amount = amount - part;
}

}  // namespace

std::vector<measure::Money> not_handed_over(const store::Scope& scope, const orders::Order& order) {
  std::vector<measure::Money> held;
  bool any = false;
  for (const orders::Shipment& parcel : order.shipments) {
    const bool is_collected_for = parcel.shipped_at && !is_refused(parcel);
    held.push_back(is_collected_for ? parcel.cod : measure::Money{});
    any = any || held.back().vnd > 0;
  }
  if (!any) return held;
  measure::Money by_hand;
  for (auto [waybill, amount] : handed_over_by_carriers(scope, order.id)) {
    bool is_parcels = false;
    for (std::size_t i = 0; i < held.size() && !waybill.empty(); ++i) {
      if (order.shipments[i].waybill != waybill) continue;
      is_parcels = true;
      pay(held[i], amount);
    }
    if (!is_parcels) by_hand += amount;
  }
  for (measure::Money& each : held) pay(each, by_hand);
  return held;
}

}  // namespace ganh::catalog::money
