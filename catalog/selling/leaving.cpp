#include <algorithm>

#include "catalog/measure/money.h"
#include "catalog/selling/selling.h"

namespace ganh::catalog::selling {

using orders::Order;

namespace {

// What carriers have collected, or are yet to. For goods that came back before they were delivered
// nobody pays: that is all of them while nothing was delivered, and else what carriers brought.
measure::Money collected(const store::Scope& scope, const Order& order) {
  measure::Money sure, under_way, goods_under_way;
  bool any_delivered = false;
  const auto lines = orders::shipped_lines(scope, order.id);
  for (const auto& shipment : order.shipments) {
    if (!shipment.shipped_at) continue;
    if (shipment.delivered_at) {
      any_delivered = true;
      sure += shipment.cod;
      continue;
    }
    under_way += shipment.cod;
    for (const auto& line : lines) {
      if (line.shipment == shipment.id) goods_under_way += line.billed;
    }
  }
  if (under_way.vnd == 0) return sure;
  for (const auto& back : orders::returns_of(scope, order.id)) {
    if (!any_delivered || back.by == orders::Party::carrier)
      goods_under_way = goods_under_way - back.refund;
  }
  return sure + std::min(under_way, std::max(measure::Money{}, goods_under_way));
}

}  // namespace

measure::Money still_open(const store::Scope& scope, const Order& order) {
  measure::Money with_carriers = collected(scope, order);
  // What a carrier has handed over is among what was paid.
  for (const auto& payment : money::payments_of(scope, order.id)) {
    if (payment.method != money::Method::carrier || payment.amount.vnd < 0) continue;
    with_carriers = with_carriers - payment.amount;
  }
  const measure::Money paid = order.paid - order.refunded;
  return std::max(measure::Money{},
                  money::owed(order) - paid - std::max(measure::Money{}, with_carriers));
}

Result<> may_leave(const store::Scope& scope, const Order& order, measure::Money cod,
                   bool pays_later) {
  if (name_of(order.channel).empty()) return {};
  const measure::Money open = still_open(scope, order);
  if (cod > open) {
    return error(Code::not_now, "cod_vnd", "ship.cod_too_much",
                 {{"order", order.external_id}, {"money", measure::vietnamese(open)}});
  }
  if (pays_later) return {};
  // The rest may be collected with a later shipment; with the last there is no later.
  const auto here =
      std::ranges::count(order.shipments, orders::ShipmentState::packed, &orders::Shipment::state);
  const bool is_last = order.state == orders::State::packed && here <= 1;
  if (open.vnd == 0 || (is_last ? cod >= open : cod.vnd > 0)) return {};
  return error(Code::not_now, "cod_vnd", "ship.unpaid",
               {{"order", order.external_id}, {"money", measure::vietnamese(open)}});
}

}  // namespace ganh::catalog::selling
