#include <algorithm>

#include "catalog/measure/money.h"
#include "catalog/selling/selling.h"

namespace ganh::catalog::selling {

using orders::Order;

namespace {

using orders::Shipment;
using orders::ShipmentState;

// Parcels whose goods came back before they were delivered: nobody pays for them. What came back is
// theirs while nothing was delivered, and else what carriers brought.
std::vector<ShipmentId> refused_parcels(const store::Scope& scope, const Order& order) {
  const bool any_delivered = std::ranges::any_of(
      order.shipments, [](const Shipment& shipment) { return shipment.delivered_at.has_value(); });
  measure::Money came_back;
  for (const auto& back : orders::returns_of(scope, order.id)) {
    if (!any_delivered || back.by == orders::Party::carrier) came_back += back.refund;
  }
  if (came_back.vnd == 0) return {};
  struct Parcel {
    ShipmentId id;
    measure::Money goods;
  };
  std::vector<Parcel> under_way;  // the newest first
  const auto lines = orders::shipped_lines(scope, order.id);
  for (const Shipment& shipment : order.shipments) {
    if (!shipment.shipped_at || shipment.delivered_at) continue;
    Parcel parcel{shipment.id, {}};
    for (const auto& line : lines) {
      if (line.shipment == shipment.id) parcel.goods += line.billed;
    }
    under_way.insert(under_way.begin(), std::move(parcel));
  }
  const auto just_it = std::ranges::find(under_way, came_back, &Parcel::goods);
  if (just_it != under_way.end()) return {just_it->id};
  std::vector<ShipmentId> refused;
  for (const Parcel& parcel : under_way) {
    if (parcel.goods > came_back) continue;
    came_back = came_back - parcel.goods;
    refused.push_back(parcel.id);
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
  std::vector<Collecting> all;
  // The last to leave is the easiest to reach.
  for (auto at = order.shipments.rbegin(); at != order.shipments.rend(); ++at) {
    if (at->state != ShipmentState::packed && at->state != ShipmentState::shipped) continue;
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
