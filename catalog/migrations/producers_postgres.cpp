#include "catalog/migrations/baseline_postgres.h"

namespace ganh::catalog::migrations::postgres {

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
    version        BIGINT NOT NULL
  );

  CREATE TABLE commands (
    cooperative_id TEXT NOT NULL,
    command_id     TEXT NOT NULL,
    actor          TEXT NOT NULL,
    cause          TEXT NOT NULL,
    at_us          BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, command_id)
  );

  CREATE TABLE change_heads (
    cooperative_id TEXT NOT NULL PRIMARY KEY,
    last_change    BIGINT NOT NULL
  );

  CREATE TABLE changes (
    cooperative_id TEXT NOT NULL,
    number         BIGINT NOT NULL,
    command_id     TEXT NOT NULL,
    noun           TEXT NOT NULL,
    noun_id        TEXT NOT NULL,
    kind           TEXT NOT NULL,
    detail         TEXT NOT NULL,
    at_us          BIGINT NOT NULL,
    PRIMARY KEY (cooperative_id, number),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  );

  CREATE TABLE imports (
    cooperative_id  TEXT NOT NULL,
    command_id      TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    file_sha256     TEXT NOT NULL,
    entries_planned BIGINT NOT NULL,
    entries_applied BIGINT NOT NULL,
    entries_skipped BIGINT NOT NULL,
    started_at_us   BIGINT NOT NULL,
    finished_at_us  BIGINT,
    PRIMARY KEY (cooperative_id, command_id),
    FOREIGN KEY (cooperative_id, command_id) REFERENCES commands (cooperative_id, command_id)
  );
  CREATE INDEX imports_unfinished ON imports (cooperative_id, file_sha256, started_at_us)
    WHERE finished_at_us IS NULL;
  CREATE INDEX imports_by_time ON imports (cooperative_id, started_at_us, command_id);

  CREATE TABLE households (
    cooperative_id  TEXT NOT NULL,
    household_id    TEXT NOT NULL,
    code            TEXT NOT NULL,
    name            TEXT NOT NULL,
    name_folded     TEXT NOT NULL,
    phone           TEXT NOT NULL,
    hamlet          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    version         BIGINT NOT NULL,
    identity_number TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cooperative_id, household_id),
    UNIQUE (cooperative_id, code)
  );
)sql";

}  // namespace ganh::catalog::migrations::postgres
