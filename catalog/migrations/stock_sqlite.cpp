#include "catalog/migrations/texts.h"

namespace ganh::catalog::migrations {

// Goods lie in places. What was in the ledger keeps its order and is chained with the first entry
// that follows (stock/ledger.h).
const std::string_view places_and_chained_ledger = R"sql(
  CREATE TABLE places (
    cooperative_id TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    code           TEXT NOT NULL,
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL,
    sells          INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, place_id),
    UNIQUE (cooperative_id, code)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO places (cooperative_id, place_id, code, name, kind, sells, version)
  SELECT DISTINCT cooperative_id, 'place_main', 'KHO', 'Kho chính', 'shed', 1, 1
    FROM lots;

  ALTER TABLE lots ADD COLUMN sellable_base INTEGER NOT NULL DEFAULT 0 CHECK (sellable_base >= 0);
  ALTER TABLE lots ADD COLUMN terms TEXT NOT NULL DEFAULT 'consigned';
  ALTER TABLE lots ADD COLUMN bought_vnd INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE lots ADD COLUMN bought_per_base INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE lots ADD COLUMN pooled_households INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE lots ADD COLUMN recalled_why TEXT;
  UPDATE lots SET sellable_base = on_hand_base;
  CREATE INDEX lots_sellable ON lots (cooperative_id, product_id, expires_day, code)
    WHERE sellable_base > 0;

  CREATE TABLE lot_contributions (
    cooperative_id TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    household_id   TEXT NOT NULL,
    received_base  INTEGER NOT NULL CHECK (received_base >= 1),
    PRIMARY KEY (cooperative_id, lot_id, household_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, household_id) REFERENCES households (cooperative_id, household_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lot_contributions_by_household
    ON lot_contributions (cooperative_id, household_id, lot_id);

  CREATE TABLE lot_balances (
    cooperative_id TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    on_hand_base   INTEGER NOT NULL CHECK (on_hand_base >= 0),
    PRIMARY KEY (cooperative_id, lot_id, place_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, place_id) REFERENCES places (cooperative_id, place_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lot_balances_by_place ON lot_balances (cooperative_id, place_id, lot_id)
    WHERE on_hand_base > 0;
  INSERT INTO lot_balances (cooperative_id, lot_id, place_id, on_hand_base)
  SELECT cooperative_id, lot_id, 'place_main', on_hand_base
    FROM lots;

  CREATE TABLE ledger_heads (
    cooperative_id TEXT NOT NULL,
    last_number    INTEGER NOT NULL,
    last_hash      TEXT NOT NULL,
    PRIMARY KEY (cooperative_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO ledger_heads (cooperative_id, last_number, last_hash)
  SELECT cooperative_id, COUNT(*), ''
    FROM ledger
   GROUP BY cooperative_id;

  CREATE TABLE numbered_ledger (
    cooperative_id TEXT NOT NULL,
    number         INTEGER NOT NULL,
    cause          TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    cause_line     INTEGER NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    quantity_base  INTEGER NOT NULL CHECK (quantity_base <> 0),
    waste          TEXT NOT NULL,
    why            TEXT NOT NULL,
    command_id     TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    hash           TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, number),
    UNIQUE (cooperative_id, cause, cause_id, cause_line, lot_id, place_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, place_id) REFERENCES places (cooperative_id, place_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO numbered_ledger
    (cooperative_id, number, cause, cause_id, cause_line, lot_id, place_id, quantity_base, waste,
     why, command_id, at_us, hash)
  SELECT cooperative_id,
         ROW_NUMBER() OVER (PARTITION BY cooperative_id
                                ORDER BY at_us, command_id, cause, cause_id, cause_line, lot_id),
         cause, cause_id, cause_line, lot_id, 'place_main', quantity_base, '', '', command_id,
         at_us, ''
    FROM ledger;
  DROP TABLE ledger;
  ALTER TABLE numbered_ledger RENAME TO ledger;
  CREATE INDEX ledger_by_lot ON ledger (cooperative_id, lot_id, number);

  CREATE TABLE holds (
    cooperative_id TEXT NOT NULL,
    hold_id        TEXT NOT NULL,
    pack_id        TEXT NOT NULL,
    product_id     TEXT NOT NULL,
    for_whom       TEXT NOT NULL,
    expires_at_us  INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, hold_id),
    FOREIGN KEY (cooperative_id, pack_id) REFERENCES packs (cooperative_id, pack_id),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX holds_due ON holds (cooperative_id, expires_at_us, hold_id);
  CREATE INDEX holds_of_product ON holds (cooperative_id, product_id, expires_at_us);

  CREATE TABLE stock_takes (
    cooperative_id TEXT NOT NULL,
    take_id        TEXT NOT NULL,
    number         INTEGER NOT NULL,
    place_id       TEXT NOT NULL,
    state          TEXT NOT NULL,
    opened_at_us   INTEGER NOT NULL,
    ended_at_us    INTEGER,
    version        INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, take_id),
    UNIQUE (cooperative_id, number),
    FOREIGN KEY (cooperative_id, place_id) REFERENCES places (cooperative_id, place_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE stock_take_lines (
    cooperative_id TEXT NOT NULL,
    take_id        TEXT NOT NULL,
    line           INTEGER NOT NULL,
    lot_id         TEXT NOT NULL,
    expected_base  INTEGER NOT NULL,
    counted_base   INTEGER,
    why            TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, take_id, line),
    UNIQUE (cooperative_id, take_id, lot_id),
    FOREIGN KEY (cooperative_id, take_id) REFERENCES stock_takes (cooperative_id, take_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  ) STRICT, WITHOUT ROWID;
)sql";

// What is promised is ordered by when the order or hold was made, whatever its id begins with; a
// line of a stock-take knows up to which entry of the ledger its lot was looked at.
const std::string_view holds_and_stock_takes = R"sql(
  ALTER TABLE reservations ADD COLUMN since TEXT NOT NULL DEFAULT '';
  UPDATE reservations SET since = SUBSTR(order_id, 5);
  DROP INDEX reservations_by_product;
  CREATE INDEX reservations_by_product
    ON reservations (cooperative_id, product_id, since, order_id, line);

  ALTER TABLE holds ADD COLUMN packs INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE holds ADD COLUMN short_packs INTEGER NOT NULL DEFAULT 0;

  ALTER TABLE stock_takes ADD COLUMN product_id TEXT;
  CREATE INDEX stock_takes_open ON stock_takes (cooperative_id, number) WHERE state = 'open';
  ALTER TABLE stock_take_lines ADD COLUMN seen_number INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE stock_take_lines ADD COLUMN waste TEXT NOT NULL DEFAULT '';
)sql";

// What customers of a recalled lot are told; why it is recalled stands with the lot.
const std::string_view recalls = R"sql(
  CREATE TABLE recalls (
    cooperative_id TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    since_us       INTEGER NOT NULL,
    to_say         TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  ) STRICT, WITHOUT ROWID;
)sql";

}  // namespace ganh::catalog::migrations
