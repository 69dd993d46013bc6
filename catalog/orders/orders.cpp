#include "catalog/orders/orders.h"

#include <algorithm>
#include <cassert>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/json/json.h"
#include "catalog/orders/booking.h"
#include "catalog/orders/lines.h"
#include "catalog/orders/search.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"
#include "catalog/orders/tracking.h"
#include "catalog/products/packs.h"
#include "catalog/stock/holds.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/reservations.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

std::optional<OrderId> standing(const store::Scope& scope, const NewOrder& order) {
  constexpr std::string_view find = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3)sql";
  return scope.one(find, {order.channel, order.external_id},
                   [](const store::Row& row) { return OrderId{row.string(0)}; });
}

// Whether it was new: a delivery that came before comes back as no row.
bool add_order(Command& command, const OrderId& id, const NewOrder& order) {
  constexpr std::string_view add = R"sql(
    INSERT INTO orders
      (cooperative_id, order_id, channel_id, external_id, state, customer_name, customer_phone,
       customer_address, phone_key, placed_at_us, confirm_by_us, ship_by_us, note, total_vnd,
       version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)
        ON CONFLICT (cooperative_id, channel_id, external_id) DO NOTHING)sql";
  measure::Money total;
  for (const NewOrder::Line& line : order.lines) total += line.unit_price * line.packs;
  std::optional<std::int64_t> confirm_by_us, ship_by_us;
  if (order.confirm_by) confirm_by_us = to_us(*order.confirm_by);
  if (order.ship_by) ship_by_us = to_us(*order.ship_by);
  const Customer& customer = order.customer;
  return command.rows().run(
             add, {id, order.channel, order.external_id, name(State::received), customer.name,
                   customer.phone, customer.address, phone_key(customer.phone),
                   to_us(order.placed_at), confirm_by_us, ship_by_us, order.note, total.vnd}) == 1;
}

void record_placed(Command& command, const OrderId& id, const NewOrder& order) {
  json::Writer detail;
  detail.object([&] {
    detail.field("channel", order.channel.text);
    detail.field("external_id", order.external_id);
  });
  command.record(changes::Noun::order, id.text, changes::Kind::created, std::move(detail).text());
}

Error other_goods(const store::Scope& scope, const stock::Hold& hold) {
  const auto pack = products::find_pack(scope, hold.pack);
  return error(Code::not_now, "hold", "hold.other_goods",
               {{"goods", pack ? pack->pack.sku : hold.pack.text}});
}

}  // namespace

Result<Placed> place(Command& command, const NewOrder& order) {
  if (auto valid = validate(order); !valid) return valid.error();
  const auto id = command.make<OrderTag>();
  if (!add_order(command, id, order)) {
    const auto stood = standing(command.rows(), order);
    assert(stood);
    return Placed{*stood, true};
  }
  add_lines(command, id, order.lines);
  record_placed(command, id, order);
  cover_short_lines(command, id);
  return Placed{id, false};
}

Result<Placed> place_held(Command& command, const NewOrder& order, const HoldId& id) {
  const auto hold = stock::find_hold(command.rows(), id);
  auto placed = place(command, order);
  if (!placed || placed->stood_already) return placed;
  if (!hold) return error(Code::not_found, "hold", "hold.not_found");
  const auto rows = lines_of(command.rows(), placed->id);
  if (std::ranges::find(rows, hold->product, &LineRow::product) == rows.end()) {
    return other_goods(command.rows(), *hold);
  }
  // Reserving for the order has ended the hold already if its time has come.
  for (const LineRow& row : rows) {
    const std::int64_t missing = row.line.to_pack() - row.line.reserved_packs;
    if (missing == 0 || row.product != hold->product) continue;
    if (!stock::find_hold(command.rows(), id)) break;
    auto taken = stock::take_over(
        command, id, {placed->id, row.line.number, *row.product, row.net_base, missing});
    if (!taken) return taken.error();
  }
  if (stock::find_hold(command.rows(), id)) {
    if (auto ended = stock::end_hold(command, id); !ended) return ended.error();
  }
  cover_short_lines(command, placed->id);
  return placed;
}

