#include "service/api/orders.h"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/money/payments.h"
#include "catalog/orders/shipments.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/selling/selling.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/stock.h"
#include "connectors/publishing/order_tellings.h"
#include "service/api/period_reports.h"

namespace ganh::service::api {

namespace orders = catalog::orders;
namespace selling = catalog::selling;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

bool has_short_line(const orders::Order& order) {
  return std::ranges::any_of(order.lines, [&](const orders::OrderLine& line) {
    return line.short_packs(order.state) > 0;
  });
}

bool is_of_the_house(const orders::Order& order) {
  return !selling::name_of(order.channel).empty();
}

orders::Party who_pays(const orders::Order& order) {
  catalog::measure::Money collected;
  for (const auto& each : order.shipments) {
    if (each.delivered_at) collected += each.cod;
  }
  if (collected > order.paid - order.refunded) return orders::Party::carrier;
  return is_of_the_house(order) ? orders::Party::customer : orders::Party::channel;
}

orders::Party who_delivers(const orders::Order& order) {
  const auto shipment = orders::handed_over(order);
  return shipment && !shipment->carrier.empty() ? orders::Party::carrier
                                                : orders::Party::cooperative;
}

ListedOrder listed(const ChannelNames& names, orders::Order&& order, std::string refusal) {
  ListedOrder out{std::move(order), "", std::move(refusal), false, false};
  const auto name = names.find(out.order.channel.text);
  if (name != names.end()) out.channel_name = name->second;
  out.is_short = has_short_line(out.order);
  return out;
}

// The names that many rows share, each read once.
class Names {
 public:
  explicit Names(const store::Scope& scope) : scope_(scope) {}

  const std::optional<stock::LotRow>& lot(const LotId& id) {
    const auto [at, is_new] = lots_.try_emplace(id);
    if (is_new) at->second = stock::find_lot(scope_, id);
    return at->second;
  }
  const std::string& place(const PlaceId& id) {
    const auto [at, is_new] = places_.try_emplace(id);
    if (!is_new) return at->second;
    const auto row = stock::find_place(scope_, id);
    if (row) at->second = row->place.name;
    return at->second;
  }
  std::string product(const ProductId& id) {
    const auto row = catalog::products::find_product(scope_, id);
    return row ? row->product.name : "";
  }

 private:
  const store::Scope& scope_;
  std::map<LotId, std::optional<stock::LotRow>> lots_;
  std::map<PlaceId, std::string> places_;
};

int number_of(const orders::Order& order, const ShipmentId& id) {
  const auto found = std::ranges::find(order.shipments, id, &orders::Shipment::id);
  return found == order.shipments.end() ? 0 : found->number;
}

bool was_taken_apart(const orders::Order& order, const ShipmentId& id) {
  const auto found = std::ranges::find(order.shipments, id, &orders::Shipment::id);
  return found != order.shipments.end() && found->state == orders::ShipmentState::cancelled;
}

std::vector<ListedPick> picks_of(const store::Scope& scope, const orders::Order& order,
                                 Names& names) {
  std::vector<ListedPick> picks;
  for (const auto& pick : orders::picks_of(scope, order.id)) {
    const auto& row = names.lot(pick.lot);
    if (!row || was_taken_apart(order, pick.shipment)) continue;
    picks.push_back({number_of(order, pick.shipment), pick.line, row->lot.code,
                     names.place(pick.place), names.product(row->lot.product), pick.quantity_base,
                     stock::in_words(scope, row->lot.product, pick.quantity_base),
                     row->lot.expires_on});
  }
  return picks;
}

// Only of those that would be shipped next.
void look_for_recalled(const store::Scope& scope, ListedOrder& listed) {
  if (listed.order.state != orders::State::packed) return;
  for (const orders::Shipment& shipment : listed.order.shipments) {
    const bool is_here = shipment.state == orders::ShipmentState::packed;
    if (is_here && orders::recalled_lot_in(scope, shipment.id)) listed.must_unpack = true;
  }
}

std::vector<ListedPart> parts_of(const store::Scope& scope, const orders::Order& order) {
  std::vector<ListedPart> parts;
  for (const auto& part : orders::shipped_lines(scope, order.id)) {
    const auto line = std::ranges::find(order.lines, part.line, &orders::OrderLine::number);
    std::string words;
    if (line != order.lines.end() && line->pack) {
      const auto pack = catalog::products::find_pack(scope, *line->pack);
      if (pack) words = stock::in_words(scope, pack->pack.product, part.base);
    }
    parts.push_back({number_of(order, part.shipment), part.line, part.packs, part.base,
                     std::move(words), part.billed});
  }
  return parts;
}

ListedReturn listed_return(const store::Scope& scope, orders::Return&& of, std::string order,
                           Names& names) {
  ListedReturn out{std::move(of), std::move(order), {}};
  for (const auto& line : out.of.lines) {
    const auto& row = names.lot(line.lot);
    if (!row) continue;
    out.lines.push_back({line.line, row->lot.code, names.place(line.place), line.quantity_base,
                         stock::in_words(scope, row->lot.product, line.quantity_base), line.waste});
  }
  return out;
}

NextStep next_step_of_late(const orders::Order& order) {
  const auto by = orders::name(orders::Party::cooperative);
  const bool any_here = std::ranges::any_of(order.shipments, [](const orders::Shipment& each) {
    return each.state == orders::ShipmentState::packed;
  });
  if (any_here) return {"unpack", by, {}};
  const bool any_to_pack = std::ranges::any_of(
      order.lines, [](const orders::OrderLine& line) { return line.to_pack() > 0; });
  if (any_to_pack) return {"cut", by, {}};
  return {};
}

}  // namespace

