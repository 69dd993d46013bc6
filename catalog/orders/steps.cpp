#include "catalog/orders/steps.h"

#include <algorithm>

#include "catalog/json/json.h"
#include "catalog/orders/lines.h"
#include "catalog/orders/shipments.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

std::optional<State> state_of(const store::Scope& scope, const OrderId& id) {
  constexpr std::string_view find = R"sql(
    SELECT state FROM orders WHERE cooperative_id = $1 AND order_id = $2)sql";
  const auto text = scope.one(find, {id}, [](const store::Row& row) { return row.string(0); });
  return text ? parse_state(*text) : std::nullopt;
}

bool ends(State state) {
  return state == State::delivered || state == State::cancelled || state == State::returned;
}

}  // namespace

Error wrong_state(State state) {
  return error(Code::not_now, "state", "order.state", {{"order_state", std::string(name(state))}});
}

Result<State> may_move(const store::Scope& scope, const OrderId& id, State to) {
  const auto state = state_of(scope, id);
  if (!state) return error(Code::not_found, "order", "order.not_found");
  if (!may_follow(*state, to)) return wrong_state(*state);
  return *state;
}

Result<State> must_be_in(const store::Scope& scope, const OrderId& id,
                         std::initializer_list<State> states) {
  const auto state = state_of(scope, id);
  if (!state) return error(Code::not_found, "order", "order.not_found");
  if (std::ranges::find(states, *state) == states.end()) return wrong_state(*state);
  return *state;
}

Result<> move(Command& command, const OrderId& id, State from, State to, std::string_view why) {
  constexpr std::string_view step = R"sql(
    UPDATE orders
       SET state = $4, ended_at_us = $5, version = version + 1
     WHERE cooperative_id = $1 AND order_id = $2 AND state = $3)sql";
  std::optional<std::int64_t> ended_at_us;
  if (ends(to)) ended_at_us = to_us(command.now());
  if (command.rows().run(step, {id, name(from), name(to), ended_at_us}) == 0) {
    return wrong_state(state_of(command.rows(), id).value_or(from));
  }
  json::Writer detail;
  detail.object([&] {
    detail.field("was", name(from));
    detail.field("state", name(to));
    // Named only: a reason may name a customer, and nobody may erase the log.
    if (!why.empty()) detail.object("changed", [&] { detail.array("why", [] {}); });
  });
  command.record(changes::Noun::order, id.text, changes::Kind::updated, std::move(detail).text());
  return {};
}

Result<> leave(Command& command, const OrderId& id) {
  // The last of it may have left days before the rest was cut.
  constexpr std::string_view note_shipped = R"sql(
    UPDATE orders
       SET shipped_at_us = (SELECT MAX(shipped_at_us)
                              FROM shipments
                             WHERE cooperative_id = $1 AND order_id = $2)
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  if (auto moved = move(command, id, State::packed, State::shipped); !moved) return moved;
  command.rows().run(note_shipped, {id});
  if (all_came_back(command.rows(), id)) {
    set_returned(command, id);
    return move(command, id, State::shipped, State::returned);
  }
  return any_under_way(command.rows(), id) ? Result<>()
                                           : move(command, id, State::shipped, State::delivered);
}

Result<> close_after_cutting(Command& command, const OrderId& id, State from,
                             std::string_view why) {
  sum_up(command, id);
  if (!all_packed(command.rows(), id)) return {};
  if (!any_packed(command.rows(), id)) return error(Code::not_now, "line", "order.all_cut");
  if (from != State::packed) {
    if (auto moved = move(command, id, from, State::packed, why); !moved) return moved;
  }
  return packed_shipments(command.rows(), id).empty() ? leave(command, id) : Result<>();
}

void touch(Command& command, const OrderId& id, std::string_view detail) {
  constexpr std::string_view grow = R"sql(
    UPDATE orders SET version = version + 1 WHERE cooperative_id = $1 AND order_id = $2)sql";
  command.rows().run(grow, {id});
  command.record(changes::Noun::order, id.text, changes::Kind::updated, detail);
}

void sum_up(Command& command, const OrderId& id) {
  constexpr std::string_view total = R"sql(
    UPDATE orders
       SET total_vnd =
             (SELECT COALESCE(CAST(SUM((packs - cut_packs) * unit_price_vnd) AS BIGINT), 0)
                FROM order_lines
               WHERE cooperative_id = $1 AND order_id = $2)
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  command.rows().run(total, {id});
}

}  // namespace ganh::catalog::orders
