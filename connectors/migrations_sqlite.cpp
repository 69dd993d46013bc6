#include <array>

#include "connectors/migrations.h"

namespace ganh::connectors {

namespace {

constexpr std::string_view channels_and_outbox = R"sql(
CREATE TABLE channels (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  connector      TEXT NOT NULL,
  name           TEXT NOT NULL,
  base_url       TEXT NOT NULL,
  profile        TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id),
  UNIQUE (cooperative_id, name)
) STRICT;
CREATE UNIQUE INDEX channels_by_id ON channels (channel_id);

CREATE TABLE channel_credentials (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  key            TEXT NOT NULL,
  secret         TEXT NOT NULL,
  webhook_secret TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id)
) STRICT;

-- How far each channel has followed the change log, the days, and the marketplace's orders.
CREATE TABLE channel_cursors (
  cooperative_id   TEXT NOT NULL,
  channel_id       TEXT NOT NULL,
  planned_change   INTEGER NOT NULL,
  planned_day      INTEGER NOT NULL,
  scan_sku         TEXT,              -- the first look at every pack has come so far; NULL: done
  orders_cursor    TEXT NOT NULL DEFAULT '',
  orders_polled_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (cooperative_id, channel_id)
) STRICT;

CREATE TABLE listings (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  pack_id        TEXT NOT NULL,
  sku            TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('absent', 'pending', 'live', 'refused')),
  external_id    TEXT NOT NULL,
  ticket         TEXT NOT NULL,
  version        INTEGER NOT NULL,
  content        TEXT NOT NULL,
  price_vnd      INTEGER,
  packs          INTEGER,
  sent_content   TEXT NOT NULL,
  sent_price_vnd INTEGER,
  sent_packs     INTEGER,
  their_code     TEXT NOT NULL,
  their_words    TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, pack_id)
) STRICT;
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
  version        INTEGER NOT NULL,
  sent_version   INTEGER NOT NULL,
  content        TEXT NOT NULL,
  price_vnd      INTEGER NOT NULL,
  attempts       INTEGER NOT NULL,
  due_at         INTEGER NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, subject, work)
) STRICT;
CREATE INDEX outbox_due ON outbox (cooperative_id, channel_id, state, work, due_at);

CREATE TABLE inbox (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  external_id    TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('imported', 'quarantined')),
  why            TEXT NOT NULL,
  raw            TEXT NOT NULL,
  received_at    INTEGER NOT NULL,
  times          INTEGER NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, external_id)
) STRICT;

-- How far each order's progress has been handed to the outbox: 1 confirmed, 2 shipped.
CREATE TABLE order_tellings (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  order_id       TEXT NOT NULL,
  planned        INTEGER NOT NULL,
  their_words    TEXT NOT NULL DEFAULT '',  -- when the marketplace would not hear of it
  PRIMARY KEY (cooperative_id, channel_id, order_id)
) STRICT;

CREATE TABLE acknowledgements (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  receipt        TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, receipt)
) STRICT;
)sql";

constexpr std::string_view carrier_accounts = R"sql(
CREATE TABLE carrier_accounts (
  cooperative_id TEXT NOT NULL,
  account_id     TEXT NOT NULL,
  carrier        TEXT NOT NULL,
  name           TEXT NOT NULL,
  base_url       TEXT NOT NULL,
  statuses       TEXT NOT NULL,
  asked_at_us    INTEGER,
  told_at_us     INTEGER,
  PRIMARY KEY (cooperative_id, account_id),
  UNIQUE (cooperative_id, name)
) STRICT;
CREATE UNIQUE INDEX carrier_accounts_by_id ON carrier_accounts (account_id);

CREATE TABLE carrier_secrets (
  cooperative_id TEXT NOT NULL,
  account_id     TEXT NOT NULL,
  key            TEXT NOT NULL,
  secret         TEXT NOT NULL,
  webhook_secret TEXT NOT NULL,
  webhook_token  TEXT NOT NULL,
  PRIMARY KEY (cooperative_id, account_id)
) STRICT;
)sql";

// What marketplaces would not hear of is read for a whole board at once; an order that nobody could
// read waits until it comes again or is set aside by a person.
constexpr std::string_view refusals_and_dismissals = R"sql(
CREATE INDEX order_tellings_refused ON order_tellings (cooperative_id, order_id)
  WHERE their_words <> '';

CREATE TABLE inbox_new (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  external_id    TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('imported', 'quarantined', 'dismissed')),
  why            TEXT NOT NULL,
  raw            TEXT NOT NULL,
  received_at    INTEGER NOT NULL,
  times          INTEGER NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, external_id)
) STRICT;
INSERT INTO inbox_new
  (cooperative_id, channel_id, external_id, state, why, raw, received_at, times)
