#include "connectors/receiving/cancellations.h"

#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "connectors/publishing/order_tellings.h"

namespace ganh::connectors::receiving {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

void save_state(changes::Command& command, const ChannelId& channel, std::string_view external_id,
                std::string_view state) {
  constexpr std::string_view sql = R"sql(
    UPDATE order_cancellations
       SET state = $4
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3)sql";
  command.rows().run(sql, {channel, external_id, state});
}

// Without the reason: it may name the customer, and the change log is kept.
void record(changes::Command& command, const OrderId& order, std::string_view field,
            std::string_view text) {
  catalog::json::Writer detail;
  detail.object([&] { detail.field(field, text); });
  command.record(changes::Noun::order, order.text, changes::Kind::updated,
                 std::move(detail).text());
}

bool call_off(changes::Command& command, const OrderId& order, const orders::Cancellation& wanted) {
  auto done = orders::cancel(command, order, wanted);
  // Words that cannot be kept are no reason to send the goods.
  if (!done && done.error().code == Code::invalid) {
    done = orders::cancel(command, order, {wanted.by, ""});
  }
  return done.has_value();
}

void apply(changes::Command& command, const ChannelId& channel, std::string_view external_id,
           const orders::Cancellation& wanted) {
  const auto order = orders::find_order(command.rows(), channel, external_id);
  if (!order) return;
  const bool over =
      order->state == orders::State::cancelled || order->state == orders::State::returned;
  if (over || call_off(command, order->id, wanted)) {
    save_state(command, channel, external_id, "done");
    publishing::settle_refused_cancellation(command, order->id);
  } else {
    save_state(command, channel, external_id, "late");
    record(command, order->id, "cancelled_late_by", orders::name(wanted.by));
  }
}

LateCancellation late_from(const store::Row& row) {
  return {{row.string(0)},
          orders::parse_party(row.string(1)).value_or(orders::Party::channel),
          row.string(2),
          from_us(row.integer(3))};
}

}  // namespace

void hear(changes::Command& command, const ChannelId& channel, const OrderCancelled& told) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO order_cancellations (cooperative_id, channel_id, external_id, cancelled_by, why,
                                     state, heard_at_us)
    VALUES ($1, $2, $3, $4, $5, 'waiting', $6)
        ON CONFLICT (cooperative_id, channel_id, external_id) DO UPDATE
       SET cancelled_by = excluded.cancelled_by, why = excluded.why, state = excluded.state,
           heard_at_us = excluded.heard_at_us
     WHERE order_cancellations.state = 'claimed')sql";
  const auto heard = command.rows().run(
      sql, {channel, told.external_id, orders::name(told.by), told.why, to_us(command.now())});
  if (heard > 0) apply(command, channel, told.external_id, {told.by, told.why});
}

void follow_cancellation(changes::Command& command, const ChannelId& channel,
                         std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    SELECT cancelled_by, why
      FROM order_cancellations
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3
       AND state = 'waiting')sql";
  const auto heard = command.rows().one(sql, {channel, external_id}, [](const store::Row& row) {
    return orders::Cancellation{orders::parse_party(row.string(0)).value_or(orders::Party::channel),
                                row.string(1)};
  });
  if (heard) apply(command, channel, external_id, *heard);
}

bool was_cancelled_there(const store::Scope& scope, const ChannelId& channel,
                         std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    SELECT COUNT(*)
      FROM order_cancellations
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3
       AND state <> 'claimed')sql";
  return scope.number(sql, {channel, external_id}) > 0;
}

std::int64_t erase_reasons(changes::Command& command, Time heard_before, int limit) {
  constexpr std::string_view sql = R"sql(
    UPDATE order_cancellations
       SET why = ''
     WHERE cooperative_id = $1
       AND (channel_id, external_id) IN
           (SELECT c.channel_id, c.external_id
              FROM order_cancellations AS c
              LEFT JOIN orders AS o ON o.cooperative_id = c.cooperative_id
                                   AND o.channel_id = c.channel_id
                                   AND o.external_id = c.external_id
             WHERE c.cooperative_id = $1 AND c.why <> '' AND c.heard_at_us < $2
               AND (o.order_id IS NULL OR o.erased_at_us IS NOT NULL)
             ORDER BY c.heard_at_us, c.channel_id, c.external_id
             LIMIT $3))sql";
  return command.rows().run(sql, {to_us(heard_before), limit});
}

