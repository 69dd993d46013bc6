#include "catalog/migrations/texts.h"

namespace ganh::catalog::migrations {

// An order is packed in shipments, and what left may come back. What was packed before becomes one
// shipment, which bears the order's own id: that is how the ledger knows it.
const std::string_view shipments_and_returns = R"sql(
  ALTER TABLE packs ADD COLUMN catch_weight INTEGER NOT NULL DEFAULT 0;

  ALTER TABLE orders ADD COLUMN ship_by_us INTEGER;
  ALTER TABLE orders ADD COLUMN note TEXT NOT NULL DEFAULT '';
  ALTER TABLE orders ADD COLUMN cancelled_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE orders ADD COLUMN cancel_why TEXT NOT NULL DEFAULT '';
  ALTER TABLE orders ADD COLUMN ended_at_us INTEGER;
  ALTER TABLE orders ADD COLUMN erased_at_us INTEGER;
  ALTER TABLE orders ADD COLUMN paid_vnd INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE orders ADD COLUMN refunded_vnd INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE orders ADD COLUMN invoice_number TEXT NOT NULL DEFAULT '';
  CREATE INDEX orders_to_erase ON orders (cooperative_id, ended_at_us, order_id)
    WHERE ended_at_us IS NOT NULL AND erased_at_us IS NULL;
  CREATE INDEX orders_by_state ON orders (cooperative_id, state, order_id);

  ALTER TABLE order_lines ADD COLUMN catch_weight INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE order_lines ADD COLUMN cut_packs INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE order_lines ADD COLUMN cut_why TEXT NOT NULL DEFAULT '';
  ALTER TABLE order_lines ADD COLUMN packed_base INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE order_lines ADD COLUMN returned_packs INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE order_lines ADD COLUMN returned_base INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE order_lines ADD COLUMN returned_vnd INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE order_lines ADD COLUMN substitutes_line INTEGER;
  ALTER TABLE order_lines ADD COLUMN consent TEXT NOT NULL DEFAULT '';
  UPDATE order_lines SET packed_base = packed_packs * COALESCE(net_base, 0);
  UPDATE order_lines
     SET cut_packs = packs - packed_packs, cut_why = 'short'
   WHERE EXISTS (SELECT 1
                   FROM orders AS o
                  WHERE o.cooperative_id = order_lines.cooperative_id
                    AND o.order_id = order_lines.order_id AND o.state IN ('packed', 'shipped'));
  UPDATE orders
     SET total_vnd = (SELECT SUM((l.packs - l.cut_packs) * l.unit_price_vnd)
                        FROM order_lines AS l
                       WHERE l.cooperative_id = orders.cooperative_id
                         AND l.order_id = orders.order_id)
   WHERE state IN ('packed', 'shipped');

