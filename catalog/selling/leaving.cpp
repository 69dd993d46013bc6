#include <algorithm>

#include "catalog/measure/money.h"
#include "catalog/selling/selling.h"

namespace ganh::catalog::selling {

using orders::Order;

namespace {

using orders::Shipment;
using orders::ShipmentState;

// Nobody pays for a parcel that came back and was never delivered.
bool is_collected_for(const Shipment& parcel) {
  const bool is_refused = parcel.state == ShipmentState::returned && !parcel.delivered_at;
  return parcel.shipped_at && !is_refused;
}

bool is_of_the_house(const Order& order) {
  return !name_of(order.channel).empty();
}

// What carriers have been told to collect and have not handed over: that is among what was paid.
// What they handed over and was taken back off the books, by a refund, is with them again.
measure::Money not_handed_over(const store::Scope& scope, const Order& order, measure::Money told) {
  for (const auto& payment : money::payments_of(scope, order.id)) {
    if (payment.method == money::Method::carrier) told = told - payment.amount;
  }
  return std::max(measure::Money{}, told);
}

measure::Money open_beside(const Order& order, measure::Money coming) {
  const measure::Money paid = order.paid - order.refunded;
  return std::max(measure::Money{}, money::owed(order) - paid - coming);
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
  for (const Shipment& shipment : order.shipments) {
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
  for (const auto& shipment : order.shipments) {
    if (is_collected_for(shipment)) told += shipment.cod;
  }
  return open_beside(order, not_handed_over(scope, order, told));
}

measure::Money with_carriers(const store::Scope& scope, const Order& order) {
  measure::Money collected;
  for (const auto& shipment : order.shipments) {
    if (shipment.delivered_at) collected += shipment.cod;
  }
  return not_handed_over(scope, order, collected);
}

std::vector<Collecting> collecting(const store::Scope& scope, const Order& order) {
  measure::Money less = too_much(scope, order);
  const measure::Money open = is_of_the_house(order) ? still_open(scope, order) : measure::Money{};
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

Result<> may_collect(const store::Scope& scope, const Order& order, const ShipmentId& shipment,
                     measure::Money cod) {
  const auto parcel = std::ranges::find(order.shipments, shipment, &Shipment::id);
  if (!is_of_the_house(order) || parcel == order.shipments.end()) return {};
  Order without = order;
  without.shipments[static_cast<std::size_t>(parcel - order.shipments.begin())].cod = {};
  const measure::Money most = std::max(parcel->cod, still_open(scope, without));
  if (cod <= most) return {};
  return error(Code::not_now, "cod_vnd", "ship.cod_too_much",
               {{"order", order.external_id}, {"money", measure::vietnamese(most)}});
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
