#include "catalog/orders/shipments.h"

#include <set>

#include "catalog/orders/reading.h"
#include "catalog/orders/tracking.h"

namespace ganh::catalog::orders {

using changes::Command;

namespace {

Shipment shipment_of(const store::Row& row) {
  const auto state = parse_shipment_state(row.text(2));
  if (!state) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown state in shipments");
  }
  Shipment shipment;
  shipment.id = {row.string(0)};
  shipment.number = static_cast<int>(row.integer(1));
  shipment.state = *state;
  shipment.carrier = row.string(3);
  shipment.waybill = row.string(4);
  shipment.cod = {row.integer(5)};
  shipment.tracking_code = row.string(6);
  shipment.packed_at = from_us(row.integer(7));
  if (!row.is_null(8)) shipment.shipped_at = from_us(row.integer(8));
  if (!row.is_null(9)) shipment.delivered_at = from_us(row.integer(9));
  return shipment;
}

std::set<ShipmentId> shipments_that_left(const store::Scope& scope, const OrderId& order) {
  std::set<ShipmentId> gone;
  for (const Shipment& shipment : shipments_of(scope, order)) {
    if (shipment.shipped_at) gone.insert(shipment.id);
  }
  return gone;
}

}  // namespace

ShipmentId add_shipment(Command& command, const OrderId& order) {
  constexpr std::string_view add = R"sql(
    INSERT INTO shipments
      (cooperative_id, shipment_id, order_id, number, state, carrier, waybill, cod_vnd,
       tracking_code, packed_at_us)
    SELECT $1, $3, $2, COUNT(*) + 1, 'packed', '', '', 0, $4, CAST($5 AS BIGINT)
      FROM shipments
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  const auto id = command.make<ShipmentTag>();
  // Made like an id: 80 random bits nobody guesses.
  const std::string code = make_id("t", command.now(), command.randomness());
  command.rows().run(add, {order, id, code, to_us(command.now())});
  return id;
}

void each_shipment(const store::Scope& scope, const OrderIds& in, const EachShipment& with) {
  constexpr std::string_view alone = R"sql(
    SELECT shipment_id, number, state, carrier, waybill, cod_vnd, tracking_code, packed_at_us,
           shipped_at_us, delivered_at_us, order_id
      FROM shipments
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY order_id, number)sql";
  constexpr std::string_view list = R"sql(
    SELECT shipment_id, number, state, carrier, waybill, cod_vnd, tracking_code, packed_at_us,
           shipped_at_us, delivered_at_us, order_id
      FROM shipments
     WHERE cooperative_id = $1
       AND order_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                        $18, $19, $20, $21)
     ORDER BY order_id, number)sql";
  const auto each = [&](const store::Row& row) { with(row.text(10), shipment_of(row)); };
  if (is_alone(in)) return scope.each(alone, {in[0]}, each);
  scope.each(list, {in[0],  in[1],  in[2],  in[3],  in[4],  in[5],  in[6],  in[7],  in[8],  in[9],
                    in[10], in[11], in[12], in[13], in[14], in[15], in[16], in[17], in[18], in[19]},
             each);
}

std::vector<Shipment> shipments_of(const store::Scope& scope, const OrderId& order) {
  std::vector<Shipment> shipments;
  each_shipment(scope, {order.text}, [&](std::string_view, Shipment shipment) {
    shipments.push_back(std::move(shipment));
  });
  return shipments;
}

std::vector<ShipmentId> packed_shipments(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view list = R"sql(
    SELECT shipment_id
      FROM shipments
     WHERE cooperative_id = $1 AND order_id = $2 AND state = 'packed'
     ORDER BY number)sql";
  return scope.all(list, {order}, [](const store::Row& row) { return ShipmentId{row.string(0)}; });
}

bool any_left(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM shipments
     WHERE cooperative_id = $1 AND order_id = $2 AND shipped_at_us IS NOT NULL)sql";
  return scope.number(count, {order}) > 0;
}

void hand_over(Command& command, const ShipmentId& id, const Handover& handover) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET state = 'shipped', carrier = $3, waybill = $4, cod_vnd = $5, shipped_at_us = $6
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  command.rows().run(
      set, {id, handover.carrier, waybill_key(handover.waybill), handover.cod.vnd,
            to_us(command.now())});
}