SELECT cooperative_id, channel_id, external_id, state, why, raw, received_at, times FROM inbox;
DROP TABLE inbox;
ALTER TABLE inbox_new RENAME TO inbox;
CREATE INDEX inbox_quarantined ON inbox (cooperative_id, channel_id, received_at)
  WHERE state = 'quarantined';
)sql";

// What still holds customers' names is found without reading all that ever came.
constexpr std::string_view inbox_with_raw = R"sql(
CREATE INDEX inbox_with_raw ON inbox (cooperative_id, received_at) WHERE raw <> '';
)sql";

// What marketplaces said of orders that stand already, or that are yet to come.
constexpr std::string_view order_cancellations = R"sql(
CREATE TABLE order_cancellations (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  external_id    TEXT NOT NULL,
  cancelled_by   TEXT NOT NULL CHECK (cancelled_by IN ('customer', 'channel')),
  why            TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'late', 'settled')),
  heard_at_us    INTEGER NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, external_id)
) STRICT;
CREATE INDEX order_cancellations_late ON order_cancellations (cooperative_id, heard_at_us)
  WHERE state = 'late';
)sql";

// What a person says that the marketplace has said, before its own word has come.
constexpr std::string_view claimed_cancellations = R"sql(
CREATE TABLE order_cancellations_new (
  cooperative_id TEXT NOT NULL,
  channel_id     TEXT NOT NULL,
  external_id    TEXT NOT NULL,
  cancelled_by   TEXT NOT NULL CHECK (cancelled_by IN ('customer', 'channel')),
  why            TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'late', 'settled', 'claimed')),
  heard_at_us    INTEGER NOT NULL,
  PRIMARY KEY (cooperative_id, channel_id, external_id)
) STRICT;
INSERT INTO order_cancellations_new
  (cooperative_id, channel_id, external_id, cancelled_by, why, state, heard_at_us)
SELECT cooperative_id, channel_id, external_id, cancelled_by, why, state, heard_at_us
  FROM order_cancellations;
DROP TABLE order_cancellations;
ALTER TABLE order_cancellations_new RENAME TO order_cancellations;
CREATE INDEX order_cancellations_late ON order_cancellations (cooperative_id, heard_at_us)
  WHERE state = 'late';
CREATE INDEX order_cancellations_claimed ON order_cancellations (cooperative_id, heard_at_us)
  WHERE state = 'claimed';
)sql";

// Whose work it is just now, where several processes go by one database.
constexpr std::string_view work_leases = R"sql(
CREATE TABLE work_leases (
  cooperative_id TEXT NOT NULL,
  work           TEXT NOT NULL,  -- "channel ch_…", "carrier ca_…", "erasing"
  holder         TEXT NOT NULL,
  until_us       INTEGER NOT NULL,
  PRIMARY KEY (cooperative_id, work)
) STRICT;
)sql";

// What needs doing is found among a million listings without reading them.
constexpr std::string_view refused_and_locked_listings = R"sql(
ALTER TABLE listings ADD COLUMN price_locked_until_us INTEGER;
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
  next_at_us     INTEGER NOT NULL,
  begun_at_us    INTEGER,         -- NULL: none is under way
  after_sku      TEXT,
  put_off        TEXT NOT NULL,  -- SKUs, each with a line break behind it
  rounds         INTEGER NOT NULL,
  step_at_us     INTEGER NOT NULL,
  looked_at      INTEGER NOT NULL,
  differing      INTEGER NOT NULL,
  unseen         INTEGER NOT NULL,
  finished_at_us INTEGER,
  PRIMARY KEY (cooperative_id, channel_id)
) STRICT;
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
  mends          INTEGER NOT NULL,
  found_at_us    INTEGER NOT NULL,
  mended_at_us   INTEGER,
  PRIMARY KEY (cooperative_id, channel_id, sku, kind)
) STRICT;
CREATE INDEX drifts_open ON drifts (cooperative_id, channel_id, sku, kind)
  WHERE state <> 'mended';
)sql";

constexpr std::array migrations{
    catalog::store::Migration{"connectors", 1, channels_and_outbox},
    catalog::store::Migration{"connectors", 2, carrier_accounts},
    catalog::store::Migration{"connectors", 3, refusals_and_dismissals},
    catalog::store::Migration{"connectors", 4, inbox_with_raw},
    catalog::store::Migration{"connectors", 5, order_cancellations},
    catalog::store::Migration{"connectors", 6, claimed_cancellations},
    catalog::store::Migration{"connectors", 7, work_leases},
    catalog::store::Migration{"connectors", 8, refused_and_locked_listings},
    catalog::store::Migration{"connectors", 9, audits_and_drifts},
};

}  // namespace

std::span<const catalog::store::Migration> sqlite_migrations() {
  return migrations;
}

}  // namespace ganh::connectors
