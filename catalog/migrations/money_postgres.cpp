#include "catalog/migrations/baseline_postgres.h"

namespace ganh::catalog::migrations::postgres {

const std::string_view money = R"sql(
  CREATE TABLE journal_heads (
    cooperative_id TEXT NOT NULL,
    last_number    BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id)
  );

  -- Who owes whom.
  CREATE TABLE journal (
    cooperative_id TEXT NOT NULL,
    number         BIGINT NOT NULL,
    cause          TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    note           TEXT NOT NULL,
    command_id     TEXT NOT NULL,
    at_us          BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, number),
    UNIQUE (cooperative_id, cause, cause_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  );
  CREATE INDEX journal_by_time ON journal (cooperative_id, at_us, number);

  CREATE TABLE journal_lines (
    cooperative_id TEXT NOT NULL,
    number         BIGINT NOT NULL,
    line           BIGINT NOT NULL,
    account        TEXT NOT NULL,
    party          TEXT NOT NULL,
    amount_vnd     BIGINT NOT NULL CHECK (amount_vnd <> 0),
    PRIMARY KEY (cooperative_id, number, line),
    FOREIGN KEY (cooperative_id, number) REFERENCES journal (cooperative_id, number)
  );
  CREATE INDEX journal_lines_by_account ON journal_lines (cooperative_id, account, party, number);

  CREATE TABLE account_balances (
    cooperative_id TEXT NOT NULL,
    account        TEXT NOT NULL,
    party          TEXT NOT NULL,
    balance_vnd    BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, account, party)
  );

  CREATE TABLE payout_heads (
    cooperative_id TEXT NOT NULL,
    last_number    BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id)
  );

  CREATE TABLE payouts (
    cooperative_id TEXT NOT NULL,
    payout_id      TEXT NOT NULL,
    number         BIGINT NOT NULL,
    household_id   TEXT NOT NULL,
    from_day       BIGINT NOT NULL,
    to_day         BIGINT NOT NULL,
    state          TEXT NOT NULL,
    net_vnd        BIGINT NOT NULL,
    paid_by        TEXT NOT NULL,
    reference      TEXT NOT NULL,
    made_at_us     BIGINT NOT NULL,
    paid_at_us     BIGINT,
    version        BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, payout_id),
    UNIQUE (cooperative_id, number),
    FOREIGN KEY (cooperative_id, household_id)
      REFERENCES households (cooperative_id, household_id)
  );
  CREATE UNIQUE INDEX payouts_drafted ON payouts (cooperative_id, household_id)
    WHERE state = 'draft';
  CREATE INDEX payouts_by_household ON payouts (cooperative_id, household_id, number);
  CREATE INDEX payouts_by_last_day ON payouts (cooperative_id, to_day, number);

  CREATE TABLE dues (
    cooperative_id TEXT NOT NULL,
    due_id         TEXT NOT NULL,
    household_id   TEXT NOT NULL,
    kind           TEXT NOT NULL,
    cause_id       TEXT NOT NULL,
    cause_line     BIGINT NOT NULL,
    lot_id         TEXT,
    quantity_base  BIGINT NOT NULL,
    billed_vnd     BIGINT NOT NULL,
    amount_vnd     BIGINT NOT NULL,
    why            TEXT NOT NULL,
    at_us          BIGINT NOT NULL,
    payout_id      TEXT,
    PRIMARY KEY (cooperative_id, due_id),
    FOREIGN KEY (cooperative_id, household_id)
      REFERENCES households (cooperative_id, household_id),
    FOREIGN KEY (cooperative_id, payout_id) REFERENCES payouts (cooperative_id, payout_id)
  );
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
    amount_vnd     BIGINT NOT NULL CHECK (amount_vnd <> 0),
    why            TEXT NOT NULL,
    at_us          BIGINT NOT NULL,
    reference_key  TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, payment_id),
    UNIQUE (cooperative_id, method, reference),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  );
  CREATE INDEX payments_of_order ON payments (cooperative_id, order_id, at_us);
  CREATE UNIQUE INDEX payments_by_reference_key
    ON payments (cooperative_id, method, reference_key);

  CREATE TABLE settlements (
    cooperative_id  TEXT NOT NULL,
    settlement_id   TEXT NOT NULL,
    method          TEXT NOT NULL,
    party           TEXT NOT NULL,
    number          TEXT NOT NULL,
    handed_over_vnd BIGINT NOT NULL,
    differing       BIGINT NOT NULL,
    at_us           BIGINT NOT NULL,
    received_at_us  BIGINT,
    number_key      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, settlement_id),
    UNIQUE (cooperative_id, method, party, number)
  );
  CREATE INDEX settlements_differing ON settlements (cooperative_id, settlement_id)
    WHERE differing > 0;
  CREATE INDEX settlements_by_number ON settlements (cooperative_id, number_key);
  CREATE INDEX settlements_as_numbered ON settlements (cooperative_id, number);

  CREATE TABLE settlement_lines (
    cooperative_id TEXT NOT NULL,
    settlement_id  TEXT NOT NULL,
    line           BIGINT NOT NULL,
    reference      TEXT NOT NULL,
    kind           TEXT NOT NULL,
    amount_vnd     BIGINT NOT NULL,
    note           TEXT NOT NULL,
    matched        TEXT NOT NULL,
    order_id       TEXT,
    expected_vnd   BIGINT NOT NULL,
    settled_why    TEXT NOT NULL DEFAULT '',
    settled_at_us  BIGINT,
    PRIMARY KEY (cooperative_id, settlement_id, line),
    FOREIGN KEY (cooperative_id, settlement_id)
      REFERENCES settlements (cooperative_id, settlement_id),
    FOREIGN KEY (cooperative_id, order_id) REFERENCES orders (cooperative_id, order_id)
  );
  CREATE INDEX settlement_lines_of_order ON settlement_lines (cooperative_id, order_id)
    WHERE order_id IS NOT NULL;
)sql";

}  // namespace ganh::catalog::migrations::postgres
