#include "catalog/orders/reading.h"

#include "catalog/orders/search.h"
#include "catalog/orders/shipments.h"

namespace ganh::catalog::orders {

namespace {

Order head_of(const store::Row& row) {
  const auto state = parse_state(row.text(3));
  if (!state) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown state in orders");
  }
  Order order;
  order.id = {row.string(0)};
  order.channel = {row.string(1)};
  order.external_id = row.string(2);
  order.state = *state;
  order.customer = {row.string(4), row.string(5), row.string(6)};
  order.note = row.string(7);
  order.placed_at = from_us(row.integer(8));
  if (!row.is_null(9)) order.confirm_by = from_us(row.integer(9));
  if (!row.is_null(10)) order.ship_by = from_us(row.integer(10));
  order.total = {row.integer(11)};
  order.paid = {row.integer(12)};
  order.refunded = {row.integer(13)};
  order.invoice_number = row.string(14);
  const Party by = parse_party(row.text(15)).value_or(Party::cooperative);
  if (*state == State::cancelled) order.cancelled = Cancellation{by, row.string(16)};
  if (!row.is_null(17)) order.ended_at = from_us(row.integer(17));
  if (!row.is_null(18)) order.erased_at = from_us(row.integer(18));
  order.version = row.integer(19);
  return order;
}

}  // namespace

std::vector<Order> heads_of(const store::Scope& scope, const OrderIds& in) {
  constexpr std::string_view alone = R"sql(
    SELECT order_id, channel_id, external_id, state, customer_name, customer_phone,
           customer_address, note, placed_at_us, confirm_by_us, ship_by_us, total_vnd, paid_vnd,
           refunded_vnd, invoice_number, cancelled_by, cancel_why, ended_at_us, erased_at_us,
           version
      FROM orders
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY order_id)sql";
  constexpr std::string_view list = R"sql(
    SELECT order_id, channel_id, external_id, state, customer_name, customer_phone,
           customer_address, note, placed_at_us, confirm_by_us, ship_by_us, total_vnd, paid_vnd,
           refunded_vnd, invoice_number, cancelled_by, cancel_why, ended_at_us, erased_at_us,
           version
      FROM orders
     WHERE cooperative_id = $1
       AND order_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                        $18, $19, $20, $21)
     ORDER BY order_id)sql";
  if (is_alone(in)) return scope.all(alone, {in[0]}, head_of);
  return scope.all(list,
                   {in[0],  in[1],  in[2],  in[3],  in[4],  in[5],  in[6],  in[7],  in[8],  in[9],
                    in[10], in[11], in[12], in[13], in[14], in[15], in[16], in[17], in[18], in[19]},
                   head_of);
}

std::int64_t packs_ordered_since(const store::Scope& scope, const ChannelId& channel,
                                 const PackId& pack, Time since) {
  constexpr std::string_view sql = R"sql(
    SELECT COALESCE(CAST(SUM(l.packs) AS BIGINT), 0)
      FROM orders AS o
      JOIN order_lines AS l ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
     WHERE o.cooperative_id = $1 AND o.channel_id = $2 AND o.placed_at_us >= $3
       AND o.state <> 'cancelled' AND l.pack_id = $4)sql";
  return scope.number(sql, {channel, to_us(since), pack});
}

std::optional<Order> find_order(const store::Scope& scope, const OrderId& id) {
  auto found = find_orders(scope, {id});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Order> find_order(const store::Scope& scope, const ChannelId& channel,
                                std::string_view external_id) {
  constexpr std::string_view find = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3)sql";
  const auto id = scope.one(find, {channel, external_id},
                            [](const store::Row& row) { return OrderId{row.string(0)}; });
  return id ? find_order(scope, *id) : std::nullopt;
}

std::vector<Order> orders_before(const store::Scope& scope, std::string_view before_id, int limit) {
  return search(scope, {.before_id = std::string(before_id), .limit = limit});
}

std::vector<Order> open_orders(const store::Scope& scope, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND state IN ('received', 'confirmed', 'packed')
     ORDER BY order_id
     LIMIT $2)sql";
  return find_orders(scope, scope.all(page, {limit}, [](const store::Row& row) {
    return OrderId{row.string(0)};
  }));
}

std::vector<Order> orders_in(const store::Scope& scope, State state, std::string_view after_id,
                             int limit) {
  constexpr std::string_view page = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND state = $2 AND order_id > $3
     ORDER BY order_id
     LIMIT $4)sql";
  return find_orders(scope,
                     scope.all(page, {name(state), after_id, limit},
                               [](const store::Row& row) { return OrderId{row.string(0)}; }));
}

std::optional<Order> find_order_of(const store::Scope& scope, const ShipmentId& shipment) {
  constexpr std::string_view find = R"sql(
    SELECT order_id FROM shipments WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  const auto order =
      scope.one(find, {shipment}, [](const store::Row& row) { return OrderId{row.string(0)}; });
  return order ? find_order(scope, *order) : std::nullopt;
}

}  // namespace ganh::catalog::orders