NextStep next_step(const orders::Order& order, bool is_cancelled_late) {
  using enum orders::State;
  using orders::Party;
  if (catalog::money::overpaid(order).vnd > 0 && !orders::is_open(order.state)) {
    return {"refund", orders::name(Party::cooperative), {}};
  }
  if (is_cancelled_late) return next_step_of_late(order);
  switch (order.state) {
    case received:
      return {"confirm", orders::name(Party::cooperative), order.confirm_by};
    case confirmed:
      return {"pack", orders::name(Party::cooperative), order.ship_by};
    case packed:
      return {"ship", orders::name(Party::cooperative), order.ship_by};
    case shipped:
      return {"deliver", orders::name(who_delivers(order)), {}};
    case delivered:
      if (catalog::money::owed(order).vnd > (order.paid - order.refunded).vnd) {
        return {"pay", orders::name(who_pays(order)), {}};
      }
      return {};
    case cancelled:
    case returned:
      return {};
  }
  return {};
}

Result<orders::Search> search_of(const std::string& state, const std::string& named,
                                 const Page& page) {
  orders::Search wanted{.named = named, .before_id = page.after, .limit = page.limit};
  if (state.empty()) return wanted;
  if (state == "open") {
    wanted.which = orders::Search::Which::open;
    return wanted;
  }
  const auto parsed = orders::parse_state(state);
  if (!parsed) return error(Code::invalid, "state", "order.which", {{"state", state}});
  wanted.which = orders::Search::Which::in_state;
  wanted.state = *parsed;
  return wanted;
}

OrderPage read_orders(const store::Scope& scope, const orders::Search& wanted) {
  const auto names = channel_names(scope);
  orders::Search one_more = wanted;
  one_more.limit += 1;
  auto all = orders::search(scope, one_more);
  OrderPage found;
  const auto limit = static_cast<std::size_t>(wanted.limit);
  if (all.size() > limit) {
    all.resize(limit);
    found.next = all.back().id.text;
  }
  std::map<OrderId, std::string> refusals;
  std::set<OrderId> late;
  if (!all.empty()) {
    refusals = connectors::publishing::refusals(scope, all.back().id, all.front().id);
    late = connectors::receiving::cancelled_late(scope, all.back().id, all.front().id);
  }
  for (auto& order : all) {
    const auto refusal = refusals.find(order.id);
    const bool is_late = late.contains(order.id);
    found.orders.push_back(listed(names, std::move(order),
                                  refusal == refusals.end() ? "" : std::move(refusal->second)));
    found.orders.back().is_cancelled_late = is_late;
  }
  for (auto& each : found.orders) look_for_recalled(scope, each);
  return found;
}

std::optional<OrderId> find_order(const store::Scope& scope, const std::string& id) {
  const auto found = orders::find_order(scope, OrderId{id});
  return found ? found->id : orders::find_numbered(scope, id);
}

std::optional<OrderAlone> read_order(const store::Scope& scope, const std::string& id) {
  const auto found = find_order(scope, id);
  if (!found) return std::nullopt;
  auto order = *orders::find_order(scope, *found);
  std::string refusal = connectors::publishing::refusal_of(scope, order.channel, order.id);
  OrderAlone alone{listed(channel_names(scope), std::move(order), std::move(refusal)),
                   {},
                   {},
                   {},
                   connectors::receiving::late_cancellation_of(scope, *found),
                   connectors::receiving::claimed_at(scope, *found)};
  alone.order.is_cancelled_late = alone.late.has_value();
  Names names(scope);
  const auto& of = alone.order.order;
  look_for_recalled(scope, alone.order);
  alone.picks = picks_of(scope, of, names);
  alone.parts = parts_of(scope, of);
  alone.collecting = selling::collecting(scope, of);
  for (auto& each : orders::returns_of(scope, of.id)) {
    alone.returns.push_back(listed_return(scope, std::move(each), of.external_id, names));
  }
  return alone;
}

ReturnPage read_returns(const store::Scope& scope, const Page& page) {
  ReturnPage found;
  Names names(scope);
  for (auto& each : orders::returns_before(scope, page.after, page.limit + 1)) {
    if (found.returns.size() == static_cast<std::size_t>(page.limit)) {
      found.next = found.returns.back().of.id.text;
      break;
    }
    const auto order = orders::find_order(scope, each.order);
    found.returns.push_back(
        listed_return(scope, std::move(each), order ? order->external_id : "", names));
  }
  return found;
}

void hide_customer(orders::Order& order) {
  order.customer = {};
  order.note = {};
  if (order.cancelled) order.cancelled->why = {};
  for (auto& line : order.lines) line.consent = line.cut_why = {};
}

}  // namespace ganh::service::api
