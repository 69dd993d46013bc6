#include "catalog/migrations/texts.h"

namespace ganh::catalog::migrations {

// Who owes whom. What was shipped before stands in no book: it was settled on paper.
const std::string_view books = R"sql(
  CREATE TABLE journal_heads (
    cooperative_id TEXT NOT NULL,
    last_number    INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journal (
    cooperative_id TEXT NOT NULL,
    number         INTEGER NOT NULL,
    cause          TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    note           TEXT NOT NULL,
    command_id     TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, number),
    UNIQUE (cooperative_id, cause, cause_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journal_lines (
    cooperative_id TEXT NOT NULL,
    number         INTEGER NOT NULL,
    line           INTEGER NOT NULL,
    account        TEXT NOT NULL,
    party          TEXT NOT NULL,
    amount_vnd     INTEGER NOT NULL CHECK (amount_vnd <> 0),
    PRIMARY KEY (cooperative_id, number, line),
    FOREIGN KEY (cooperative_id, number) REFERENCES journal (cooperative_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX journal_lines_by_account
    ON journal_lines (cooperative_id, account, party, number);

  CREATE TABLE account_balances (
    cooperative_id TEXT NOT NULL,
    account        TEXT NOT NULL,
    party          TEXT NOT NULL,
    balance_vnd    INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, account, party)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE payout_heads (
    cooperative_id TEXT NOT NULL,
    last_number    INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE payouts (
    cooperative_id TEXT NOT NULL,
    payout_id      TEXT NOT NULL,
    number         INTEGER NOT NULL,
    household_id   TEXT NOT NULL,
    from_day       INTEGER NOT NULL,
    to_day         INTEGER NOT NULL,
    state          TEXT NOT NULL,
    net_vnd        INTEGER NOT NULL,
    paid_by        TEXT NOT NULL,
    reference      TEXT NOT NULL,
    made_at_us     INTEGER NOT NULL,
    paid_at_us     INTEGER,
    version        INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, payout_id),
    UNIQUE (cooperative_id, number),
    FOREIGN KEY (cooperative_id, household_id) REFERENCES households (cooperative_id, household_id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX payouts_drafted ON payouts (cooperative_id, household_id)
    WHERE state = 'draft';
  CREATE INDEX payouts_by_household ON payouts (cooperative_id, household_id, number);

  CREATE TABLE dues (
    cooperative_id TEXT NOT NULL,
    due_id         TEXT NOT NULL,
    household_id   TEXT NOT NULL,
    kind           TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    cause_line     INTEGER NOT NULL,
    lot_id         TEXT,
    quantity_base  INTEGER NOT NULL,
    billed_vnd     INTEGER NOT NULL,
    amount_vnd     INTEGER NOT NULL,
    why            TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    payout_id      TEXT,
    PRIMARY KEY (cooperative_id, due_id),
    FOREIGN KEY (cooperative_id, household_id) REFERENCES households (cooperative_id, household_id),
    FOREIGN KEY (cooperative_id, payout_id) REFERENCES payouts (cooperative_id, payout_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX dues_open ON dues (cooperative_id, household_id, at_us) WHERE payout_id IS NULL;
  CREATE INDEX dues_by_time ON dues (cooperative_id, at_us);
  CREATE INDEX dues_of_payout ON dues (cooperative_id, payout_id, due_id)
    WHERE payout_id IS NOT NULL;
  CREATE INDEX dues_of_lot ON dues (cooperative_id, lot_id, due_id) WHERE lot_id IS NOT NULL;

  CREATE TABLE payments (
    cooperative_id TEXT NOT NULL,
    payment_id     TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    method         TEXT NOT NULL,
    reference      TEXT NOT NULL,
    amount_vnd     INTEGER NOT NULL CHECK (amount_vnd <> 0),
    why            TEXT NOT NULL,
    at_us          INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, payment_id),
    UNIQUE (cooperative_id, method, reference),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX payments_of_order ON payments (cooperative_id, order_id, at_us);

  CREATE TABLE shipment_lines (
    cooperative_id TEXT NOT NULL,
    order_id       TEXT NOT NULL,
    line           INTEGER NOT NULL,
    shipment_id    TEXT NOT NULL,
    packs          INTEGER NOT NULL CHECK (packs >= 1),
    base           INTEGER NOT NULL CHECK (base >= 1),
    billed_vnd     INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, order_id, line, shipment_id),
    FOREIGN KEY (cooperative_id, order_id, line)
      REFERENCES order_lines (cooperative_id, order_id, line),
    FOREIGN KEY (cooperative_id, shipment_id) REFERENCES shipments (cooperative_id, shipment_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO shipment_lines
    (cooperative_id, order_id, line, shipment_id, packs, base, billed_vnd)
  SELECT l.cooperative_id, l.order_id, l.line, l.order_id, l.packed_packs, l.packed_base,
         l.billed_vnd
    FROM order_lines AS l
    JOIN shipments AS s
      ON s.cooperative_id = l.cooperative_id AND s.shipment_id = l.order_id
   WHERE l.packed_packs > 0 AND l.packed_base > 0;
)sql";

const std::string_view settlements = R"sql(
  CREATE TABLE settlements (
    cooperative_id  TEXT NOT NULL,
    settlement_id   TEXT NOT NULL,
    method          TEXT NOT NULL,
    party           TEXT NOT NULL,
    number          TEXT NOT NULL,
    handed_over_vnd INTEGER NOT NULL,
    differing       INTEGER NOT NULL,
    at_us           INTEGER NOT NULL,
    received_at_us  INTEGER,
    PRIMARY KEY (cooperative_id, settlement_id),
    UNIQUE (cooperative_id, method, party, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settlement_lines (
    cooperative_id TEXT NOT NULL,
    settlement_id  TEXT NOT NULL,
    line           INTEGER NOT NULL,
    reference      TEXT NOT NULL,
    kind           TEXT NOT NULL,
    amount_vnd     INTEGER NOT NULL,
    note           TEXT NOT NULL,
    matched        TEXT NOT NULL,
    order_id       TEXT,
    expected_vnd   INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, settlement_id, line),
    FOREIGN KEY (cooperative_id, settlement_id)
      REFERENCES settlements (cooperative_id, settlement_id),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  ) STRICT, WITHOUT ROWID;
)sql";

// Lines that differ are looked into, one by one.
const std::string_view settlement_differences = R"sql(
  ALTER TABLE settlement_lines ADD COLUMN settled_why TEXT NOT NULL DEFAULT '';
  ALTER TABLE settlement_lines ADD COLUMN settled_at_us INTEGER;
  CREATE INDEX settlements_differing ON settlements (cooperative_id, settlement_id)
    WHERE differing > 0;
)sql";

const std::string_view identity_numbers = R"sql(
  ALTER TABLE households ADD COLUMN identity_number TEXT NOT NULL DEFAULT '';
)sql";

// Lists are found by their number however it is written, the rest by what is asked of it: what an
// order's lists told, slips and entries of a time, and whose data has been kept long enough.
const std::string_view numbers_and_times_of_money = R"sql(
  ALTER TABLE settlements ADD COLUMN number_key TEXT NOT NULL DEFAULT '';
  UPDATE settlements SET number_key = LOWER(TRIM(number));
  CREATE INDEX settlements_by_number ON settlements (cooperative_id, number_key);
  CREATE INDEX settlements_as_numbered ON settlements (cooperative_id, number);
  CREATE INDEX settlement_lines_of_order ON settlement_lines (cooperative_id, order_id)
    WHERE order_id IS NOT NULL;
  CREATE INDEX payouts_by_last_day ON payouts (cooperative_id, to_day, number);
  CREATE INDEX journal_by_time ON journal (cooperative_id, at_us, number);
  CREATE INDEX orders_never_ended ON orders (cooperative_id, order_id)
    WHERE state = 'shipped' AND erased_at_us IS NULL;
  CREATE INDEX tracking_by_receipt ON tracking_events (cooperative_id, received_at_us);
)sql";

// A payment is one however its reference is written. Of those that were entered twice before, the
// first has the key, and the others go by their id.
const std::string_view payment_references = R"sql(
  ALTER TABLE payments ADD COLUMN reference_key TEXT NOT NULL DEFAULT '';
  UPDATE payments SET reference_key = payment_id;
  UPDATE payments
     SET reference_key = LOWER(REPLACE(reference, ' ', ''))
   WHERE (cooperative_id, payment_id) IN
         (SELECT cooperative_id, MIN(payment_id)
            FROM payments
           GROUP BY cooperative_id, method, LOWER(REPLACE(reference, ' ', '')));
  CREATE UNIQUE INDEX payments_by_reference_key
    ON payments (cooperative_id, method, reference_key);
)sql";

}  // namespace ganh::catalog::migrations