std::vector<LateCancellation> late_cancellations(const store::Scope& scope, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT o.order_id, c.cancelled_by, c.why, c.heard_at_us
      FROM order_cancellations AS c
      JOIN orders AS o ON o.cooperative_id = c.cooperative_id AND o.channel_id = c.channel_id
                      AND o.external_id = c.external_id
     WHERE c.cooperative_id = $1 AND c.state = 'late' AND o.state NOT IN ('cancelled', 'returned')
     ORDER BY c.heard_at_us, c.channel_id, c.external_id
     LIMIT $2)sql";
  return scope.all(sql, {limit}, late_from);
}

std::optional<LateCancellation> late_cancellation_of(const store::Scope& scope,
                                                     const OrderId& order) {
  constexpr std::string_view sql = R"sql(
    SELECT o.order_id, c.cancelled_by, c.why, c.heard_at_us
      FROM orders AS o
      JOIN order_cancellations AS c ON c.cooperative_id = o.cooperative_id
                                   AND c.channel_id = o.channel_id
                                   AND c.external_id = o.external_id
     WHERE o.cooperative_id = $1 AND o.order_id = $2 AND c.state = 'late'
       AND o.state NOT IN ('cancelled', 'returned'))sql";
  return scope.one(sql, {order}, late_from);
}

std::set<OrderId> cancelled_late(const store::Scope& scope, const OrderId& first,
                                 const OrderId& last) {
  constexpr std::string_view sql = R"sql(
    SELECT o.order_id
      FROM order_cancellations AS c
      JOIN orders AS o ON o.cooperative_id = c.cooperative_id AND o.channel_id = c.channel_id
                      AND o.external_id = c.external_id
     WHERE c.cooperative_id = $1 AND c.state = 'late' AND o.order_id BETWEEN $2 AND $3
       AND o.state NOT IN ('cancelled', 'returned')
     ORDER BY o.order_id)sql";
  std::set<OrderId> found;
  scope.each(sql, {first, last},
             [&](const store::Row& row) { found.insert(OrderId{row.string(0)}); });
  return found;
}

void claim(changes::Command& command, const ChannelId& channel, std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO order_cancellations (cooperative_id, channel_id, external_id, cancelled_by, why,
                                     state, heard_at_us)
    VALUES ($1, $2, $3, 'channel', '', 'claimed', $4)
        ON CONFLICT (cooperative_id, channel_id, external_id) DO NOTHING)sql";
  command.rows().run(sql, {channel, external_id, to_us(command.now())});
}

std::vector<OrderId> unheard_claims(const store::Scope& scope, Time claimed_before, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT o.order_id
      FROM order_cancellations AS c
      JOIN orders AS o ON o.cooperative_id = c.cooperative_id AND o.channel_id = c.channel_id
                      AND o.external_id = c.external_id
     WHERE c.cooperative_id = $1 AND c.state = 'claimed' AND c.heard_at_us < $2
     ORDER BY c.heard_at_us, c.channel_id, c.external_id
     LIMIT $3)sql";
  return scope.all(sql, {to_us(claimed_before), limit},
                   [](const store::Row& row) { return OrderId{row.string(0)}; });
}

std::optional<Time> claimed_at(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view sql = R"sql(
    SELECT c.heard_at_us
      FROM orders AS o
      JOIN order_cancellations AS c ON c.cooperative_id = o.cooperative_id
                                   AND c.channel_id = o.channel_id
                                   AND c.external_id = o.external_id
     WHERE o.cooperative_id = $1 AND o.order_id = $2 AND c.state = 'claimed')sql";
  return scope.one(sql, {order}, [](const store::Row& row) { return from_us(row.integer(0)); });
}

bool settle_claim(changes::Command& command, const OrderId& order, std::string_view why) {
  constexpr std::string_view sql = R"sql(
    UPDATE order_cancellations
       SET state = 'settled', why = $3
     WHERE cooperative_id = $1 AND state = 'claimed'
       AND (channel_id, external_id) IN
           (SELECT channel_id, external_id
              FROM orders
             WHERE cooperative_id = $1 AND order_id = $2))sql";
  if (command.rows().run(sql, {order, why}) == 0) return false;
  record(command, order, "claimed_cancellation", "settled");
  return true;
}

Result<> settle_late(changes::Command& command, const OrderId& order, std::string_view why) {
  constexpr std::string_view sql = R"sql(
    UPDATE order_cancellations
       SET state = 'settled', why = CASE WHEN $3 = '' THEN why ELSE why || ' · ' || $3 END
     WHERE cooperative_id = $1 AND state = 'late'
       AND (channel_id, external_id) IN
           (SELECT channel_id, external_id
              FROM orders
             WHERE cooperative_id = $1 AND order_id = $2))sql";
  if (command.rows().run(sql, {order, why}) == 0) {
    return error(Code::not_found, "order", "order.not_cancelled_late");
  }
  record(command, order, "late_cancellation", "settled");
  return {};
}

}  // namespace ganh::connectors::receiving
