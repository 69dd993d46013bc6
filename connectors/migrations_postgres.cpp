#include <array>

#include "connectors/migrations.h"

namespace ganh::connectors {

namespace {

// The schema as it was at step 6.
// An id names its row across all cooperatives, but is unique by how it is drawn: databases that are
// spread keep keys unique within a cooperative.
constexpr std::string_view baseline = R"sql(
CREATE TABLE channels (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  connector      TEXT NOT NULL,
  name           TEXT NOT NULL,
  base_url       TEXT NOT NULL,
  profile        TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id),
  UNIQUE (cooperative_id, name)
);
CREATE INDEX channels_by_id ON channels (channel_id);

CREATE TABLE channel_credentials (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  key            TEXT NOT NULL,
  secret         TEXT NOT NULL,
  webhook_secret TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id)
);

-- How far each channel has followed the change log, the days, and the marketplace's orders.
CREATE TABLE channel_cursors (
  cooperative_id   TEXT NOT NULL,
  channel_id       TEXT NOT NULL,
  planned_change   BIGINT NOT NULL,
  planned_day      BIGINT NOT NULL,
  scan_sku         TEXT,  -- the first look at every pack has come so far; NULL: done
  orders_cursor    TEXT NOT NULL DEFAULT '',
  orders_polled_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (cooperative_id, channel_id)
);

CREATE TABLE listings (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  pack_id        TEXT NOT NULL,
  sku            TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('absent', 'pending', 'live', 'refused')),
  external_id    TEXT NOT NULL,
  ticket         TEXT NOT NULL,
  version        BIGINT NOT NULL,
  content        TEXT NOT NULL,
  price_vnd      BIGINT,
  packs          BIGINT,
  sent_content   TEXT NOT NULL,
  sent_price_vnd BIGINT,
  sent_packs     BIGINT,
  their_code     TEXT NOT NULL,
  their_words    TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, pack_id)
);
CREATE UNIQUE INDEX listings_by_sku ON listings (cooperative_id, channel_id, sku);
CREATE INDEX listings_pending ON listings (cooperative_id, channel_id, sku)
  WHERE state = 'pending';

CREATE TABLE outbox (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  subject        TEXT NOT NULL,
  work           TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('held', 'ready', 'sending', 'unknown')),
  next_state     TEXT NOT NULL CHECK (next_state IN ('', 'held', 'ready', 'gone')),
  version        BIGINT NOT NULL,
  sent_version   BIGINT NOT NULL,
  content        TEXT NOT NULL,
  price_vnd      BIGINT NOT NULL,
  attempts       BIGINT NOT NULL,
  due_at         BIGINT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, subject, work)
);
CREATE INDEX outbox_due ON outbox (cooperative_id, channel_id, state, work, due_at);

CREATE TABLE inbox (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  external_id    TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('imported', 'quarantined', 'dismissed')),
  why            TEXT NOT NULL,
  raw            TEXT NOT NULL,
  received_at    BIGINT NOT NULL,
  times          BIGINT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, external_id)
);
CREATE INDEX inbox_quarantined ON inbox (cooperative_id, channel_id, received_at)
  WHERE state = 'quarantined';
CREATE INDEX inbox_with_raw ON inbox (cooperative_id, received_at) WHERE raw <> '';

-- How far each order's progress has been handed to the outbox: 1 confirmed, 2 shipped.
CREATE TABLE order_tellings (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  order_id       TEXT NOT NULL,
  planned        BIGINT NOT NULL,
  their_words    TEXT NOT NULL DEFAULT '',  -- when the marketplace would not hear of it
  PRIMARY KEY (cooperative_id, channel_id, order_id)
);
CREATE INDEX order_tellings_refused ON order_tellings (cooperative_id, order_id)
  WHERE their_words <> '';

CREATE TABLE order_cancellations (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  external_id    TEXT NOT NULL,
  cancelled_by   TEXT NOT NULL CHECK (cancelled_by IN ('customer', 'channel')),
  why            TEXT NOT NULL,
  state          TEXT NOT NULL
                 CHECK (state IN ('waiting', 'done', 'late', 'settled', 'claimed')),
  heard_at_us    BIGINT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, external_id)
);
CREATE INDEX order_cancellations_late ON order_cancellations (cooperative_id, heard_at_us)
  WHERE state = 'late';
CREATE INDEX order_cancellations_claimed ON order_cancellations (cooperative_id, heard_at_us)
  WHERE state = 'claimed';

