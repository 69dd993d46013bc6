#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

namespace {

constexpr std::string_view totals = R"sql(
  SELECT o.order_id, o.total_vnd,
         COALESCE(CAST(SUM((l.packs - l.cut_packs) * l.unit_price_vnd) AS BIGINT), 0)
    FROM orders AS o
    LEFT JOIN order_lines AS l
      ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
   WHERE o.cooperative_id = $1
   GROUP BY o.order_id, o.total_vnd
  HAVING o.total_vnd
         <> COALESCE(CAST(SUM((l.packs - l.cut_packs) * l.unit_price_vnd) AS BIGINT), 0)
   ORDER BY o.order_id)sql";

constexpr std::string_view bills = R"sql(
  SELECT l.order_id, l.billed_vnd, l.packed_packs * l.unit_price_vnd
    FROM order_lines AS l
   WHERE l.cooperative_id = $1 AND l.catch_weight = 0
     AND l.billed_vnd <> l.packed_packs * l.unit_price_vnd
   ORDER BY l.order_id, l.line)sql";

constexpr std::string_view weights = R"sql(
  SELECT l.order_id, l.packed_base, l.packed_packs * COALESCE(l.net_base, 0)
    FROM order_lines AS l
   WHERE l.cooperative_id = $1 AND l.catch_weight = 0
     AND l.packed_base <> l.packed_packs * COALESCE(l.net_base, 0)
   ORDER BY l.order_id, l.line)sql";

// What its shipments hold, of those that were not taken apart, in figures and in picks.
constexpr std::string_view parcels = R"sql(
  SELECT l.order_id, COALESCE(CAST(SUM(p.packs) AS BIGINT), 0), l.packed_packs
    FROM order_lines AS l
    LEFT JOIN (SELECT i.cooperative_id, i.order_id, i.line, i.packs, i.base, i.billed_vnd
                 FROM shipment_lines AS i
                 JOIN shipments AS s
                   ON s.cooperative_id = i.cooperative_id AND s.shipment_id = i.shipment_id
                WHERE i.cooperative_id = $1 AND s.state <> 'cancelled') AS p
      ON p.cooperative_id = l.cooperative_id AND p.order_id = l.order_id AND p.line = l.line
   WHERE l.cooperative_id = $1
   GROUP BY l.order_id, l.line, l.packed_packs, l.packed_base, l.billed_vnd
  HAVING COALESCE(CAST(SUM(p.packs) AS BIGINT), 0) <> l.packed_packs
         OR COALESCE(CAST(SUM(p.base) AS BIGINT), 0) <> l.packed_base
         OR COALESCE(CAST(SUM(p.billed_vnd) AS BIGINT), 0) <> l.billed_vnd
   ORDER BY l.order_id, l.line)sql";

constexpr std::string_view came_back_by_parcel = R"sql(
  SELECT l.order_id, COALESCE(CAST(SUM(i.returned_packs) AS BIGINT), 0), l.returned_packs
    FROM order_lines AS l
    LEFT JOIN shipment_lines AS i
      ON i.cooperative_id = l.cooperative_id AND i.order_id = l.order_id AND i.line = l.line
   WHERE l.cooperative_id = $1
   GROUP BY l.order_id, l.line, l.returned_packs, l.returned_base, l.returned_vnd
  HAVING COALESCE(CAST(SUM(i.returned_packs) AS BIGINT), 0) <> l.returned_packs
         OR COALESCE(CAST(SUM(i.returned_base) AS BIGINT), 0) <> l.returned_base
         OR COALESCE(CAST(SUM(i.returned_vnd) AS BIGINT), 0) <> l.returned_vnd
   ORDER BY l.order_id, l.line)sql";

constexpr std::string_view came_back_of_picks = R"sql(
  SELECT i.order_id, COALESCE(CAST(SUM(p.returned_base) AS BIGINT), 0), i.returned_base
    FROM shipment_lines AS i
    JOIN shipments AS s
      ON s.cooperative_id = i.cooperative_id AND s.shipment_id = i.shipment_id
     AND s.state <> 'cancelled'
    LEFT JOIN shipment_picks AS p
      ON p.cooperative_id = i.cooperative_id AND p.order_id = i.order_id AND p.line = i.line
     AND p.shipment_id = i.shipment_id
   WHERE i.cooperative_id = $1
   GROUP BY i.order_id, i.line, i.shipment_id, i.returned_base
  HAVING COALESCE(CAST(SUM(p.returned_base) AS BIGINT), 0) <> i.returned_base
   ORDER BY i.order_id, i.line, i.shipment_id)sql";

