#include "service/api/order_steps.h"

#include <algorithm>

#include "catalog/measure/bare_number.h"
#include "catalog/measure/quantity.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/selling/selling.h"
#include "catalog/stock/places.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/receiving/cancellations.h"
#include "service/api/orders.h"

namespace ganh::service::api {

namespace measure = catalog::measure;
namespace orders = catalog::orders;
namespace stock = catalog::stock;

namespace {

using catalog::changes::Command;

Error no_order(const std::string& id) {
  return error(Code::not_found, "order_id", "order.not_found", {{"order", id}});
}

Result<orders::Party> party_of(const std::string& text, orders::Party otherwise) {
  if (text.empty()) return otherwise;
  const auto party = orders::parse_party(text);
  if (party) return *party;
  return error(Code::invalid, "by", "step.by", {{"by", text}});
}

Result<std::optional<stock::Waste>> waste_of(const std::string& text) {
  if (text.empty()) return std::optional<stock::Waste>();
  const auto waste = stock::parse_waste(text);
  if (waste) return std::optional(*waste);
  return error(Code::invalid, "waste", "step.waste", {{"waste", text}});
}

// What the scales say, in the base unit of the line's product.
Result<std::optional<std::int64_t>> weighed_base(const catalog::store::Scope& scope,
                                                 const orders::Order& order,
                                                 const LinePacks& wanted) {
  if (wanted.weighed.empty()) return std::optional<std::int64_t>();
  const auto line = std::ranges::find(order.lines, wanted.line, &orders::OrderLine::number);
  const auto pack = line != order.lines.end() && line->pack
                        ? catalog::products::find_pack(scope, *line->pack)
                        : std::nullopt;
  const auto product =
      pack ? catalog::products::find_product(scope, pack->pack.product) : std::nullopt;
  if (!product) {
    return error(Code::invalid, "line", "line.not_found", {{"line", std::to_string(wanted.line)}});
  }
  const auto unit = product->product.base;
  if (auto bare = measure::bare_number(wanted.weighed, "weighed", unit)) {
    return Error{Code::invalid, {*std::move(bare)}};
  }
  const auto quantity = measure::parse_quantity(wanted.weighed, measure::name(unit));
  if (quantity && quantity->unit == unit) return std::optional(quantity->base);
  return error(Code::invalid, "weighed", "step.weighed",
               {{"text", wanted.weighed}, {"unit", std::string(measure::name(unit))}});
}

// What was packed by weight without one, where no line was named.
bool was_packed_unweighed(const orders::Order& before, const orders::OrderLine& line) {
  const auto was = std::ranges::find(before.lines, line.number, &orders::OrderLine::number);
  const std::int64_t packed_before = was == before.lines.end() ? 0 : was->packed_packs;
  return line.catch_weight && line.packed_packs > packed_before;
}

// Looked at once it is packed: packing reserves first what has come in.
Result<> all_was_said(const orders::Order& before, const orders::Order& now,
                      const OrderStep& step) {
  std::vector<Fault> faults;
  for (const orders::OrderLine& line : now.lines) {
    const auto named = std::ranges::find(step.lines, line.number, &LinePacks::line);
    const bool weighed = named != step.lines.end() && !named->weighed.empty();
    if (was_packed_unweighed(before, line) && !weighed) {
      faults.push_back({"lines", "goods.not_weighed", {{"sku", line.sku}}});
    }
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  if (step.rest) return {};
  for (const orders::OrderLine& line : now.lines) {
    if (line.to_pack() == 0) continue;
    faults.push_back(
        {"rest", "pack.rest", {{"goods", line.name}, {"packs", std::to_string(line.to_pack())}}});
  }
  if (!faults.empty()) return Error{Code::not_now, std::move(faults)};
  return {};
}

Result<> pack(Command& command, const orders::Order& order, const OrderStep& step) {
  orders::Packing packing;
  packing.rest = step.rest.value_or(orders::Packing::Rest::later);
  if (step.weight_is_right) packing.weight_factor = 0;
  for (const LinePacks& wanted : step.lines) {
    const auto base = weighed_base(command.rows(), order, wanted);
    if (!base) return base.error();
    packing.lines.push_back({wanted.line, wanted.packs, *base});
  }
  const auto packed = orders::pack(command, order.id, packing);
  if (!packed) return packed.error();
  return all_was_said(order, *orders::find_order(command.rows(), order.id), step);
}

Result<ShipmentId> shipment_of(const orders::Order& order, int number) {
  const auto found = std::ranges::find(order.shipments, number, &orders::Shipment::number);
  if (found != order.shipments.end()) return found->id;
  return error(Code::not_found, "shipment", "shipment.not_found");
}

Result<> ship(Command& command, const orders::Order& order, const OrderStep& step) {
  orders::Handover handover = step.handover;
  if (handover.carrier.empty() || handover.waybill.empty()) {
    return error(Code::invalid, handover.carrier.empty() ? "carrier" : "waybill", "step.shipment");
  }
  if (step.shipment > 0) {
    const auto shipment = shipment_of(order, step.shipment);
    if (!shipment) return shipment.error();
    handover.shipment = *shipment;
  }
  const auto may =
      catalog::selling::may_leave(command.rows(), order, handover.cod, step.pays_later,
                                  handover.shipment);
  if (!may) return may;
  return orders::ship(command, order.id, handover);
}

// The one that is named; unless one is, the only one in that state. `step`.none, `step`.which.
Result<ShipmentId> only_parcel(const orders::Order& order, int number, orders::ShipmentState state,
                               const std::string& step) {
  if (number > 0) return shipment_of(order, number);
  std::vector<ShipmentId> found;
  std::string numbers;
  for (const orders::Shipment& shipment : order.shipments) {
    if (shipment.state != state) continue;
    found.push_back(shipment.id);
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(shipment.number);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return error(Code::not_now, "shipment", step + ".none");
  return error(Code::invalid, "shipment", step + ".which", {{"numbers", numbers}});
}

Result<> set_cod(Command& command, const orders::Order& order, const OrderStep& step) {
  if (!step.cod) return error(Code::invalid, "cod_vnd", "cod.missing");
  const auto parcel = only_parcel(order, step.shipment, orders::ShipmentState::shipped, "cod");
  if (!parcel) return parcel.error();
  const auto may = catalog::selling::may_collect(command.rows(), order, *parcel, *step.cod);
  if (!may) return may;
  return orders::set_cod(command, order.id, *parcel, *step.cod);
}

Result<> unpack(Command& command, const orders::Order& order, const OrderStep& step) {
  const auto shipment = only_parcel(order, step.shipment, orders::ShipmentState::packed, "unpack");
  if (!shipment) return shipment.error();
  const auto waste = waste_of(step.waste);
  if (!waste) return waste.error();
  const auto rest = step.rest.value_or(orders::Packing::Rest::later);
  if (rest == orders::Packing::Rest::cut && step.why.empty()) {
    return error(Code::invalid, "why", "step.why");
  }
  return orders::unpack(command, order.id, *shipment, {rest, *waste, step.why});
}

Result<> deliver(Command& command, const orders::Order& order, const OrderStep& step) {
  if (step.shipment > 0) {
    const auto shipment = shipment_of(order, step.shipment);
    if (!shipment) return shipment.error();
    return orders::deliver(command, *shipment, command.now());
  }
  bool any = false;
  for (const orders::Shipment& shipment : order.shipments) {
    if (shipment.state != orders::ShipmentState::shipped) continue;
    any = true;
    const auto delivered = orders::deliver(command, shipment.id, command.now());
    if (!delivered) return delivered;
  }
  if (any) return {};
  return error(Code::not_now, "state", "order.state",
               {{"order_state", std::string(orders::name(order.state))}});
}

Result<> substitute(Command& command, const orders::Order& order, const OrderStep& step) {
  orders::Substitution wanted{step.line, step.packs, step.sku, step.sku_packs, {}, step.consent};
  const auto pack = catalog::products::find_pack(command.rows(), std::string_view(step.sku));
  if (!pack) return error(Code::not_found, "sku", "pack.not_found", {{"sku", step.sku}});
  wanted.unit_price = {step.unit_price_vnd.value_or(pack->pack.price.vnd)};
  const auto line = orders::substitute(command, order.id, wanted);
  return line ? Result<>() : line.error();
}

Result<> cancel(Command& command, const orders::Order& order, const OrderStep& step) {
  if (step.why.empty()) return error(Code::invalid, "why", "step.why");
  const auto by = party_of(step.by, orders::Party::cooperative);
  if (!by) return by.error();
  const auto waste = waste_of(step.waste);
  if (!waste) return waste.error();
  const auto done = orders::cancel(command, order.id, {*by, step.why}, *waste);
  const bool is_marketplaces =
      connectors::channel::find_channel(command.rows(), order.channel).has_value();
  if (done && *by == orders::Party::channel && is_marketplaces) {
    connectors::receiving::claim(command, order.channel, order.external_id);
  }
  return done;
}

Result<> take(Command& command, const orders::Order& order, const OrderStep& step) {
  if (step.step == "confirm") return orders::confirm(command, order.id);
  if (step.step == "pack") return pack(command, order, step);
  if (step.step == "unpack") return unpack(command, order, step);
  if (step.step == "ship") return ship(command, order, step);
  if (step.step == "cod") return set_cod(command, order, step);
  if (step.step == "deliver") return deliver(command, order, step);
  if (step.step == "cut") {
    if (step.why.empty()) return error(Code::invalid, "why", "step.why");
    return orders::cut(command, order.id, step.line, step.packs, step.why);
  }
  if (step.step == "substitute") return substitute(command, order, step);
  if (step.step == "cancel") return cancel(command, order, step);
  if (step.step == "settle") {
    if (connectors::publishing::settle_refused_cancellation(command, order.id)) return {};
    if (connectors::receiving::settle_claim(command, order.id, step.why)) return {};
    return connectors::receiving::settle_late(command, order.id, step.why);
  }
  return error(Code::invalid, "step", "step.unknown", {{"step", step.step}});
}

}  // namespace

Result<orders::State> take_step(Command& command, const std::string& id, const OrderStep& step) {
  const auto found = find_order(command.rows(), id);
  if (!found) return no_order(id);
  const auto taken = take(command, *orders::find_order(command.rows(), *found), step);
  if (!taken) return taken.error();
  return orders::find_order(command.rows(), *found)->state;
}

Result<orders::Returned> take_back(Command& command, const std::string& id,
                                   const GoodsBack& goods) {
  const auto found = find_order(command.rows(), id);
  if (!found) return no_order(id);
  const auto order = *orders::find_order(command.rows(), *found);
  orders::GoodsBack back;
  const orders::Shipment* parcel = nullptr;
  if (goods.shipment > 0) {
    const auto named = shipment_of(order, goods.shipment);
    if (!named) return named.error();
    back.shipment = *named;
    parcel = &*std::ranges::find(order.shipments, *named, &orders::Shipment::id);
  }
  const bool is_refused =
      parcel && goods.lines.empty() && parcel->state == orders::ShipmentState::shipped;
  const auto by = party_of(goods.by, is_refused ? orders::Party::carrier : orders::Party::customer);
  if (!by) return by.error();
  back.by = *by;
  back.why = goods.why;
  if (goods.weight_is_right) back.weight_factor = 0;
  back.external_id = goods.external_id.empty() ? command.make<ReturnTag>().text : goods.external_id;
  if (!goods.place.empty()) {
    const auto place = stock::find_place(command.rows(), std::string_view(goods.place));
    if (!place) return error(Code::not_found, "place", "place.not_found", {{"place", goods.place}});
    back.place = place->place.id;
  }
  for (const LinePacks& line : goods.lines) {
    const auto base = weighed_base(command.rows(), order, line);
    if (!base) return base.error();
    const auto waste = waste_of(line.waste);
    if (!waste) return waste.error();
    back.lines.push_back({line.line, line.packs, *base, *waste});
  }
  const auto waste = waste_of(goods.waste);
  if (!waste) return waste.error();
  back.waste = *waste;
  return orders::take_back(command, *found, back);
}

}  // namespace ganh::service::api
