#include <algorithm>

#include "catalog/measure/money.h"
#include "catalog/money/cash_on_delivery.h"
#include "catalog/selling/selling.h"

namespace ganh::catalog::selling {

using orders::Order;

namespace {

using orders::Shipment;
using orders::ShipmentState;

// In all, or of those in one state.
measure::Money sum(const std::vector<measure::Money>& held, const Order& order,
                   std::optional<ShipmentState> state = {}) {
  measure::Money sum;
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (!state || order.shipments[i].state == *state) sum += held[i];
  }
  return sum;
}

bool is_of_the_house(const Order& order) {
  return !name_of(order.channel).empty();
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
measure::Money too_much(const Order& order, const std::vector<measure::Money>& held) {
  if (!is_known_to_owe(order)) return {};
  const measure::Money under_way = sum(held, order, ShipmentState::shipped);
  const measure::Money beyond = order.paid - order.refunded + sum(held, order) - money::owed(order);
  return std::clamp(beyond, measure::Money{}, under_way);
}

}  // namespace

measure::Money still_open(const store::Scope& scope, const Order& order) {
  return open_beside(order, sum(money::not_handed_over(scope, order), order));
}

measure::Money with_carriers(const store::Scope& scope, const Order& order) {
  const auto held = money::not_handed_over(scope, order);
  return sum(held, order) - sum(held, order, ShipmentState::shipped);
}

std::vector<Collecting> collecting(const store::Scope& scope, const Order& order) {
  const auto held = money::not_handed_over(scope, order);
  measure::Money less = too_much(order, held);
  const measure::Money open =
      is_of_the_house(order) ? open_beside(order, sum(held, order)) : measure::Money{};
  std::vector<Collecting> all;
  // The last to leave is the easiest to reach.
  for (auto at = order.shipments.rbegin(); at != order.shipments.rend(); ++at) {
    if (at->state != ShipmentState::packed && at->state != ShipmentState::shipped) continue;
    Collecting of{at->id, at->number, at->carrier, at->waybill, at->cod, {}};
    if (at->state == ShipmentState::packed) {
      of.due = due_of(scope, order, at->id, open);
    } else {
      const auto place = static_cast<std::size_t>(order.shipments.rend() - at) - 1;
      const measure::Money off = std::min(less, held[place]);
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
  Order noted = order;
  noted.shipments[static_cast<std::size_t>(parcel - order.shipments.begin())].cod = cod;
  const measure::Money beyond = order.paid - order.refunded +
                                sum(money::not_handed_over(scope, noted), noted) -
                                money::owed(order);
  if (beyond.vnd <= 0) return {};
  const measure::Money most = std::max(parcel->cod, cod - beyond);
  if (cod <= most) return {};
  return error(Code::not_now, "cod_vnd", "cod.too_much",
               {{"order", order.external_id}, {"money", measure::vietnamese(most)}});
}

Result<> may_leave(const store::Scope& scope, const Order& order, measure::Money cod,
                   bool pays_later, const std::optional<ShipmentId>& shipment) {
  if (!is_of_the_house(order)) return {};
  const measure::Money open = still_open(scope, order);
  if (cod > open) {
    const measure::Money held = with_carriers(scope, order);
    return error(Code::not_now, "cod_vnd",
                 held.vnd > 0 ? "ship.collected_already" : "ship.cod_too_much",
                 {{"order", order.external_id},
                  {"money", measure::vietnamese(open)},
                  {"collected", measure::vietnamese(held)}});
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