constexpr std::string_view picks = R"sql(
  SELECT l.order_id, COALESCE(CAST(SUM(p.quantity_base) AS BIGINT), 0), l.packed_base
    FROM order_lines AS l
    LEFT JOIN (SELECT k.cooperative_id, k.order_id, k.line, k.quantity_base
                 FROM shipment_picks AS k
                 JOIN shipments AS s
                   ON s.cooperative_id = k.cooperative_id AND s.shipment_id = k.shipment_id
                WHERE k.cooperative_id = $1 AND s.state <> 'cancelled') AS p
      ON p.cooperative_id = l.cooperative_id AND p.order_id = l.order_id AND p.line = l.line
   WHERE l.cooperative_id = $1
   GROUP BY l.order_id, l.line, l.packed_base
  HAVING COALESCE(CAST(SUM(p.quantity_base) AS BIGINT), 0) <> l.packed_base
   ORDER BY l.order_id, l.line)sql";

// All of a parcel that was taken apart came back; of one that is here nothing has.
constexpr std::string_view taken_apart = R"sql(
  SELECT p.order_id, p.returned_base,
         CASE WHEN s.state = 'cancelled' THEN p.quantity_base ELSE 0 END
    FROM shipments AS s
    JOIN shipment_picks AS p
      ON p.cooperative_id = s.cooperative_id AND p.shipment_id = s.shipment_id
   WHERE s.cooperative_id = $1 AND s.state IN ('packed', 'cancelled')
     AND p.returned_base <> CASE WHEN s.state = 'cancelled' THEN p.quantity_base ELSE 0 END
   ORDER BY p.order_id, p.line, p.shipment_id, p.lot_id, p.place_id)sql";

// A parcel is here only while its order is to be sent; an order that ended or left holds none.
constexpr std::string_view here = R"sql(
  SELECT o.order_id, COUNT(*), 0
    FROM shipments AS s
    JOIN orders AS o ON o.cooperative_id = s.cooperative_id AND o.order_id = s.order_id
   WHERE s.cooperative_id = $1 AND s.state = 'packed' AND o.state NOT IN ('confirmed', 'packed')
   GROUP BY o.order_id
   ORDER BY o.order_id)sql";

// An order is shipped for as long as one of its parcels is with a carrier.
constexpr std::string_view under_way = R"sql(
  SELECT o.order_id, COUNT(s.shipment_id), CASE WHEN o.state = 'shipped' THEN 1 ELSE 0 END
    FROM orders AS o
    LEFT JOIN shipments AS s
      ON s.cooperative_id = o.cooperative_id AND s.order_id = o.order_id AND s.state = 'shipped'
   WHERE o.cooperative_id = $1 AND o.state IN ('shipped', 'delivered', 'returned', 'cancelled')
   GROUP BY o.order_id, o.state
  HAVING (COUNT(s.shipment_id) > 0) <> (o.state = 'shipped')
   ORDER BY o.order_id)sql";

constexpr std::string_view counts = R"sql(
  SELECT l.order_id, l.packed_packs + l.cut_packs, l.packs
    FROM order_lines AS l
    JOIN orders AS o ON o.cooperative_id = l.cooperative_id AND o.order_id = l.order_id
   WHERE l.cooperative_id = $1
     AND (l.packed_packs + l.cut_packs > l.packs OR l.returned_packs > l.packed_packs
          OR l.returned_base > l.packed_base OR l.returned_vnd > l.billed_vnd
          OR (o.state IN ('packed', 'shipped', 'delivered', 'returned')
              AND l.packed_packs + l.cut_packs <> l.packs))
   ORDER BY l.order_id, l.line)sql";

