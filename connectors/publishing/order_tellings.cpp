#include "connectors/publishing/order_tellings.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

std::int64_t told_until(const store::Scope& scope, const ChannelId& channel, const OrderId& order) {
  constexpr std::string_view sql = R"sql(
    SELECT planned
      FROM order_tellings
     WHERE cooperative_id = $1 AND channel_id = $2 AND order_id = $3)sql";
  return scope.number(sql, {channel, order});
}

void save_told_until(changes::Command& command, const ChannelId& channel, const OrderId& order,
                     std::int64_t step) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO order_tellings (cooperative_id, channel_id, order_id, planned)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, channel_id, order_id) DO UPDATE
       SET planned = excluded.planned)sql";
  command.rows().run(sql, {channel, order, step});
}

void save_refusal(changes::Command& command, const ChannelId& channel, const OrderId& order,
                  std::string_view their_words) {
  constexpr std::string_view sql = R"sql(
    UPDATE order_tellings SET their_words = $4
     WHERE cooperative_id = $1 AND channel_id = $2 AND order_id = $3)sql";
  command.rows().run(sql, {channel, order, their_words});
}

std::string refusal_of(const store::Scope& scope, const ChannelId& channel, const OrderId& order) {
  constexpr std::string_view sql = R"sql(
    SELECT their_words
      FROM order_tellings
     WHERE cooperative_id = $1 AND channel_id = $2 AND order_id = $3)sql";
  return scope.one(sql, {channel, order}, [](const store::Row& row) { return row.string(0); })
      .value_or("");
}

std::vector<RefusedCancellation> refused_cancellations(const store::Scope& scope, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT t.order_id, t.their_words
      FROM order_tellings AS t
      JOIN orders AS o ON o.cooperative_id = t.cooperative_id AND o.order_id = t.order_id
     WHERE t.cooperative_id = $1 AND t.their_words <> '' AND t.planned = 3
       AND o.state = 'cancelled'
     ORDER BY t.order_id DESC
     LIMIT $2)sql";
  return scope.all(sql, {limit}, [](const store::Row& row) {
    return RefusedCancellation{{row.string(0)}, row.string(1)};
  });
}

bool settle_refused_cancellation(changes::Command& command, const OrderId& order) {
  constexpr std::string_view sql = R"sql(
    UPDATE order_tellings
       SET their_words = ''
     WHERE cooperative_id = $1 AND order_id = $2 AND their_words <> '' AND planned = 3)sql";
  if (command.rows().run(sql, {order}) == 0) return false;
  command.record(changes::Noun::order, order.text, changes::Kind::updated);
  return true;
}

std::map<OrderId, std::string> refusals(const store::Scope& scope, const OrderId& first,
                                        const OrderId& last) {
  constexpr std::string_view sql = R"sql(
    SELECT order_id, their_words
      FROM order_tellings
     WHERE cooperative_id = $1 AND order_id BETWEEN $2 AND $3 AND their_words <> ''
     ORDER BY order_id)sql";
  std::map<OrderId, std::string> found;
  scope.each(sql, {first, last},
             [&](const store::Row& row) { found.emplace(OrderId{row.string(0)}, row.string(1)); });
  return found;
}

}  // namespace ganh::connectors::publishing
