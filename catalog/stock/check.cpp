#include "catalog/stock/ledger.h"
#include "catalog/stock/stock.h"

namespace ganh::catalog::stock {

namespace {

constexpr std::string_view lots = R"sql(
  SELECT l.lot_id, l.on_hand_base, COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
    FROM lots AS l
    LEFT JOIN ledger AS e ON e.cooperative_id = l.cooperative_id AND e.lot_id = l.lot_id
   WHERE l.cooperative_id = $1
   GROUP BY l.lot_id, l.on_hand_base
  HAVING l.on_hand_base <> COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
   ORDER BY l.lot_id)sql";

constexpr std::string_view balances = R"sql(
  SELECT b.lot_id, b.on_hand_base, COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
    FROM lot_balances AS b
    LEFT JOIN ledger AS e ON e.cooperative_id = b.cooperative_id AND e.lot_id = b.lot_id
                         AND e.place_id = b.place_id
   WHERE b.cooperative_id = $1
   GROUP BY b.lot_id, b.place_id, b.on_hand_base
  HAVING b.on_hand_base <> COALESCE(CAST(SUM(e.quantity_base) AS BIGINT), 0)
   ORDER BY b.lot_id, b.place_id)sql";

constexpr std::string_view sellable = R"sql(
  SELECT l.lot_id, l.sellable_base, COALESCE(CAST(SUM(p.sells * b.on_hand_base) AS BIGINT), 0)
    FROM lots AS l
    LEFT JOIN lot_balances AS b ON b.cooperative_id = l.cooperative_id AND b.lot_id = l.lot_id
                               AND l.recalled_why IS NULL
    LEFT JOIN places AS p ON p.cooperative_id = b.cooperative_id AND p.place_id = b.place_id
   WHERE l.cooperative_id = $1
   GROUP BY l.lot_id, l.sellable_base
  HAVING l.sellable_base <> COALESCE(CAST(SUM(p.sells * b.on_hand_base) AS BIGINT), 0)
   ORDER BY l.lot_id)sql";

constexpr std::string_view contributions = R"sql(
  SELECT l.lot_id, l.received_base, COALESCE(CAST(SUM(c.received_base) AS BIGINT), 0)
    FROM lots AS l
    JOIN lot_contributions AS c ON c.cooperative_id = l.cooperative_id AND c.lot_id = l.lot_id
   WHERE l.cooperative_id = $1
   GROUP BY l.lot_id, l.received_base
  HAVING l.received_base <> COALESCE(CAST(SUM(c.received_base) AS BIGINT), 0)
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

// A hold keeps what it was made for, but for what turned short.
constexpr std::string_view holds = R"sql(
  SELECT h.hold_id, h.packs - h.short_packs, COALESCE(r.packs, 0)
    FROM holds AS h
    LEFT JOIN reservations AS r
      ON r.cooperative_id = h.cooperative_id AND r.order_id = h.hold_id AND r.line = 1
   WHERE h.cooperative_id = $1 AND h.packs - h.short_packs <> COALESCE(r.packs, 0)
   ORDER BY h.hold_id)sql";

constexpr std::string_view without_hold = R"sql(
  SELECT r.order_id, r.packs, 0
    FROM reservations AS r
    LEFT JOIN holds AS h ON h.cooperative_id = r.cooperative_id AND h.hold_id = r.order_id
   WHERE r.cooperative_id = $1 AND r.order_id LIKE 'hold_%' AND h.hold_id IS NULL
   ORDER BY r.order_id, r.line)sql";

}  // namespace

std::vector<Discrepancy> check(const store::Scope& scope) {
  std::vector<Discrepancy> found;
  find_discrepancies(found, scope, lots, "lot", "on hand");
  find_discrepancies(found, scope, balances, "lot", "on hand in a place");
  find_discrepancies(found, scope, sellable, "lot", "sellable");
  find_discrepancies(found, scope, receipts, "lot", "received");
  find_discrepancies(found, scope, contributions, "lot", "contributions");
  find_discrepancies(found, scope, reserved, "product", "reserved");
  find_discrepancies(found, scope, beyond, "product", "reserved beyond what is on hand");
  find_discrepancies(found, scope, holds, "hold", "packs");
  find_discrepancies(found, scope, without_hold, "hold", "that is gone, packs");
  if (const auto number = first_broken_entry(scope)) {
    found.push_back({"ledger entry " + std::to_string(*number) + " chained", *number, *number - 1});
  }
  return found;
}

}  // namespace ganh::catalog::stock