Result<> confirm(Command& command, const OrderId& id) {
  // From packed it goes back by unpacking alone.
  const auto from = must_be_in(command.rows(), id, {State::received});
  if (!from) return from.error();
  if (auto moved = move(command, id, *from, State::confirmed); !moved) return moved;
  cover_short_lines(command, id);
  return {};
}

Result<> ship(Command& command, const OrderId& id, const Handover& handover) {
  Faults faults;
  faults.optional("carrier", handover.carrier, shipment_bytes_max);
  faults.optional("waybill", handover.waybill, shipment_bytes_max);
  faults.range("cod_vnd", handover.cod.vnd, 0, cod_vnd_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto state = must_be_in(command.rows(), id, {State::confirmed, State::packed});
  if (!state) return state.error();
  const auto here = packed_shipments(command.rows(), id);
  if (here.empty()) {
    if (*state == State::packed) return error(Code::not_now, "order", "order.nothing_to_ship");
    return wrong_state(*state);
  }
  const ShipmentId shipment = handover.shipment.value_or(here.front());
  if (std::ranges::find(here, shipment) == here.end()) {
    return error(Code::not_found, "shipment", "shipment.not_found");
  }
  if (const auto lot = recalled_lot_in(command.rows(), shipment)) {
    return error(Code::not_now, "shipment", "ship.recalled", {{"lot", *lot}});
  }
  hand_over(command, shipment, handover);
  if (auto booked = book_shipment(command, id, shipment); !booked) return booked;
  if (*state == State::confirmed || here.size() > 1) {
    touch(command, id, changes::Difference("shipment", shipment.text).json());
  } else if (auto left = leave(command, id); !left) {
    return left;
  }
  match_tracking(command, shipment, handover.carrier, handover.waybill);
  return {};
}

Result<> deliver(Command& command, const ShipmentId& id, Time at) {
  const auto order = find_order_of(command.rows(), id);
  if (!order) return error(Code::not_found, "shipment", "shipment.not_found");
  const auto found = std::ranges::find(order->shipments, id, &Shipment::id);
  if (found->state == ShipmentState::delivered) return {};
  if (found->state != ShipmentState::shipped) {
    return error(Code::not_now, "state", "shipment.state",
                 {{"shipment_state", std::string(name(found->state))}});
  }
  // Carriers' clocks are their own, and clerks enter late: what has not left has not arrived.
  set_delivered(command, id, std::max(at, found->shipped_at.value_or(at)));
  const bool others = std::ranges::any_of(order->shipments, [&](const Shipment& shipment) {
    return shipment.id != id &&
           (shipment.state == ShipmentState::packed || shipment.state == ShipmentState::shipped);
  });
  if (order->state == State::shipped && !others) {
    return move(command, order->id, State::shipped, State::delivered);
  }
  touch(command, order->id, changes::Difference("delivered", id.text).json());
  return {};
}

Result<> cancel(Command& command, const OrderId& id, const Cancellation& cancellation,
                std::optional<stock::Waste> waste) {
  constexpr std::string_view note_cancelled = R"sql(
    UPDATE orders
       SET cancelled_by = $3, cancel_why = $4
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  Faults faults;
  faults.optional("why", cancellation.why, stock::why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto from = may_move(command.rows(), id, State::cancelled);
  if (!from) return from.error();
  if (any_left(command.rows(), id)) {
    return error(Code::not_now, "state", "order.partly_shipped");
  }
  const std::string why = text::normalise(cancellation.why);
  if (auto moved = move(command, id, *from, State::cancelled, why); !moved) return moved;
  command.rows().run(note_cancelled, {id, name(cancellation.by), why});
  stock::release(command, id);
  for (const ShipmentId& shipment : packed_shipments(command.rows(), id)) {
    if (auto apart = take_apart(command, id, shipment, waste); !apart) return apart;
  }
  return {};
}

void note_payment(Command& command, const OrderId& id, measure::Money amount) {
  constexpr std::string_view note = R"sql(
    UPDATE orders
       SET paid_vnd = paid_vnd + $3, refunded_vnd = refunded_vnd + $4
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  const std::int64_t paid_vnd = std::max<std::int64_t>(amount.vnd, 0);
  command.rows().run(note, {id, paid_vnd, paid_vnd - amount.vnd});
  touch(command, id, changes::Difference("paid_vnd", std::to_string(amount.vnd)).json());
}

}  // namespace ganh::catalog::orders
