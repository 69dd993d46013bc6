#include "catalog/orders/orders.h"

#include <cassert>
#include <set>

#include "catalog/faults.h"
#include "catalog/json/json.h"
#include "catalog/orders/lines.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

constexpr std::size_t shipment_bytes_max = 100;

std::optional<State> state_of(const store::Scope& scope, const OrderId& id) {
  constexpr std::string_view find = R"sql(
    SELECT state FROM orders WHERE cooperative_id = $1 AND order_id = $2)sql";
  const auto text = scope.one(find, {id}, [](const store::Row& row) { return row.string(0); });
  return text ? parse_state(*text) : std::nullopt;
}

Error wrong_state(State state) {
  return error(Code::not_now, "state", "order.state", {{"state", std::string(name(state))}});
}

// The state it is in, if it may go to `to` from there.
Result<State> may_move(const store::Scope& scope, const OrderId& id, State to) {
  const auto state = state_of(scope, id);
  if (!state) return error(Code::not_found, "order", "order.not_found");
  if (!may_follow(*state, to)) return wrong_state(*state);
  return *state;
}

// Moves only from the state that was looked at: of two who try at once one finds it moved.
Result<> move(Command& command, const OrderId& id, State from, State to,
              std::string_view why = "") {
  constexpr std::string_view step = R"sql(
    UPDATE orders
       SET state = $4, version = version + 1
     WHERE cooperative_id = $1 AND order_id = $2 AND state = $3)sql";
  if (command.rows().run(step, {id, name(from), name(to)}) == 0) {
    return wrong_state(state_of(command.rows(), id).value_or(from));
  }
  json::Writer detail;
  detail.object([&] {
    detail.field("was", name(from));
    detail.field("state", name(to));
    if (!why.empty()) detail.field("why", why);
  });
  command.record(changes::Noun::order, id.text, changes::Kind::updated, std::move(detail).text());
  return {};
}

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
       customer_address, placed_at_us, confirm_by_us, total_vnd, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)
        ON CONFLICT (cooperative_id, channel_id, external_id) DO NOTHING)sql";
  measure::Money total;
  for (const NewOrder::Line& line : order.lines) total += line.unit_price * line.packs;
  std::optional<std::int64_t> confirm_by_us;
  if (order.confirm_by) confirm_by_us = to_us(*order.confirm_by);
  const Customer& customer = order.customer;
  return command.rows().run(add, {id, order.channel, order.external_id, name(State::received),
                                  customer.name, customer.phone, customer.address,
                                  to_us(order.placed_at), confirm_by_us, total.vnd}) == 1;
}

void record_placed(Command& command, const OrderId& id, const NewOrder& order) {
  json::Writer detail;
  detail.object([&] {
    detail.field("channel", order.channel.text);
    detail.field("external_id", order.external_id);
  });
  command.record(changes::Noun::order, id.text, changes::Kind::created, std::move(detail).text());
}

// Older orders come before this one where stock has fallen or expired.
void settle_products_of(Command& command, const OrderId& id) {
  std::set<ProductId> products;
  for (const LineRow& row : lines_of(command.rows(), id)) {
    if (row.product) products.insert(*row.product);
  }
  for (const ProductId& product : products) stock::settle_reservations(command, product);
}

Result<> return_picks(Command& command, const OrderId& id) {
  for (const Pick& pick : picks_of(command.rows(), id)) {
    const auto entered = stock::enter(
        command, {pick.lot, pick.quantity_base, stock::Cause::returned, id.text, pick.line});
    if (!entered) return entered;
  }
  return {};
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

Result<> confirm(Command& command, const OrderId& id) {
  const auto from = may_move(command.rows(), id, State::confirmed);
  if (!from) return from.error();
  if (auto moved = move(command, id, *from, State::confirmed); !moved) return moved;
  cover_short_lines(command, id);
  return {};
}

Result<> pack(Command& command, const OrderId& id) {
  const auto from = may_move(command.rows(), id, State::packed);
  if (!from) return from.error();
  settle_products_of(command, id);
  cover_short_lines(command, id);
  auto rows = lines_of(command.rows(), id);
  std::erase_if(rows, [](const LineRow& row) { return row.line.reserved_packs == 0; });
  if (rows.empty()) return error(Code::not_now, "lines", "order.nothing_to_pack");
  if (auto moved = move(command, id, *from, State::packed); !moved) return moved;
  stock::release(command, id);
  for (const LineRow& row : rows) {
    if (auto packed = pack_line(command, id, row, row.line.reserved_packs); !packed) return packed;
  }
  return {};
}

Result<> ship(Command& command, const OrderId& id, const Shipment& shipment) {
  constexpr std::string_view hand_over = R"sql(
    UPDATE orders
       SET carrier = $3, waybill = $4, shipped_at_us = $5
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  Faults faults;
  faults.optional("carrier", shipment.carrier, shipment_bytes_max);
  faults.optional("waybill", shipment.waybill, shipment_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto from = may_move(command.rows(), id, State::shipped);
  if (!from) return from.error();
  if (auto moved = move(command, id, *from, State::shipped); !moved) return moved;
  command.rows().run(hand_over, {id, shipment.carrier, shipment.waybill, to_us(command.now())});
  return {};
}

Result<> cancel(Command& command, const OrderId& id, std::string_view why) {
  Faults faults;
  faults.optional("why", why, stock::why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto from = may_move(command.rows(), id, State::cancelled);
  if (!from) return from.error();
  if (auto moved = move(command, id, *from, State::cancelled, why); !moved) return moved;
  if (*from == State::packed) return return_picks(command, id);
  stock::release(command, id);
  return {};
}

}  // namespace ganh::catalog::orders
