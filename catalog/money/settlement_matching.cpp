#include "catalog/money/settlement_matching.h"

#include <algorithm>

#include "catalog/books/parties.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/tracking.h"
#include "catalog/text/normal_form.h"
#include "catalog/text/reference_key.h"

namespace ganh::catalog::money {

namespace {

using Kind = SettlementLine::Kind;

constexpr int parcels_max = 50;  // under one waybill

bool is_partys(const Settlement& settlement, const orders::Carried& parcel) {
  if (books::party_key(parcel.carrier) == books::party_key(settlement.party)) return true;
  const auto& names = settlement.party_names;
  return std::ranges::find(names, text::fold(parcel.carrier)) != names.end();
}

// As it stands, or as somebody has typed it again: in capitals or small, in wide letters, with
// blanks.
std::optional<orders::Order> order_numbered(const store::Scope& scope, const ChannelId& channel,
                                            const std::string& number) {
  const std::string small = text::reference_key(number);
  std::string capitals = small;
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const auto& each : {number, capitals, small}) {
    if (auto order = orders::find_order(scope, channel, each)) return order;
  }
  return std::nullopt;
}

std::optional<orders::Order> order_of(const store::Scope& scope, const Settlement& settlement,
                                      const SettlementLine& line) {
  if (line.reference.empty()) return std::nullopt;
  if (settlement.from == Method::marketplace) {
    return order_numbered(scope, ChannelId{settlement.party}, line.reference);
  }
  for (const auto& parcel : orders::carried_under(scope, line.reference, parcels_max)) {
    if (is_partys(settlement, parcel)) return orders::find_order(scope, parcel.order);
  }
  return std::nullopt;
}

// Nothing when no parcel of the order was declared: then all that is owed may come with any.
std::optional<measure::Money> declared(const orders::Order& order, const std::string& parcel) {
  std::optional<measure::Money> of_parcel;
  bool any = false;
  for (const orders::Shipment& shipment : order.shipments) {
    any = any || shipment.cod.vnd > 0;
    if (orders::waybill_key(shipment.waybill) == parcel) {
      const measure::Money due = is_refused(shipment) ? measure::Money{} : shipment.cod;
      of_parcel = of_parcel.value_or(measure::Money{}) + due;
    }
  }
  return any ? of_parcel : std::nullopt;
}

measure::Money brought(const std::map<std::string, measure::Money>& parcels,
                       const std::string& parcel) {
  const auto found = parcels.find(parcel);
  return found == parcels.end() ? measure::Money{} : found->second;
}

// What lists have told before of the line's order; of a carrier's, of that very parcel.
measure::Money come_of(const store::Scope& scope, const orders::Order& order,
                       const SettlementLine& line, Method from, const Brought& before) {
  const std::string parcel = orders::waybill_key(line.reference);
  return told_of(scope, order.id, from, parcel) + brought(before.parcels, parcel);
}

}  // namespace

std::optional<orders::Carried> carried_by_another(const store::Scope& scope,
                                                  const Settlement& settlement,
                                                  const MatchedLine& line) {
  if (settlement.from != Method::carrier || line.match != Match::unknown) return std::nullopt;
  for (auto& parcel : orders::carried_under(scope, line.line.reference, parcels_max)) {
    if (!is_partys(settlement, parcel)) return std::move(parcel);
  }
  return std::nullopt;
}

bool is_payment(Kind kind) {
  return kind == Kind::sale || kind == Kind::refund;
}

measure::Money expected_of(const store::Scope& scope, const orders::Order& order,
                           const SettlementLine& line, Method from, const Brought& before) {
  if (line.kind != Kind::sale) return {-overpaid(order).vnd};
  const measure::Money kept = order.paid - order.refunded;
  const measure::Money open = std::max(measure::Money{}, owed(order) - kept);
  if (from != Method::carrier) return open;
  const std::string parcel = orders::waybill_key(line.reference);
  const measure::Money due = declared(order, parcel).value_or(owed(order));
  return std::clamp(due - come_of(scope, order, line, from, before), measure::Money{}, open);
}

bool can_be_paid(const store::Scope& scope, const orders::Order& order, const MatchedLine& of,
                 Method from, const Brought& before) {
  if (!is_payment(of.line.kind)) return false;
  if (of.line.kind == Kind::refund) return -of.line.amount.vnd <= (order.paid - order.refunded).vnd;
  if (of.expected.vnd > 0) return true;
  const measure::Money come = come_of(scope, order, of.line, from, before);
  if (from != Method::carrier) return come.vnd == 0 && order.paid == order.refunded;
  if (come.vnd == 0) return true;
  const auto of_parcel = declared(order, orders::waybill_key(of.line.reference));
  return of_parcel && come < *of_parcel;
}

MatchedLine match(const store::Scope& scope, const Settlement& settlement, int number,
                  Brought& before) {
  MatchedLine of;
  of.number = number;
  of.line = settlement.lines[static_cast<std::size_t>(number - 1)];
  auto order = order_of(scope, settlement, of.line);
  if (order) of.order = order->id;
  if (!is_payment(of.line.kind)) return of;
  if (!order) {
    of.match = Match::unknown;
    return of;
  }
  order->paid += before.orders[order->id];
  of.expected = expected_of(scope, *order, of.line, settlement.from, before);
  of.match = of.expected == of.line.amount ? Match::matched : Match::another_amount;
  if (can_be_paid(scope, *order, of, settlement.from, before)) {
    before.orders[order->id] += of.line.amount;
  }
  if (of.line.kind == Kind::sale) {
    before.parcels[orders::waybill_key(of.line.reference)] += of.line.amount;
  }
  return of;
}

}  // namespace ganh::catalog::money
