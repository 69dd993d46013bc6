#include <array>

#include "service/migrations.h"

namespace ganh::service {

namespace {

// The schema as it was at step 4. Of secrets only the SHA-256 is kept, so that a copy of the
// database signs nobody in. Times are UTC in microseconds.
constexpr std::string_view baseline = R"sql(
CREATE TABLE settings (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE people (
  person_id     TEXT NOT NULL PRIMARY KEY,
  login         TEXT NOT NULL,
  login_key     TEXT NOT NULL UNIQUE,  -- NFC and lower case
  name          TEXT NOT NULL,
  administrator BIGINT NOT NULL CHECK (administrator IN (0, 1)),
  disabled      BIGINT NOT NULL CHECK (disabled IN (0, 1)),
  password      TEXT,                  -- argon2id, as a PHC string; NULL: signs in by link alone
  made_at_us    BIGINT NOT NULL
);

CREATE TABLE memberships (
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (cooperative_id),
  person_id      TEXT NOT NULL REFERENCES people (person_id),
  role           TEXT NOT NULL
                 CHECK (role IN ('manager', 'staff', 'team_member', 'marketplace_reader')),
  since_us       BIGINT NOT NULL,
  PRIMARY KEY (cooperative_id, person_id)
);
CREATE INDEX memberships_by_person ON memberships (person_id, cooperative_id);

-- A person who has a login already, and has not said yet whether he wants to belong to it.
CREATE TABLE invitations (
  cooperative_id TEXT NOT NULL REFERENCES cooperatives (cooperative_id),
  person_id      TEXT NOT NULL REFERENCES people (person_id),
  invitation_id  TEXT NOT NULL,
  login          TEXT NOT NULL,  -- as it was typed: no more is told to those who invite
  role           TEXT NOT NULL
                 CHECK (role IN ('manager', 'staff', 'team_member', 'marketplace_reader')),
  made_at_us     BIGINT NOT NULL,
  ends_at_us     BIGINT NOT NULL,
  PRIMARY KEY (cooperative_id, person_id)
);
CREATE INDEX invitations_by_person ON invitations (person_id, cooperative_id);

CREATE TABLE sessions (
  session_id TEXT NOT NULL PRIMARY KEY,
  hash       BYTEA NOT NULL UNIQUE,
  person_id  TEXT NOT NULL REFERENCES people (person_id),
  made_by    TEXT NOT NULL CHECK (made_by IN ('password', 'link', 'setup')),
  client     TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  made_at_us BIGINT NOT NULL,
  seen_at_us BIGINT NOT NULL,
  ends_at_us BIGINT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id, made_at_us);
CREATE INDEX sessions_by_end ON sessions (ends_at_us);

CREATE TABLE sign_in_links (
  hash           BYTEA NOT NULL PRIMARY KEY,
  person_id      TEXT NOT NULL REFERENCES people (person_id),
  cooperative_id TEXT,           -- whose manager showed it; NULL: an administrator
  made_by        TEXT NOT NULL,  -- an actor, as in `commands`
  made_at_us     BIGINT NOT NULL,
  ends_at_us     BIGINT NOT NULL,
  used_at_us     BIGINT
);
CREATE INDEX sign_in_links_by_person ON sign_in_links (person_id);

CREATE TABLE tokens (
  token_id       TEXT NOT NULL PRIMARY KEY,
  cooperative_id TEXT REFERENCES cooperatives (cooperative_id),  -- NULL: the installation's
  hash           BYTEA NOT NULL UNIQUE,
  name           TEXT NOT NULL,
  scopes         TEXT NOT NULL,                       -- "orders.read stock.read"
  channel_id     TEXT,                                -- offers of this one only
  maker_id       TEXT REFERENCES people (person_id),  -- NULL: a command beside the service
  made_at_us     BIGINT NOT NULL,
  ends_at_us     BIGINT NOT NULL,
  used_at_us     BIGINT,
  revoked_at_us  BIGINT
);
CREATE INDEX tokens_by_cooperative ON tokens (cooperative_id, token_id);

-- One at most, and only until the first person has been made.
CREATE TABLE set_up_codes (
  hash       BYTEA NOT NULL PRIMARY KEY,
  made_at_us BIGINT NOT NULL
);

-- What happened to people beyond a cooperative's own change log. Append-only.
CREATE TABLE account_events (
  event_id       TEXT NOT NULL PRIMARY KEY,
  what           TEXT NOT NULL,
  actor          TEXT NOT NULL,
  person_id      TEXT,
  cooperative_id TEXT,
  client         TEXT NOT NULL,
  at_us          BIGINT NOT NULL
);
CREATE INDEX account_events_by_person ON account_events (person_id, event_id);
CREATE FUNCTION account_events_stay() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN RAISE EXCEPTION ''account_events is append-only''; END';
CREATE TRIGGER account_events_stay BEFORE UPDATE OR DELETE ON account_events
  FOR EACH ROW EXECUTE FUNCTION account_events_stay();

CREATE TABLE idempotency_keys (
  actor       TEXT NOT NULL,
  key         TEXT NOT NULL,
  item        BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  status      BIGINT NOT NULL,
  answer      TEXT NOT NULL,
  at_us       BIGINT NOT NULL,
  PRIMARY KEY (actor, key, item)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at_us);
)sql";

constexpr std::array migrations{
    catalog::store::Migration{"service", 1, baseline},
    catalog::store::Migration{"service", 2, ""},
    catalog::store::Migration{"service", 3, ""},
    catalog::store::Migration{"service", 4, ""},
};

}  // namespace

std::span<const catalog::store::Migration> postgres_migrations() {
  return migrations;
}

}  // namespace ganh::service
