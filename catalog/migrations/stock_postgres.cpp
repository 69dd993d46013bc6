#include "catalog/migrations/baseline_postgres.h"

namespace ganh::catalog::migrations::postgres {

const std::string_view products_and_stock = R"sql(
  CREATE TABLE products (
    cooperative_id   TEXT NOT NULL,
    product_id       TEXT NOT NULL,
    code             TEXT NOT NULL,
    name             TEXT NOT NULL,
    name_folded      TEXT NOT NULL,
    name_key         BYTEA NOT NULL,
    name_key_version TEXT NOT NULL,
    category         TEXT NOT NULL,
    base_unit        TEXT NOT NULL,
    description      TEXT NOT NULL,
    origin           TEXT NOT NULL,
    storage          TEXT NOT NULL,
    shelf_life_days  BIGINT NOT NULL,
    certificate      TEXT NOT NULL,
    version          BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, product_id),
    UNIQUE (cooperative_id, code)
  );
  CREATE INDEX products_by_name ON products (cooperative_id, name_key, product_id);

  CREATE TABLE packs (
    cooperative_id TEXT NOT NULL,
    pack_id        TEXT NOT NULL,
    sku            TEXT NOT NULL,
    product_id     TEXT NOT NULL,
    name           TEXT NOT NULL,
    net_base       BIGINT NOT NULL CHECK (net_base >= 1),
    price_vnd      BIGINT NOT NULL CHECK (price_vnd >= 1),
    barcode        TEXT NOT NULL,
    available      BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    catch_weight   BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cooperative_id, pack_id),
    UNIQUE (cooperative_id, sku),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  );
  CREATE INDEX packs_by_product ON packs (cooperative_id, product_id, sku);

  CREATE TABLE places (
    cooperative_id TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    code           TEXT NOT NULL,
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL,
    sells          BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, place_id),
    UNIQUE (cooperative_id, code)
  );

  CREATE TABLE lots (
    cooperative_id     TEXT NOT NULL,
    lot_id             TEXT NOT NULL,
    code               TEXT NOT NULL,
    product_id         TEXT NOT NULL,
    household_id       TEXT NOT NULL,
    harvested_day      BIGINT NOT NULL,
    expires_day        BIGINT NOT NULL,
    received_base      BIGINT NOT NULL,
    household_share_bp BIGINT NOT NULL,
    grade              TEXT NOT NULL,
    on_hand_base       BIGINT NOT NULL CHECK (on_hand_base >= 0),
    version            BIGINT NOT NULL,
    sellable_base      BIGINT NOT NULL DEFAULT 0 CHECK (sellable_base >= 0),
    terms              TEXT NOT NULL DEFAULT 'consigned',
    bought_vnd         BIGINT NOT NULL DEFAULT 0,
    bought_per_base    BIGINT NOT NULL DEFAULT 0,
    pooled_households  BIGINT NOT NULL DEFAULT 0,
    recalled_why       TEXT,
    PRIMARY KEY (cooperative_id, lot_id),
    UNIQUE (cooperative_id, code),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id),
    FOREIGN KEY (cooperative_id, household_id)
      REFERENCES households (cooperative_id, household_id)
  );
  CREATE INDEX lots_by_product ON lots (cooperative_id, product_id);
  CREATE INDEX lots_on_hand ON lots (cooperative_id, product_id, expires_day, code)
    WHERE on_hand_base > 0;
  CREATE INDEX lots_expiring ON lots (cooperative_id, expires_day, product_id)
    WHERE on_hand_base > 0;
  CREATE INDEX lots_sellable ON lots (cooperative_id, product_id, expires_day, code)
    WHERE sellable_base > 0;

  CREATE TABLE lot_contributions (
    cooperative_id TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    household_id   TEXT NOT NULL,
    received_base  BIGINT NOT NULL CHECK (received_base >= 1),
    PRIMARY KEY (cooperative_id, lot_id, household_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, household_id)
      REFERENCES households (cooperative_id, household_id)
  );
  CREATE INDEX lot_contributions_by_household
    ON lot_contributions (cooperative_id, household_id, lot_id);

  CREATE TABLE lot_balances (
    cooperative_id TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    on_hand_base   BIGINT NOT NULL CHECK (on_hand_base >= 0),
    PRIMARY KEY (cooperative_id, lot_id, place_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, place_id) REFERENCES places (cooperative_id, place_id)
  );
  CREATE INDEX lot_balances_by_place ON lot_balances (cooperative_id, place_id, lot_id)
    WHERE on_hand_base > 0;

  CREATE TABLE product_stock (
    cooperative_id TEXT NOT NULL,
    product_id     TEXT NOT NULL,
    reserved_base  BIGINT NOT NULL CHECK (reserved_base >= 0),
    PRIMARY KEY (cooperative_id, product_id),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  );

  CREATE TABLE ledger_heads (
    cooperative_id TEXT NOT NULL,
    last_number    BIGINT NOT NULL,
    last_hash      TEXT NOT NULL,
    PRIMARY KEY (cooperative_id)
  );

  CREATE TABLE ledger (
    cooperative_id TEXT NOT NULL,
    number         BIGINT NOT NULL,
    cause          TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    cause_line     BIGINT NOT NULL,
    lot_id         TEXT NOT NULL,
    place_id       TEXT NOT NULL,
    quantity_base  BIGINT NOT NULL CHECK (quantity_base <> 0),
    waste          TEXT NOT NULL,
    why            TEXT NOT NULL,
    command_id     TEXT NOT NULL,
    at_us          BIGINT NOT NULL,
    hash           TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, number),
    UNIQUE (cooperative_id, cause, cause_id, cause_line, lot_id, place_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, place_id) REFERENCES places (cooperative_id, place_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  );
  CREATE INDEX ledger_by_lot ON ledger (cooperative_id, lot_id, number);
  CREATE INDEX ledger_wasted ON ledger (cooperative_id, at_us, number) WHERE cause = 'wasted';

  -- The day up to which each cooperative's stock has been settled.
  CREATE TABLE stock_days (
    cooperative_id TEXT NOT NULL,
    day            BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id)
  );

  -- What customers of a recalled lot are told; why it is recalled stands with the lot.
  CREATE TABLE recalls (
    cooperative_id TEXT NOT NULL,
    lot_id         TEXT NOT NULL,
    since_us       BIGINT NOT NULL,
    to_say         TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, lot_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  );

  CREATE TABLE reservations (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           BIGINT NOT NULL,
    product_id     TEXT NOT NULL,
    net_base       BIGINT NOT NULL CHECK (net_base >= 1),
    packs          BIGINT NOT NULL CHECK (packs >= 1),
    since          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  );
  CREATE INDEX reservations_by_product
    ON reservations (cooperative_id, product_id, since, order_id, line);

  CREATE TABLE holds (
    cooperative_id TEXT NOT NULL,
    hold_id        TEXT NOT NULL,
    pack_id        TEXT NOT NULL,
    product_id     TEXT NOT NULL,
    for_whom       TEXT NOT NULL,
    expires_at_us  BIGINT NOT NULL,
    packs          BIGINT NOT NULL DEFAULT 0,
    short_packs    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cooperative_id, hold_id),
    FOREIGN KEY (cooperative_id, pack_id) REFERENCES packs (cooperative_id, pack_id),
    FOREIGN KEY (cooperative_id, product_id) REFERENCES products (cooperative_id, product_id)
  );
  CREATE INDEX holds_due ON holds (cooperative_id, expires_at_us, hold_id);
  CREATE INDEX holds_of_product ON holds (cooperative_id, product_id, expires_at_us);

  CREATE TABLE stock_takes (
    cooperative_id TEXT NOT NULL,
    take_id        TEXT NOT NULL,
    number         BIGINT NOT NULL,
    place_id       TEXT NOT NULL,
    state          TEXT NOT NULL,
    opened_at_us   BIGINT NOT NULL,
    ended_at_us    BIGINT,
    version        BIGINT NOT NULL,
    product_id     TEXT,
    PRIMARY KEY (cooperative_id, take_id),
    UNIQUE (cooperative_id, number),
    FOREIGN KEY (cooperative_id, place_id) REFERENCES places (cooperative_id, place_id)
  );
  CREATE INDEX stock_takes_open ON stock_takes (cooperative_id, number) WHERE state = 'open';

  CREATE TABLE stock_take_lines (
    cooperative_id TEXT NOT NULL,
    take_id        TEXT NOT NULL,
    line           BIGINT NOT NULL,
    lot_id         TEXT NOT NULL,
    expected_base  BIGINT NOT NULL,
    counted_base   BIGINT,
    why            TEXT NOT NULL,
    seen_number    BIGINT NOT NULL DEFAULT 0,
    waste          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, take_id, line),
    UNIQUE (cooperative_id, take_id, lot_id),
    FOREIGN KEY (cooperative_id, take_id) REFERENCES stock_takes (cooperative_id, take_id),
    FOREIGN KEY (cooperative_id, lot_id) REFERENCES lots (cooperative_id, lot_id)
  );
)sql";

}  // namespace ganh::catalog::migrations::postgres