void note_cod(Command& command, const ShipmentId& id, measure::Money cod) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET cod_vnd = $3
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  command.rows().run(set, {id, cod.vnd});
}

void set_delivered(Command& command, const ShipmentId& id, Time at) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET state = 'delivered', delivered_at_us = $3
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  command.rows().run(set, {id, to_us(at)});
}

void set_cancelled(Command& command, const ShipmentId& id) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET state = 'cancelled'
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  command.rows().run(set, {id});
}

void set_returned(Command& command, const OrderId& order) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET state = 'returned'
     WHERE cooperative_id = $1 AND order_id = $2 AND shipped_at_us IS NOT NULL)sql";
  command.rows().run(set, {order});
}

void set_refused_returned(Command& command, const OrderId& order) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET state = 'returned'
     WHERE cooperative_id = $1 AND order_id = $2 AND state = 'shipped'
       AND NOT EXISTS (SELECT 1
                         FROM shipment_lines AS i
                        WHERE i.cooperative_id = $1 AND i.order_id = $2
                          AND i.shipment_id = shipments.shipment_id
                          AND i.packs > i.returned_packs))sql";
  command.rows().run(set, {order});
}

bool any_under_way(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM shipments
     WHERE cooperative_id = $1 AND order_id = $2 AND state = 'shipped')sql";
  return scope.number(count, {order}) > 0;
}

void add_shipment_line(Command& command, const OrderId& order, const ShipmentId& shipment,
                       const ShipmentLine& line) {
  constexpr std::string_view add = R"sql(
    INSERT INTO shipment_lines
      (cooperative_id, order_id, line, shipment_id, packs, base, billed_vnd)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
  command.rows().run(add, {order, line.line, shipment, line.packs, line.base, line.billed.vnd});
}

std::vector<ShipmentLine> shipment_lines(const store::Scope& scope, const OrderId& order,
                                         const ShipmentId& shipment) {
  constexpr std::string_view list = R"sql(
    SELECT line, packs, base, billed_vnd
      FROM shipment_lines
     WHERE cooperative_id = $1 AND order_id = $2 AND shipment_id = $3
     ORDER BY line)sql";
  return scope.all(list, {order, shipment}, [](const store::Row& row) {
    return ShipmentLine{
        static_cast<int>(row.integer(0)), row.integer(1), row.integer(2), {row.integer(3)}};
  });
}

void add_pick(Command& command, const OrderId& order, const Pick& pick) {
  constexpr std::string_view add = R"sql(
    INSERT INTO shipment_picks
      (cooperative_id, order_id, line, shipment_id, lot_id, place_id, quantity_base, returned_base)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 0))sql";
  command.rows().run(add,
                     {order, pick.line, pick.shipment, pick.lot, pick.place, pick.quantity_base});
}

void take_from_pick(Command& command, const OrderId& order, const Pick& pick,
                    std::int64_t returned_base) {
  constexpr std::string_view take = R"sql(
    UPDATE shipment_picks
       SET returned_base = returned_base + $7
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3 AND shipment_id = $4
       AND lot_id = $5 AND place_id = $6)sql";
  command.rows().run(take, {order, pick.line, pick.shipment, pick.lot, pick.place, returned_base});
}

std::vector<Pick> picks_of(const store::Scope& scope, const OrderId& id) {
  constexpr std::string_view list = R"sql(
    SELECT line, shipment_id, lot_id, place_id, quantity_base, returned_base
      FROM shipment_picks
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY line, shipment_id, lot_id, place_id)sql";
  return scope.all(list, {id}, [](const store::Row& row) {
    return Pick{static_cast<int>(row.integer(0)),
                ShipmentId{row.string(1)},
                LotId{row.string(2)},
                PlaceId{row.string(3)},
                row.integer(4),
                row.integer(5)};
  });
}

std::vector<OrderId> orders_with(const store::Scope& scope, const LotId& lot,
                                 std::string_view after_id, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT DISTINCT order_id
      FROM shipment_picks
     WHERE cooperative_id = $1 AND lot_id = $2 AND order_id > $3 AND quantity_base > returned_base
     ORDER BY order_id
     LIMIT $4)sql";
  return scope.all(list, {lot, after_id, limit},
                   [](const store::Row& row) { return OrderId{row.string(0)}; });
}