CREATE TABLE acknowledgements (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  receipt        TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, receipt)
);

CREATE TABLE carrier_accounts (
  cooperative_id TEXT NOT NULL,
  account_id     TEXT NOT NULL,
  carrier        TEXT NOT NULL,
  name           TEXT NOT NULL,
  base_url       TEXT NOT NULL,
  statuses       TEXT NOT NULL,
  asked_at_us    BIGINT,
  told_at_us     BIGINT,
  PRIMARY KEY (cooperative_id, account_id),
  UNIQUE (cooperative_id, name)
);
CREATE INDEX carrier_accounts_by_id ON carrier_accounts (account_id);

CREATE TABLE carrier_secrets (
  cooperative_id TEXT NOT NULL,
  account_id     TEXT NOT NULL,
  key            TEXT NOT NULL,
  secret         TEXT NOT NULL,
  webhook_secret TEXT NOT NULL,
  webhook_token  TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, account_id)
);
)sql";

// Whose work it is just now, where several processes go by one database.
constexpr std::string_view work_leases = R"sql(
CREATE TABLE work_leases (
  cooperative_id TEXT NOT NULL,
  work           TEXT NOT NULL,  -- "channel ch_…", "carrier ca_…", "erasing"
  holder         TEXT NOT NULL,
  until_us       BIGINT NOT NULL,
  PRIMARY KEY (cooperative_id, work)
);
)sql";

// What needs doing is found among a million listings without reading them.
constexpr std::string_view refused_and_locked_listings = R"sql(
ALTER TABLE listings ADD COLUMN price_locked_until_us BIGINT;
CREATE INDEX listings_refused ON listings (cooperative_id, channel_id, sku)
  WHERE their_code <> '';
CREATE INDEX listings_locked ON listings (cooperative_id, channel_id, sku)
  WHERE price_locked_until_us IS NOT NULL;
)sql";

// How far the marketplace's copy has been compared with ours, and where the two differ. What stands
// already is compared once soon.
constexpr std::string_view audits_and_drifts = R"sql(
CREATE TABLE audits (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  next_at_us     BIGINT NOT NULL,
  begun_at_us    BIGINT,         -- NULL: none is under way
  after_sku      TEXT,
  put_off        TEXT NOT NULL,  -- SKUs, each with a line break behind it
  rounds         BIGINT NOT NULL,
  step_at_us     BIGINT NOT NULL,
  looked_at      BIGINT NOT NULL,
  differing      BIGINT NOT NULL,
  unseen         BIGINT NOT NULL,
  finished_at_us BIGINT,
  PRIMARY KEY (cooperative_id, channel_id)
);
INSERT INTO audits (cooperative_id, channel_id, next_at_us, put_off, rounds, step_at_us, looked_at,
                    differing, unseen)
SELECT cooperative_id, channel_id, 0, '', 0, 0, 0, 0, 0 FROM channel_cursors;

CREATE TABLE drifts (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  sku            TEXT NOT NULL,
  kind           TEXT NOT NULL
    CHECK (kind IN ('missing', 'replaced', 'title', 'price', 'stock', 'version')),
  pack_id        TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('told', 'mending', 'left', 'mended')),
  ours           TEXT NOT NULL,
  theirs         TEXT NOT NULL,
  mends          BIGINT NOT NULL,
  found_at_us    BIGINT NOT NULL,
  mended_at_us   BIGINT,
  PRIMARY KEY (cooperative_id, channel_id, sku, kind)
);
CREATE INDEX drifts_open ON drifts (cooperative_id, channel_id, sku, kind)
  WHERE state <> 'mended';
)sql";

constexpr std::array migrations{
    catalog::store::Migration{"connectors", 1, baseline},
    catalog::store::Migration{"connectors", 2, ""},
    catalog::store::Migration{"connectors", 3, ""},
    catalog::store::Migration{"connectors", 4, ""},
    catalog::store::Migration{"connectors", 5, ""},
    catalog::store::Migration{"connectors", 6, ""},
    catalog::store::Migration{"connectors", 7, work_leases},
    catalog::store::Migration{"connectors", 8, refused_and_locked_listings},
    catalog::store::Migration{"connectors", 9, audits_and_drifts},
};

}  // namespace

std::span<const catalog::store::Migration> postgres_migrations() {
  return migrations;
}

}  // namespace ganh::connectors
