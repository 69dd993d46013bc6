#include "catalog/migrations/texts.h"

namespace ganh::catalog::migrations {

// What carriers tell of parcels. A customer's link names no cooperative, so its index leads with
// the code alone.
const std::string_view tracking = R"sql(
  CREATE TABLE tracking_events (
    cooperative_id TEXT NOT NULL,
    waybill_key    TEXT NOT NULL,
    carrier        TEXT NOT NULL,
    number         INTEGER NOT NULL,
    at_us          INTEGER NOT NULL,
    code           TEXT NOT NULL,
    text           TEXT NOT NULL,
    progress       TEXT NOT NULL,
    place          TEXT NOT NULL,
    received_at_us INTEGER NOT NULL,
    weight_g       INTEGER,
    fee_vnd        INTEGER,
    cod_vnd        INTEGER,
    names          TEXT NOT NULL,
    is_matched     INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, waybill_key, carrier, number),
    UNIQUE (cooperative_id, waybill_key, carrier, at_us, code, text)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tracking_waiting ON tracking_events (cooperative_id, received_at_us)
    WHERE is_matched = 0;

  ALTER TABLE shipments ADD COLUMN waybill_key TEXT NOT NULL DEFAULT '';
  ALTER TABLE shipments ADD COLUMN tracked_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE shipments ADD COLUMN progress TEXT NOT NULL DEFAULT '';
  ALTER TABLE shipments ADD COLUMN progress_at_us INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE shipments ADD COLUMN asked_at_us INTEGER NOT NULL DEFAULT 0;
  UPDATE shipments SET waybill_key = UPPER(REPLACE(REPLACE(waybill, ' ', ''), '-', ''));
  CREATE INDEX shipments_by_waybill_key ON shipments (cooperative_id, waybill_key)
    WHERE waybill_key <> '';
  CREATE INDEX shipments_to_ask ON shipments (cooperative_id, carrier, asked_at_us)
    WHERE state = 'shipped';
  CREATE INDEX shipments_in_trouble ON shipments (cooperative_id, progress_at_us)
    WHERE progress IN ('failed_attempt', 'returned', 'cancelled', 'lost', 'damaged');
  CREATE UNIQUE INDEX shipments_by_link ON shipments (tracking_code) WHERE tracking_code <> '';
)sql";

}  // namespace ganh::catalog::migrations
