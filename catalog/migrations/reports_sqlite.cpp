#include "catalog/migrations/texts.h"

namespace ganh::catalog::migrations {

// What came back of each line, so that a return can be told by product; and the ways by which
// reports find a time. A line that came back in several returns from before is divided among them
// by quantity, each return's first part taking what is left of its refund.
const std::string_view returns_by_line_and_times = R"sql(
  CREATE TABLE return_parts (
    cooperative_id TEXT NOT NULL,
    return_id      TEXT NOT NULL,
    number         INTEGER NOT NULL,
    line           INTEGER NOT NULL,
    packs          INTEGER NOT NULL,
    base           INTEGER NOT NULL,
    refund_vnd     INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, return_id, number),
    FOREIGN KEY (cooperative_id, return_id) REFERENCES returns (cooperative_id, return_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO return_parts
    (cooperative_id, return_id, number, line, packs, base, refund_vnd)
  SELECT b.cooperative_id, b.return_id, b.number, b.line,
         b.base * l.returned_packs / MAX(l.returned_base, 1), b.base,
         b.base * l.returned_vnd / MAX(l.returned_base, 1)
    FROM (SELECT r.cooperative_id, r.return_id, r.order_id, t.number, t.line,
                 SUM(t.quantity_base) AS base
            FROM returns AS r
            JOIN return_lines AS t
              ON t.cooperative_id = r.cooperative_id AND t.return_id = r.return_id
           GROUP BY r.cooperative_id, r.return_id, r.order_id, t.number, t.line) AS b
    JOIN order_lines AS l
      ON l.cooperative_id = b.cooperative_id AND l.order_id = b.order_id AND l.line = b.line;
  UPDATE return_parts
     SET refund_vnd = refund_vnd
                      + (SELECT r.refund_vnd
                           FROM returns AS r
                          WHERE r.cooperative_id = return_parts.cooperative_id
                            AND r.return_id = return_parts.return_id)
                      - (SELECT SUM(b.refund_vnd)
                           FROM return_parts AS b
                          WHERE b.cooperative_id = return_parts.cooperative_id
                            AND b.return_id = return_parts.return_id)
   WHERE number = (SELECT MIN(b.number)
                     FROM return_parts AS b
                    WHERE b.cooperative_id = return_parts.cooperative_id
                      AND b.return_id = return_parts.return_id);

  CREATE INDEX shipments_by_time
    ON shipments (cooperative_id, shipped_at_us, order_id, shipment_id)
    WHERE shipped_at_us IS NOT NULL;
  CREATE INDEX returns_by_time ON returns (cooperative_id, at_us, return_id);
  CREATE INDEX orders_by_time ON orders (cooperative_id, placed_at_us, order_id);
  CREATE INDEX ledger_wasted ON ledger (cooperative_id, at_us, number) WHERE cause = 'wasted';
)sql";

}  // namespace ganh::catalog::migrations