  CREATE TABLE shipments (
    cooperative_id  TEXT NOT NULL,
    shipment_id     TEXT NOT NULL,
    order_id        TEXT NOT NULL,
    number          INTEGER NOT NULL,
    state           TEXT NOT NULL,
    carrier         TEXT NOT NULL,
    waybill         TEXT NOT NULL,
    cod_vnd         INTEGER NOT NULL,
    tracking_code   TEXT NOT NULL,
    packed_at_us    INTEGER NOT NULL,
    shipped_at_us   INTEGER,
    delivered_at_us INTEGER,
    PRIMARY KEY (cooperative_id, shipment_id),
    UNIQUE (cooperative_id, order_id, number),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shipments_by_waybill ON shipments (cooperative_id, carrier, waybill)
    WHERE waybill <> '';
  CREATE UNIQUE INDEX shipments_by_tracking_code ON shipments (cooperative_id, tracking_code)
    WHERE tracking_code <> '';
  CREATE INDEX shipments_under_way ON shipments (cooperative_id, carrier, shipped_at_us)
    WHERE state = 'shipped';
  INSERT INTO shipments
    (cooperative_id, shipment_id, order_id, number, state, carrier, waybill, cod_vnd,
     tracking_code, packed_at_us, shipped_at_us, delivered_at_us)
  SELECT o.cooperative_id, o.order_id, o.order_id, 1,
         CASE o.state WHEN 'cancelled' THEN 'cancelled' WHEN 'shipped' THEN 'shipped'
                      ELSE 'packed' END,
         COALESCE(o.carrier, ''), COALESCE(o.waybill, ''), 0, '',
         COALESCE(o.shipped_at_us, o.placed_at_us), o.shipped_at_us, NULL
    FROM orders AS o
   WHERE EXISTS (SELECT 1
                   FROM order_picks AS p
                  WHERE p.cooperative_id = o.cooperative_id AND p.order_id = o.order_id);
  ALTER TABLE orders DROP COLUMN carrier;
  ALTER TABLE orders DROP COLUMN waybill;

  CREATE TABLE shipment_picks (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           INTEGER NOT NULL,
    shipment_id    TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    quantity_base  INTEGER NOT NULL CHECK (quantity_base > 0),
    returned_base  INTEGER NOT NULL CHECK (returned_base >= 0 AND returned_base <= quantity_base),
    PRIMARY KEY (cooperative_id, order_id, line, shipment_id, lot_id, place_id),
    FOREIGN KEY (cooperative_id, order_id, line)
      REFERENCES order_lines (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, shipment_id)
      REFERENCES shipments (cooperative_id, shipment_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO shipment_picks
    (cooperative_id, order_id, line, shipment_id, lot_id, place_id, quantity_base, returned_base)
  SELECT p.cooperative_id, p.order_id, p.line, p.order_id, p.lot_id, 'place_main',
         p.quantity_base, CASE o.state WHEN 'cancelled' THEN p.quantity_base ELSE 0 END
    FROM order_picks AS p
    JOIN orders AS o ON o.cooperative_id = p.cooperative_id AND o.order_id = p.order_id;
  DROP TABLE order_picks;
  CREATE INDEX shipment_picks_by_lot ON shipment_picks (cooperative_id, lot_id, order_id);

  CREATE TABLE returns (
    cooperative_id TEXT NOT NULL,
    return_id      TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    external_id    TEXT NOT NULL,
    returned_by    TEXT NOT NULL,
    why            TEXT NOT NULL,
    refund_vnd     INTEGER NOT NULL,
    at_us          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, return_id),
    UNIQUE (cooperative_id, order_id, external_id),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE return_lines (
    cooperative_id TEXT NOT NULL,
    return_id      TEXT NOT NULL,
    number         INTEGER NOT NULL,
    line           INTEGER NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    quantity_base  INTEGER NOT NULL CHECK (quantity_base > 0),
    waste          TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, return_id, number, lot_id),
    FOREIGN KEY (cooperative_id, return_id) REFERENCES returns (cooperative_id, return_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  ) STRICT, WITHOUT ROWID;
)sql";

// Orders are found by number, waybill or telephone, however the last is written; and the house
// sells by itself, at the counter and by telephone, under numbers of its own.
const std::string_view order_search_and_house_orders = R"sql(
  ALTER TABLE orders ADD COLUMN phone_key TEXT NOT NULL DEFAULT '';
  UPDATE orders
     SET phone_key = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(customer_phone, ' ', ''), '.', ''),
                                             '-', ''), '(', ''), ')', '');
  UPDATE orders SET phone_key = '0' || SUBSTR(phone_key, 4) WHERE phone_key LIKE '+84%';
  CREATE INDEX orders_by_phone ON orders (cooperative_id, phone_key, order_id)
    WHERE phone_key <> '';
  CREATE INDEX orders_by_number ON orders (cooperative_id, external_id, order_id);
  CREATE INDEX shipments_by_waybill_of_any ON shipments (cooperative_id, waybill, order_id)
    WHERE waybill <> '';
  CREATE INDEX orders_ended_with_money ON orders (cooperative_id, order_id)
    WHERE state IN ('cancelled', 'returned') AND paid_vnd > refunded_vnd;
  CREATE INDEX returns_of_order ON returns (cooperative_id, order_id, return_id);

  CREATE TABLE house_orders (
    cooperative_id TEXT NOT NULL,
    channel_id     TEXT NOT NULL,
    number         INTEGER NOT NULL,
    key            TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, channel_id, number),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX house_orders_by_key ON house_orders (cooperative_id, channel_id, key)
    WHERE key <> '';
)sql";

const std::string_view waybill_pdfs = R"sql(
  CREATE TABLE waybill_pdfs (
    cooperative_id TEXT NOT NULL,
    shipment_id    TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    pdf            BLOB NOT NULL,
    PRIMARY KEY (cooperative_id, shipment_id),
    FOREIGN KEY (cooperative_id, shipment_id) REFERENCES shipments (cooperative_id, shipment_id),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  ) STRICT;
  CREATE INDEX waybill_pdfs_by_order ON waybill_pdfs (cooperative_id, order_id);
)sql";

// What a parcel held that is not sent any more counts as packed and billed no more; of orders that
// were cancelled nothing had left. What a return was entered under may name a customer: those who
// were forgotten are due once more, so that its digest stays in its place.
const std::string_view taken_apart = R"sql(
  UPDATE order_lines
     SET packed_packs = 0, packed_base = 0, billed_vnd = 0
   WHERE packed_packs > 0
     AND (cooperative_id, order_id) IN (SELECT o.cooperative_id, o.order_id
                                          FROM orders AS o
                                         WHERE o.state = 'cancelled');
  UPDATE orders
     SET erased_at_us = NULL
   WHERE erased_at_us IS NOT NULL
     AND (cooperative_id, order_id) IN (SELECT r.cooperative_id, r.order_id
                                          FROM returns AS r
                                         WHERE r.external_id <> r.return_id);
)sql";

