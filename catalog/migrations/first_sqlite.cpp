#include "catalog/migrations/texts.h"

namespace ganh::catalog::migrations {

const std::string_view changes_and_producers = R"sql(
  CREATE TABLE cooperatives (
    cooperative_id TEXT NOT NULL PRIMARY KEY,
    name           TEXT NOT NULL,
    tax_code       TEXT NOT NULL,
    address        TEXT NOT NULL,
    commune        TEXT NOT NULL,
    province       TEXT NOT NULL,
    phone          TEXT NOT NULL,
    email          TEXT NOT NULL,
    bank_bin       TEXT NOT NULL,
    bank_account   TEXT NOT NULL,
    version        INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE commands (
    cooperative_id TEXT NOT NULL,
    command_id     TEXT NOT NULL,
    actor          TEXT NOT NULL,
    cause          TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, command_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE change_heads (
    cooperative_id TEXT NOT NULL PRIMARY KEY,
    last_change    INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE changes (
    cooperative_id TEXT NOT NULL,
    number         INTEGER NOT NULL,
    command_id     TEXT NOT NULL,
    noun           TEXT NOT NULL,
    noun_id        TEXT NOT NULL,
    kind           TEXT NOT NULL,
    detail         TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, number),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE households (
    cooperative_id TEXT NOT NULL,
    household_id   TEXT NOT NULL,
    code           TEXT NOT NULL,
    name           TEXT NOT NULL,
    name_folded    TEXT NOT NULL,
    phone          TEXT NOT NULL,
    hamlet         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    version        INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, household_id),
    UNIQUE (cooperative_id, code)
  ) STRICT;
)sql";

const std::string_view products_and_stock = R"sql(
  CREATE TABLE products (
    cooperative_id   TEXT NOT NULL,
    product_id       TEXT NOT NULL,
    code             TEXT NOT NULL,
    name             TEXT NOT NULL,
    name_folded      TEXT NOT NULL,
    name_key         BLOB NOT NULL,
    name_key_version TEXT NOT NULL,
    category         TEXT NOT NULL,
    base_unit        TEXT NOT NULL,
    description      TEXT NOT NULL,
    origin           TEXT NOT NULL,
    storage          TEXT NOT NULL,
    shelf_life_days  INTEGER NOT NULL,
    certificate      TEXT NOT NULL,
    version          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, product_id),
    UNIQUE (cooperative_id, code)
  ) STRICT;
  CREATE INDEX products_by_name ON products (cooperative_id, name_key, product_id);

