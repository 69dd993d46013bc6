#include <algorithm>

#include "catalog/measure/money.h"
#include "catalog/selling/selling.h"

namespace ganh::catalog::selling {

using orders::Order;

namespace {

using orders::Shipment;
using orders::ShipmentState;

// Parcels that were not delivered and whose goods are all back: nobody pays for them.
std::vector<ShipmentId> refused_parcels(const store::Scope& scope, const Order& order) {
  std::vector<ShipmentId> refused;
  const auto picks = orders::picks_of(scope, order.id);
  for (const Shipment& shipment : order.shipments) {
    if (!shipment.shipped_at || shipment.delivered_at) continue;
    std::int64_t out_base = 0;
    for (const auto& pick : picks) {
      if (pick.shipment == shipment.id) out_base += pick.quantity_base - pick.returned_base;
    }
    if (out_base == 0) refused.push_back(shipment.id);
  }
  return refused;
}

bool is_of_the_house(const Order& order) {
  return !name_of(order.channel).empty();
}

// What carriers have been told to collect and have not handed over: that is among what was paid.
measure::Money not_handed_over(const store::Scope& scope, const Order& order, measure::Money told) {
  for (const auto& payment : money::payments_of(scope, order.id)) {
    if (payment.method != money::Method::carrier || payment.amount.vnd < 0) continue;
    told = told - payment.amount;
  }
  return std::max(measure::Money{}, told);
}

// No other parcel is to follow it.
bool is_last(const Order& order) {
  const auto here = std::ranges::count(order.shipments, ShipmentState::packed, &Shipment::state);
  return order.state == orders::State::packed && here <= 1;
}

// Of one that is here, where `open` is what is open of its order.
measure::Money due_of(const store::Scope& scope, const Order& order, const ShipmentId& shipment,
                      measure::Money open) {
  if (is_last(order)) return open;
  measure::Money inside;
  for (const auto& line : orders::shipped_lines(scope, order.id)) {
    if (line.shipment == shipment) inside += line.billed;
  }
  return std::min(open, inside);
}

// Marketplaces let more be collected than the goods cost, such as what the delivery costs; only
// where something came off the order is it known to be too much.
bool is_known_to_owe(const Order& order) {
  if (is_of_the_house(order)) return true;
  const auto came_off = [](const orders::OrderLine& line) {
    return line.cut_packs > 0 || line.returned_packs > 0;
  };
  return std::ranges::any_of(order.lines, came_off);
}

// What carriers under way would collect beyond what is owed. What those brought who have delivered
// is paid, whoever holds it.
measure::Money too_much(const store::Scope& scope, const Order& order) {
  if (!is_known_to_owe(order)) return {};
  measure::Money under_way;
  measure::Money told;
  const auto refused = refused_parcels(scope, order);
  for (const Shipment& shipment : order.shipments) {
    if (std::ranges::count(refused, shipment.id) > 0) continue;
    if (shipment.state == ShipmentState::shipped) under_way += shipment.cod;
    if (shipment.state == ShipmentState::delivered) told += shipment.cod;
  }
  if (under_way.vnd == 0) return {};
  const measure::Money coming = not_handed_over(scope, order, told + under_way);
  const measure::Money beyond = order.paid - order.refunded + coming - money::owed(order);
  return std::clamp(beyond, measure::Money{}, std::min(coming, under_way));
}

}  // namespace

measure::Money still_open(const store::Scope& scope, const Order& order) {
  measure::Money told;
  const auto refused = refused_parcels(scope, order);
  for (const auto& shipment : order.shipments) {
    if (shipment.shipped_at && std::ranges::count(refused, shipment.id) == 0) told += shipment.cod;
  }
  const measure::Money paid = order.paid - order.refunded;
  return std::max(measure::Money{},
                  money::owed(order) - paid - not_handed_over(scope, order, told));
}

std::vector<Collecting> collecting(const store::Scope& scope, const Order& order) {
  measure::Money less = too_much(scope, order);
  const measure::Money open =
      is_of_the_house(order) ? still_open(scope, order) : measure::Money{};
  const auto refused = refused_parcels(scope, order);
  std::vector<Collecting> all;
  // The last to leave is the easiest to reach.
  for (auto at = order.shipments.rbegin(); at != order.shipments.rend(); ++at) {
    if (at->state != ShipmentState::packed && at->state != ShipmentState::shipped) continue;
    if (std::ranges::count(refused, at->id) > 0) continue;
    Collecting of{at->id, at->number, at->carrier, at->waybill, at->cod, {}};
    if (at->state == ShipmentState::packed) {
      of.due = due_of(scope, order, at->id, open);
    } else {
      const measure::Money off = std::min(less, at->cod);
      of.due = at->cod - off;
      less = less - off;
    }
    all.push_back(std::move(of));
  }
  std::ranges::reverse(all);
  return all;
}

Result<> may_leave(const store::Scope& scope, const Order& order, measure::Money cod,
                   bool pays_later, const std::optional<ShipmentId>& shipment) {
  if (!is_of_the_house(order)) return {};
  const measure::Money open = still_open(scope, order);
  if (cod > open) {
    return error(Code::not_now, "cod_vnd", "ship.cod_too_much",
                 {{"order", order.external_id}, {"money", measure::vietnamese(open)}});
  }
  if (pays_later) return {};
  // The rest may be collected with a later shipment; with the last there is no later.
  if (open.vnd == 0 || (is_last(order) ? cod >= open : cod.vnd > 0)) return {};
  const auto first = std::ranges::find(order.shipments, ShipmentState::packed, &Shipment::state);
  const ShipmentId leaving =
      shipment.value_or(first == order.shipments.end() ? ShipmentId{} : first->id);
  return error(Code::not_now, "cod_vnd", "ship.unpaid",
               {{"order", order.external_id},
                {"money", measure::vietnamese(due_of(scope, order, leaving, open))}});
}

}  // namespace ganh::catalog::selling