std::optional<std::string> recalled_lot_in(const store::Scope& scope, const ShipmentId& id) {
  constexpr std::string_view find = R"sql(
    SELECT l.code
      FROM shipment_picks AS p
      JOIN lots AS l ON l.cooperative_id = p.cooperative_id AND l.lot_id = p.lot_id
     WHERE p.cooperative_id = $1 AND p.shipment_id = $2 AND l.recalled_why IS NOT NULL
     ORDER BY l.code
     LIMIT 1)sql";
  return scope.one(find, {id}, [](const store::Row& row) { return row.string(0); });
}

std::vector<PackedRecall> packed_recalls(const store::Scope& scope, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT DISTINCT p.order_id, l.code
      FROM recalls AS r
      JOIN lots AS l ON l.cooperative_id = r.cooperative_id AND l.lot_id = r.lot_id
      JOIN shipment_picks AS p ON p.cooperative_id = r.cooperative_id AND p.lot_id = r.lot_id
      JOIN shipments AS s ON s.cooperative_id = p.cooperative_id
                         AND s.shipment_id = p.shipment_id
     WHERE r.cooperative_id = $1 AND s.state = 'packed' AND p.quantity_base > p.returned_base
     ORDER BY p.order_id, l.code
     LIMIT $2)sql";
  return scope.all(list, {limit}, [](const store::Row& row) {
    return PackedRecall{{row.string(0)}, row.string(1)};
  });
}

std::vector<OrderId> perhaps_collecting_too_much(const store::Scope& scope, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT o.order_id
      FROM (SELECT DISTINCT order_id
              FROM shipments
             WHERE cooperative_id = $1 AND state = 'shipped' AND cod_vnd > 0) AS u
      JOIN orders AS o ON o.cooperative_id = $1 AND o.order_id = u.order_id
     WHERE o.paid_vnd - o.refunded_vnd
           + (SELECT COALESCE(CAST(SUM(s.cod_vnd) AS BIGINT), 0)
                FROM shipments AS s
               WHERE s.cooperative_id = $1 AND s.order_id = o.order_id
                 AND s.state IN ('shipped', 'delivered'))
           > (SELECT COALESCE(CAST(SUM(l.billed_vnd - l.returned_vnd
                                       + (l.packs - l.cut_packs - l.packed_packs)
                                         * l.unit_price_vnd) AS BIGINT), 0)
                FROM order_lines AS l
               WHERE l.cooperative_id = $1 AND l.order_id = o.order_id)
     ORDER BY o.order_id
     LIMIT $2)sql";
  return scope.all(list, {limit}, [](const store::Row& row) { return OrderId{row.string(0)}; });
}

std::int64_t count_orders_with(const store::Scope& scope, const LotId& lot) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(DISTINCT order_id)
      FROM shipment_picks
     WHERE cooperative_id = $1 AND lot_id = $2 AND quantity_base > returned_base)sql";
  return scope.number(count, {lot});
}

std::int64_t count_customers_with(const store::Scope& scope, const LotId& lot) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(DISTINCT p.order_id)
      FROM shipment_picks AS p
      JOIN orders AS o ON o.cooperative_id = p.cooperative_id AND o.order_id = p.order_id
     WHERE p.cooperative_id = $1 AND p.lot_id = $2 AND p.quantity_base > p.returned_base
       AND (o.customer_name <> '' OR o.customer_phone <> ''))sql";
  return scope.number(count, {lot});
}

std::vector<Pick> picks_that_left(const store::Scope& scope, const OrderId& order) {
  const auto gone = shipments_that_left(scope, order);
  auto found = picks_of(scope, order);
  std::erase_if(found, [&](const Pick& pick) { return !gone.contains(pick.shipment); });
  return found;
}

std::vector<ShippedLine> lines_that_left(const store::Scope& scope, const OrderId& order) {
  const auto gone = shipments_that_left(scope, order);
  auto found = shipped_lines(scope, order);
  std::erase_if(found, [&](const ShippedLine& line) { return !gone.contains(line.shipment); });
  return found;
}

}  // namespace ganh::catalog::orders