  CREATE TABLE packs (
    cooperative_id TEXT NOT NULL,
    pack_id        TEXT NOT NULL,
    sku            TEXT NOT NULL,
    product_id     TEXT NOT NULL,
    name           TEXT NOT NULL,
    net_base       INTEGER NOT NULL CHECK (net_base >= 1),
    price_vnd      INTEGER NOT NULL CHECK (price_vnd >= 1),
    barcode        TEXT NOT NULL,
    available      INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, pack_id),
    UNIQUE (cooperative_id, sku),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  ) STRICT;
  CREATE INDEX packs_by_product ON packs (cooperative_id, product_id, sku);

  CREATE TABLE lots (
    cooperative_id     TEXT NOT NULL,
    lot_id             TEXT NOT NULL,
    code               TEXT NOT NULL,
    product_id         TEXT NOT NULL,
    household_id       TEXT NOT NULL,
    harvested_day      INTEGER NOT NULL,
    expires_day        INTEGER NOT NULL,
    received_base      INTEGER NOT NULL,
    household_share_bp INTEGER NOT NULL,
    grade              TEXT NOT NULL,
    on_hand_base       INTEGER NOT NULL CHECK (on_hand_base >= 0),
    version            INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, lot_id),
    UNIQUE (cooperative_id, code),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id),
    FOREIGN KEY (cooperative_id, household_id) REFERENCES households (cooperative_id, household_id)
  ) STRICT;
  CREATE INDEX lots_by_product ON lots (cooperative_id, product_id);
  CREATE INDEX lots_on_hand ON lots (cooperative_id, product_id, expires_day, code)
    WHERE on_hand_base > 0;
  CREATE INDEX lots_expiring ON lots (cooperative_id, expires_day, product_id)
    WHERE on_hand_base > 0;

  CREATE TABLE product_stock (
    cooperative_id TEXT NOT NULL,
    product_id     TEXT NOT NULL,
    reserved_base  INTEGER NOT NULL CHECK (reserved_base >= 0),
    PRIMARY KEY (cooperative_id, product_id),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ledger (
    cooperative_id TEXT NOT NULL,
    cause          TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    cause_line     INTEGER NOT NULL,
    lot_id         TEXT NOT NULL,
    quantity_base  INTEGER NOT NULL CHECK (quantity_base <> 0),
    command_id     TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, cause, cause_id, cause_line, lot_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledger_by_lot ON ledger (cooperative_id, lot_id, at_us);
)sql";

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
    placed_at_us     INTEGER NOT NULL,
    confirm_by_us    INTEGER,
    total_vnd        INTEGER NOT NULL,
    carrier          TEXT,
    waybill          TEXT,
    shipped_at_us    INTEGER,
    version          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, order_id),
    UNIQUE (cooperative_id, channel_id, external_id)
  ) STRICT;
  CREATE INDEX orders_shipped ON orders (cooperative_id, shipped_at_us)
    WHERE shipped_at_us IS NOT NULL;

  CREATE TABLE order_lines (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           INTEGER NOT NULL,
    sku            TEXT NOT NULL,
    name           TEXT NOT NULL,
    pack_id        TEXT,
    product_id     TEXT,
    net_base       INTEGER,
    packs          INTEGER NOT NULL,
    unit_price_vnd INTEGER NOT NULL,
    packed_packs   INTEGER NOT NULL,
    billed_vnd     INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id),
    FOREIGN KEY (cooperative_id, pack_id) REFERENCES packs (cooperative_id, pack_id),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE order_picks (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           INTEGER NOT NULL,
    lot_id         TEXT NOT NULL,
    quantity_base  INTEGER NOT NULL CHECK (quantity_base > 0),
    PRIMARY KEY (cooperative_id, order_id, line, lot_id),
    FOREIGN KEY (cooperative_id, order_id, line)
      REFERENCES order_lines (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX order_picks_by_lot ON order_picks (cooperative_id, lot_id);

  CREATE TABLE reservations (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           INTEGER NOT NULL,
    product_id     TEXT NOT NULL,
    net_base       INTEGER NOT NULL CHECK (net_base >= 1),
    packs          INTEGER NOT NULL CHECK (packs >= 1),
    PRIMARY KEY (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reservations_by_product ON reservations (cooperative_id, product_id, order_id, line);
)sql";

const std::string_view imports = R"sql(
  CREATE TABLE imports (
    cooperative_id  TEXT NOT NULL,
    command_id      TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    file_sha256     TEXT NOT NULL,
    entries_planned INTEGER NOT NULL,
    entries_applied INTEGER NOT NULL,
    entries_skipped INTEGER NOT NULL,
    started_at_us   INTEGER NOT NULL,
    finished_at_us  INTEGER,
    PRIMARY KEY (cooperative_id, command_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  ) STRICT;
  CREATE INDEX imports_unfinished ON imports (cooperative_id, file_sha256, started_at_us)
    WHERE finished_at_us IS NULL;
  CREATE INDEX imports_by_time ON imports (cooperative_id, started_at_us, command_id);
)sql";

// The day up to which each cooperative's stock has been settled.
const std::string_view stock_days = R"sql(
  CREATE TABLE stock_days (
    cooperative_id TEXT NOT NULL,
    day            INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id)
  ) STRICT, WITHOUT ROWID;
)sql";

// What still needs somebody, however many orders have been shipped.
const std::string_view open_orders = R"sql(
  CREATE INDEX orders_open ON orders (cooperative_id, order_id)
    WHERE state IN ('received', 'confirmed', 'packed');
)sql";

}  // namespace ganh::catalog::migrations
