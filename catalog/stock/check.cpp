#include "catalog/stock/stock.h"

namespace ganh::catalog::stock {

namespace {

void add(std::vector<Discrepancy>& found, const store::Scope& scope, std::string_view statement,
         std::string_view noun, std::string_view what) {
  scope.each(statement, {}, [&](const store::Row& row) {
    found.push_back({std::string(noun) + " " + row.string(0) + " " + std::string(what),
                     row.integer(1), row.integer(2)});
  });
}

}  // namespace

std::vector<Discrepancy> check(const store::Scope& scope) {
  constexpr std::string_view lots = R"sql(
    SELECT l.lot_id, l.on_hand_base, COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
      FROM lots AS l
      LEFT JOIN ledger AS e ON e.cooperative_id = l.cooperative_id AND e.lot_id = l.lot_id
     WHERE l.cooperative_id = $1
     GROUP BY l.lot_id, l.on_hand_base
    HAVING l.on_hand_base <> COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
     ORDER BY l.lot_id)sql";
  constexpr std::string_view receipts = R"sql(
    SELECT l.lot_id, l.received_base, COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
      FROM lots AS l
      LEFT JOIN ledger AS e ON e.cooperative_id = l.cooperative_id AND e.lot_id = l.lot_id
                           AND e.cause IN ('received', 'receipt_corrected')
     WHERE l.cooperative_id = $1
     GROUP BY l.lot_id, l.received_base
    HAVING l.received_base <> COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
     ORDER BY l.lot_id)sql";
  constexpr std::string_view reserved = R"sql(
    SELECT p.product_id, COALESCE(s.reserved_base, 0),
           COALESCE(CAST(SUM(r.packs * r.net_base) AS BIGINT), 0)
      FROM products AS p
      LEFT JOIN product_stock AS s
        ON s.cooperative_id = p.cooperative_id AND s.product_id = p.product_id
      LEFT JOIN reservations AS r
        ON r.cooperative_id = p.cooperative_id AND r.product_id = p.product_id
     WHERE p.cooperative_id = $1
     GROUP BY p.product_id, s.reserved_base
    HAVING COALESCE(s.reserved_base, 0) <> COALESCE(CAST(SUM(r.packs * r.net_base) AS BIGINT), 0)
     ORDER BY p.product_id)sql";
  constexpr std::string_view beyond = R"sql(
    SELECT s.product_id, s.reserved_base, COALESCE(CAST(SUM(l.on_hand_base) AS BIGINT), 0)
      FROM product_stock AS s
      LEFT JOIN lots AS l
        ON l.cooperative_id = s.cooperative_id AND l.product_id = s.product_id
     WHERE s.cooperative_id = $1
     GROUP BY s.product_id, s.reserved_base
    HAVING s.reserved_base > COALESCE(CAST(SUM(l.on_hand_base) AS BIGINT), 0)
     ORDER BY s.product_id)sql";
  std::vector<Discrepancy> found;
  add(found, scope, lots, "lot", "on hand");
  add(found, scope, receipts, "lot", "received");
  add(found, scope, reserved, "product", "reserved");
  add(found, scope, beyond, "product", "reserved beyond what is on hand");
  return found;
}

}  // namespace ganh::catalog::stock