// By what came back of each parcel's picks; where that is not all of it, the packs that are left
// over came out of the last. A parcel that is back is under way no more.
const std::string_view returns_by_parcel = R"sql(
  ALTER TABLE returns ADD COLUMN shipment_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE shipment_lines ADD COLUMN returned_packs INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE shipment_lines ADD COLUMN returned_base INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE shipment_lines ADD COLUMN returned_vnd INTEGER NOT NULL DEFAULT 0;
  CREATE TEMP TABLE came_back AS
    SELECT i.cooperative_id, i.order_id, i.line, i.shipment_id, i.packs, i.billed_vnd,
           SUM(p.returned_base) AS base, SUM(p.returned_base) = i.base AS is_all
      FROM shipment_lines AS i
      JOIN shipments AS s
        ON s.cooperative_id = i.cooperative_id AND s.shipment_id = i.shipment_id
       AND s.state IN ('shipped', 'delivered', 'returned')
      JOIN shipment_picks AS p
        ON p.cooperative_id = i.cooperative_id AND p.order_id = i.order_id AND p.line = i.line
       AND p.shipment_id = i.shipment_id
     GROUP BY i.cooperative_id, i.order_id, i.line, i.shipment_id, i.packs, i.base, i.billed_vnd
    HAVING SUM(p.returned_base) > 0;
  CREATE TEMP TABLE left_over AS
    SELECT l.cooperative_id, l.order_id, l.line,
           l.returned_packs - SUM(CASE WHEN c.is_all THEN c.packs ELSE 0 END) AS packs,
           l.returned_vnd - SUM(CASE WHEN c.is_all THEN c.billed_vnd ELSE 0 END) AS vnd
      FROM order_lines AS l
      JOIN temp.came_back AS c
        ON c.cooperative_id = l.cooperative_id AND c.order_id = l.order_id AND c.line = l.line
     GROUP BY l.cooperative_id, l.order_id, l.line, l.returned_packs, l.returned_vnd;
  CREATE TEMP TABLE parts AS
    SELECT c.cooperative_id, c.order_id, c.line, c.shipment_id, c.base,
           CASE WHEN c.is_all THEN c.packs
                ELSE MAX(0, MIN(c.packs, o.packs - (SUM(c.packs) OVER later - c.packs)))
           END AS packs,
           CASE WHEN c.is_all THEN c.billed_vnd
                ELSE MAX(0, MIN(c.billed_vnd,
                                o.vnd - (SUM(c.billed_vnd) OVER later - c.billed_vnd)))
           END AS vnd
      FROM temp.came_back AS c
      JOIN temp.left_over AS o
        ON o.cooperative_id = c.cooperative_id AND o.order_id = c.order_id AND o.line = c.line
    WINDOW later AS (PARTITION BY c.cooperative_id, c.order_id, c.line, c.is_all
                         ORDER BY c.shipment_id DESC);
  UPDATE shipment_lines
     SET returned_packs = c.packs, returned_base = c.base, returned_vnd = c.vnd
    FROM temp.parts AS c
   WHERE c.cooperative_id = shipment_lines.cooperative_id
     AND c.order_id = shipment_lines.order_id AND c.line = shipment_lines.line
     AND c.shipment_id = shipment_lines.shipment_id;
  UPDATE shipments
     SET state = 'returned'
   WHERE state = 'shipped'
     AND NOT EXISTS (SELECT 1
                       FROM shipment_lines AS i
                      WHERE i.cooperative_id = shipments.cooperative_id
                        AND i.order_id = shipments.order_id
                        AND i.shipment_id = shipments.shipment_id
                        AND i.packs > i.returned_packs);
  UPDATE orders
     SET state = 'delivered', version = version + 1,
         ended_at_us = (SELECT MAX(COALESCE(s.delivered_at_us, s.shipped_at_us))
                          FROM shipments AS s
                         WHERE s.cooperative_id = orders.cooperative_id
                           AND s.order_id = orders.order_id)
   WHERE state = 'shipped'
     AND NOT EXISTS (SELECT 1
                       FROM shipments AS s
                      WHERE s.cooperative_id = orders.cooperative_id
                        AND s.order_id = orders.order_id AND s.state = 'shipped');
  DROP TABLE temp.parts;
  DROP TABLE temp.left_over;
  DROP TABLE temp.came_back;
)sql";

}  // namespace ganh::catalog::migrations