// What was picked stands in the ledger as what went; what a parcel held that was taken apart has
// come back under it.
constexpr std::string_view ledger = R"sql(
  SELECT p.order_id,
         CASE WHEN s.state = 'cancelled' THEN 0 ELSE p.quantity_base END,
         COALESCE(CAST(SUM(-e.quantity_base) AS BIGINT), 0)
    FROM shipment_picks AS p
    JOIN shipments AS s
      ON s.cooperative_id = p.cooperative_id AND s.shipment_id = p.shipment_id
    LEFT JOIN ledger AS e
      ON e.cooperative_id = p.cooperative_id AND e.cause IN ('packed', 'returned')
     AND e.cause_id = p.shipment_id AND e.cause_line = p.line AND e.lot_id = p.lot_id
     AND e.place_id = p.place_id
   WHERE p.cooperative_id = $1
   GROUP BY p.order_id, p.line, p.shipment_id, p.lot_id, p.place_id, p.quantity_base, s.state
  HAVING CASE WHEN s.state = 'cancelled' THEN 0 ELSE p.quantity_base END
         <> COALESCE(CAST(SUM(-e.quantity_base) AS BIGINT), 0)
   ORDER BY p.order_id, p.line, p.shipment_id, p.lot_id, p.place_id)sql";

constexpr std::string_view came_back = R"sql(
  SELECT r.order_id, l.quantity_base, COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
    FROM return_lines AS l
    JOIN returns AS r ON r.cooperative_id = l.cooperative_id AND r.return_id = l.return_id
    LEFT JOIN ledger AS e
      ON e.cooperative_id = l.cooperative_id AND e.cause = 'returned'
     AND e.cause_id = l.return_id AND e.cause_line = l.number AND e.lot_id = l.lot_id
     AND e.place_id = l.place_id
   WHERE l.cooperative_id = $1
   GROUP BY r.order_id, l.return_id, l.number, l.lot_id, l.quantity_base
  HAVING l.quantity_base <> COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
   ORDER BY r.order_id, l.return_id, l.number, l.lot_id)sql";

constexpr std::string_view reservations = R"sql(
  SELECT r.order_id, r.packs,
         CASE WHEN o.state IN ('received', 'confirmed')
              THEN l.packs - l.cut_packs - l.packed_packs ELSE 0 END
    FROM reservations AS r
    LEFT JOIN orders AS o ON o.cooperative_id = r.cooperative_id AND o.order_id = r.order_id
    LEFT JOIN order_lines AS l
      ON l.cooperative_id = r.cooperative_id AND l.order_id = r.order_id AND l.line = r.line
   WHERE r.cooperative_id = $1
     AND (o.state IS NULL OR o.state NOT IN ('received', 'confirmed')
          OR r.packs > l.packs - l.cut_packs - l.packed_packs)
     AND NOT EXISTS (SELECT 1
                       FROM holds AS h
                      WHERE h.cooperative_id = r.cooperative_id AND h.hold_id = r.order_id)
   ORDER BY r.order_id, r.line)sql";

}  // namespace

std::vector<Discrepancy> check(const store::Scope& scope) {
  std::vector<Discrepancy> found;
  find_discrepancies(found, scope, totals, "order", "total");
  find_discrepancies(found, scope, bills, "order", "billed");
  find_discrepancies(found, scope, weights, "order", "packed weight");
  find_discrepancies(found, scope, parcels, "order", "in its shipments");
  find_discrepancies(found, scope, picks, "order", "picked");
  find_discrepancies(found, scope, came_back_by_parcel, "order", "returned by shipment");
  find_discrepancies(found, scope, came_back_of_picks, "order", "returned by shipment");
  find_discrepancies(found, scope, taken_apart, "order", "back from its shipments");
  find_discrepancies(found, scope, here, "order", "shipments still here");
  find_discrepancies(found, scope, under_way, "order", "shipments under way");
  find_discrepancies(found, scope, counts, "order", "packs");
  find_discrepancies(found, scope, ledger, "order", "picks in the ledger");
  find_discrepancies(found, scope, came_back, "order", "returns in the ledger");
  find_discrepancies(found, scope, reservations, "order", "reserved");
  return found;
}

}  // namespace ganh::catalog::orders
