#include "catalog/migrations/baseline_postgres.h"

namespace ganh::catalog::migrations::postgres {

// The code in a customer's link names its shipment across all cooperatives, but is unique by how it
// is drawn: databases that are spread keep keys unique within a cooperative.
const std::string_view orders = R"sql(
  CREATE TABLE orders (
    cooperative_id   TEXT NOT NULL,
    order_id         TEXT NOT NULL,
    channel_id       TEXT NOT NULL,
    external_id      TEXT NOT NULL,
    state            TEXT NOT NULL,
    customer_name    TEXT NOT NULL,
    customer_phone   TEXT NOT NULL,
    customer_address TEXT NOT NULL,
    placed_at_us     BIGINT NOT NULL,
    confirm_by_us    BIGINT,
    total_vnd        BIGINT NOT NULL,
    shipped_at_us    BIGINT,
    version          BIGINT NOT NULL,
    ship_by_us       BIGINT,
    note             TEXT NOT NULL DEFAULT '',
    cancelled_by     TEXT NOT NULL DEFAULT '',
    cancel_why       TEXT NOT NULL DEFAULT '',
    ended_at_us      BIGINT,
    erased_at_us     BIGINT,
    paid_vnd         BIGINT NOT NULL DEFAULT 0,
    refunded_vnd     BIGINT NOT NULL DEFAULT 0,
    invoice_number   TEXT NOT NULL DEFAULT '',
    phone_key        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, order_id),
    UNIQUE (cooperative_id, channel_id, external_id)
  );
  CREATE INDEX orders_shipped ON orders (cooperative_id, shipped_at_us)
    WHERE shipped_at_us IS NOT NULL;
  CREATE INDEX orders_open ON orders (cooperative_id, order_id)
    WHERE state IN ('received', 'confirmed', 'packed');
  CREATE INDEX orders_to_erase ON orders (cooperative_id, ended_at_us, order_id)
    WHERE ended_at_us IS NOT NULL AND erased_at_us IS NULL;
  CREATE INDEX orders_by_state ON orders (cooperative_id, state, order_id);
  CREATE INDEX orders_by_time ON orders (cooperative_id, placed_at_us, order_id);
  CREATE INDEX orders_by_phone ON orders (cooperative_id, phone_key, order_id)
    WHERE phone_key <> '';
  CREATE INDEX orders_by_number ON orders (cooperative_id, external_id, order_id);
  CREATE INDEX orders_ended_with_money ON orders (cooperative_id, order_id)
    WHERE state IN ('cancelled', 'returned') AND paid_vnd > refunded_vnd;
  CREATE INDEX orders_never_ended ON orders (cooperative_id, order_id)
    WHERE state = 'shipped' AND erased_at_us IS NULL;

  CREATE TABLE order_lines (
    cooperative_id   TEXT NOT NULL,
    order_id         TEXT NOT NULL,
    line             BIGINT NOT NULL,
    sku              TEXT NOT NULL,
    name             TEXT NOT NULL,
    pack_id          TEXT,
    product_id       TEXT,
    net_base         BIGINT,
    packs            BIGINT NOT NULL,
    unit_price_vnd   BIGINT NOT NULL,
    packed_packs     BIGINT NOT NULL,
    billed_vnd       BIGINT NOT NULL,
    catch_weight     BIGINT NOT NULL DEFAULT 0,
    cut_packs        BIGINT NOT NULL DEFAULT 0,
    cut_why          TEXT NOT NULL DEFAULT '',
    packed_base      BIGINT NOT NULL DEFAULT 0,
    returned_packs   BIGINT NOT NULL DEFAULT 0,
    returned_base    BIGINT NOT NULL DEFAULT 0,
    returned_vnd     BIGINT NOT NULL DEFAULT 0,
    substitutes_line BIGINT,
    consent          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id),
    FOREIGN KEY (cooperative_id, pack_id) REFERENCES packs (cooperative_id, pack_id),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  );

  -- The house sells by itself, at the counter and by telephone, under numbers of its own.
  CREATE TABLE house_orders (
    cooperative_id TEXT NOT NULL,
    channel_id     TEXT NOT NULL,
    number         BIGINT NOT NULL,
    key            TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, channel_id, number),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  );
  CREATE UNIQUE INDEX house_orders_by_key ON house_orders (cooperative_id, channel_id, key)
    WHERE key <> '';

  CREATE TABLE shipments (
    cooperative_id  TEXT NOT NULL,
    shipment_id     TEXT NOT NULL,
    order_id        TEXT NOT NULL,
    number          BIGINT NOT NULL,
    state           TEXT NOT NULL,
    carrier         TEXT NOT NULL,
    waybill         TEXT NOT NULL,
    cod_vnd         BIGINT NOT NULL,
    tracking_code   TEXT NOT NULL,
    packed_at_us    BIGINT NOT NULL,
    shipped_at_us   BIGINT,
    delivered_at_us BIGINT,
    waybill_key     TEXT NOT NULL DEFAULT '',
    tracked_by      TEXT NOT NULL DEFAULT '',
    progress        TEXT NOT NULL DEFAULT '',
    progress_at_us  BIGINT NOT NULL DEFAULT 0,
    asked_at_us     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cooperative_id, shipment_id),
    UNIQUE (cooperative_id, order_id, number),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  );
  CREATE INDEX shipments_by_waybill ON shipments (cooperative_id, carrier, waybill)
    WHERE waybill <> '';
  CREATE UNIQUE INDEX shipments_by_tracking_code ON shipments (cooperative_id, tracking_code)
    WHERE tracking_code <> '';
  CREATE INDEX shipments_under_way ON shipments (cooperative_id, carrier, shipped_at_us)
    WHERE state = 'shipped';
  CREATE INDEX shipments_by_time
    ON shipments (cooperative_id, shipped_at_us, order_id, shipment_id)
    WHERE shipped_at_us IS NOT NULL;
  CREATE INDEX shipments_by_waybill_key ON shipments (cooperative_id, waybill_key)
    WHERE waybill_key <> '';
  CREATE INDEX shipments_to_ask ON shipments (cooperative_id, carrier, asked_at_us)
    WHERE state = 'shipped';
  CREATE INDEX shipments_in_trouble ON shipments (cooperative_id, progress_at_us)
    WHERE progress IN ('failed_attempt', 'returned', 'cancelled', 'lost', 'damaged');
  CREATE INDEX shipments_by_link ON shipments (tracking_code) WHERE tracking_code <> '';
  CREATE INDEX shipments_by_waybill_of_any ON shipments (cooperative_id, waybill, order_id)
    WHERE waybill <> '';

  CREATE TABLE shipment_lines (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           BIGINT NOT NULL,
    shipment_id    TEXT NOT NULL,
    packs          BIGINT NOT NULL CHECK (packs >= 1),
    base           BIGINT NOT NULL CHECK (base >= 1),
    billed_vnd     BIGINT NOT NULL,
    returned_packs BIGINT NOT NULL DEFAULT 0,
    returned_base  BIGINT NOT NULL DEFAULT 0,
    returned_vnd   BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cooperative_id, order_id, line, shipment_id),
    FOREIGN KEY (cooperative_id, order_id, line)
      REFERENCES order_lines (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, shipment_id) REFERENCES shipments (cooperative_id, shipment_id)
  );

  CREATE TABLE shipment_picks (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           BIGINT NOT NULL,
    shipment_id    TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    quantity_base  BIGINT NOT NULL CHECK (quantity_base > 0),
    returned_base  BIGINT NOT NULL CHECK (returned_base >= 0 AND returned_base <= quantity_base),
    PRIMARY KEY (cooperative_id, order_id, line, shipment_id, lot_id, place_id),
    FOREIGN KEY (cooperative_id, order_id, line)
      REFERENCES order_lines (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, shipment_id) REFERENCES shipments (cooperative_id, shipment_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  );
  CREATE INDEX shipment_picks_by_lot ON shipment_picks (cooperative_id, lot_id, order_id);

  CREATE TABLE waybill_pdfs (
    cooperative_id TEXT NOT NULL,
    shipment_id    TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    pdf            BYTEA NOT NULL,
    PRIMARY KEY (cooperative_id, shipment_id),
    FOREIGN KEY (cooperative_id, shipment_id) REFERENCES shipments (cooperative_id, shipment_id),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  );
  CREATE INDEX waybill_pdfs_by_order ON waybill_pdfs (cooperative_id, order_id);

  -- What carriers tell of parcels.
  CREATE TABLE tracking_events (
    cooperative_id TEXT NOT NULL,
    waybill_key    TEXT NOT NULL,
    carrier        TEXT NOT NULL,
    number         BIGINT NOT NULL,
    at_us          BIGINT NOT NULL,
    code           TEXT NOT NULL,
    text           TEXT NOT NULL,
    progress       TEXT NOT NULL,
    place          TEXT NOT NULL,
    received_at_us BIGINT NOT NULL,
    weight_g       BIGINT,
    fee_vnd        BIGINT,
    cod_vnd        BIGINT,
    names          TEXT NOT NULL,
    is_matched     BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, waybill_key, carrier, number),
    UNIQUE (cooperative_id, waybill_key, carrier, at_us, code, text)
  );
  CREATE INDEX tracking_waiting ON tracking_events (cooperative_id, received_at_us)
    WHERE is_matched = 0;
  CREATE INDEX tracking_by_receipt ON tracking_events (cooperative_id, received_at_us);

  CREATE TABLE returns (
    cooperative_id TEXT NOT NULL,
    return_id      TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    external_id    TEXT NOT NULL,
    returned_by    TEXT NOT NULL,
    why            TEXT NOT NULL,
    refund_vnd     BIGINT NOT NULL,
    at_us          BIGINT NOT NULL,
    shipment_id    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, return_id),
    UNIQUE (cooperative_id, order_id, external_id),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  );
  CREATE INDEX returns_by_time ON returns (cooperative_id, at_us, return_id);
  CREATE INDEX returns_of_order ON returns (cooperative_id, order_id, return_id);

  CREATE TABLE return_lines (
    cooperative_id TEXT NOT NULL,
    return_id      TEXT NOT NULL,
    number         BIGINT NOT NULL,
    line           BIGINT NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    quantity_base  BIGINT NOT NULL CHECK (quantity_base > 0),
    waste          TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, return_id, number, lot_id),
    FOREIGN KEY (cooperative_id, return_id) REFERENCES returns (cooperative_id, return_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  );

  CREATE TABLE return_parts (
    cooperative_id TEXT NOT NULL,
    return_id      TEXT NOT NULL,
    number         BIGINT NOT NULL,
    line           BIGINT NOT NULL,
    packs          BIGINT NOT NULL,
    base           BIGINT NOT NULL,
    refund_vnd     BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, return_id, number),
    FOREIGN KEY (cooperative_id, return_id) REFERENCES returns (cooperative_id, return_id)
  );
)sql";

}  // namespace ganh::catalog::migrations::postgres
