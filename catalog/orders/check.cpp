#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

namespace {

void add(std::vector<stock::Discrepancy>& found, const store::Scope& scope,
         std::string_view statement, std::string_view what) {
  scope.each(statement, {}, [&](const store::Row& row) {
    found.push_back(
        {"order " + row.string(0) + " " + std::string(what), row.integer(1), row.integer(2)});
  });
}

}  // namespace

std::vector<stock::Discrepancy> check(const store::Scope& scope) {
  constexpr std::string_view totals = R"sql(
    SELECT o.order_id, o.total_vnd, COALESCE(CAST(SUM(l.packs * l.unit_price_vnd) AS BIGINT), 0)
      FROM orders AS o
      LEFT JOIN order_lines AS l
        ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
     WHERE o.cooperative_id = $1
     GROUP BY o.order_id, o.total_vnd
    HAVING o.total_vnd <> COALESCE(CAST(SUM(l.packs * l.unit_price_vnd) AS BIGINT), 0)
     ORDER BY o.order_id)sql";
  constexpr std::string_view bills = R"sql(
    SELECT l.order_id, l.billed_vnd, l.packed_packs * l.unit_price_vnd
      FROM order_lines AS l
     WHERE l.cooperative_id = $1 AND l.billed_vnd <> l.packed_packs * l.unit_price_vnd
     ORDER BY l.order_id, l.line)sql";
  constexpr std::string_view picks = R"sql(
    SELECT l.order_id, COALESCE(CAST(SUM(p.quantity_base) AS BIGINT), 0),
           l.packed_packs * COALESCE(l.net_base, 0)
      FROM order_lines AS l
      LEFT JOIN order_picks AS p
        ON p.cooperative_id = l.cooperative_id AND p.order_id = l.order_id AND p.line = l.line
     WHERE l.cooperative_id = $1
     GROUP BY l.order_id, l.line, l.packed_packs, l.net_base
    HAVING COALESCE(CAST(SUM(p.quantity_base) AS BIGINT), 0)
           <> l.packed_packs * COALESCE(l.net_base, 0)
     ORDER BY l.order_id, l.line)sql";
  // A pick stands in the ledger as what went, and once more as what came back when cancelled.
  constexpr std::string_view ledger = R"sql(
    SELECT p.order_id,
           CASE WHEN o.state = 'cancelled' THEN 0 ELSE p.quantity_base END,
           COALESCE(CAST(SUM(-e.quantity_base) AS BIGINT), 0)
      FROM order_picks AS p
      JOIN orders AS o ON o.cooperative_id = p.cooperative_id AND o.order_id = p.order_id
      LEFT JOIN ledger AS e
        ON e.cooperative_id = p.cooperative_id AND e.cause IN ('packed', 'returned')
       AND e.cause_id = p.order_id AND e.cause_line = p.line AND e.lot_id = p.lot_id
     WHERE p.cooperative_id = $1
     GROUP BY p.order_id, p.line, p.lot_id, p.quantity_base, o.state
    HAVING CASE WHEN o.state = 'cancelled' THEN 0 ELSE p.quantity_base END
           <> COALESCE(CAST(SUM(-e.quantity_base) AS BIGINT), 0)
     ORDER BY p.order_id, p.line, p.lot_id)sql";
  constexpr std::string_view reservations = R"sql(
    SELECT r.order_id, r.packs,
           CASE WHEN o.state IN ('received', 'confirmed') THEN l.packs ELSE 0 END
      FROM reservations AS r
      LEFT JOIN orders AS o ON o.cooperative_id = r.cooperative_id AND o.order_id = r.order_id
      LEFT JOIN order_lines AS l
        ON l.cooperative_id = r.cooperative_id AND l.order_id = r.order_id AND l.line = r.line
     WHERE r.cooperative_id = $1
       AND (o.state IS NULL OR o.state NOT IN ('received', 'confirmed') OR r.packs > l.packs)
     ORDER BY r.order_id, r.line)sql";
  std::vector<stock::Discrepancy> found;
  add(found, scope, totals, "total");
  add(found, scope, bills, "billed");
  add(found, scope, picks, "picked");
  add(found, scope, ledger, "picks in the ledger");
  add(found, scope, reservations, "reserved");
  return found;
}

}  // namespace ganh::catalog::orders
