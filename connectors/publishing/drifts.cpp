#include "connectors/publishing/drifts.h"

#include <array>
#include <cassert>

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

constexpr std::array kind_names{"missing", "replaced", "title", "price", "stock", "version"};
constexpr std::array state_names{"told", "mending", "left", "mended"};

template <class Enum, std::size_t n>
Enum parse(const std::array<const char*, n>& names, std::string_view text) {
  for (std::size_t i = 0; i < n; ++i) {
    if (text == names[i]) return static_cast<Enum>(i);
  }
  assert(false && "the table's CHECK allows no other word");
  return static_cast<Enum>(0);
}

Drift drift_from(const store::Row& row) {
  Drift drift;
  drift.channel = {row.string(0)};
  drift.sku = row.string(1);
  drift.kind = parse<DriftKind>(kind_names, row.text(2));
  drift.pack = {row.string(3)};
  drift.state = parse<DriftState>(state_names, row.text(4));
  drift.ours = row.string(5);
  drift.theirs = row.string(6);
  drift.mends = static_cast<int>(row.integer(7));
  drift.found_at = from_us(row.integer(8));
  if (!row.is_null(9)) drift.mended_at = from_us(row.integer(9));
  return drift;
}

}  // namespace

std::string_view name(DriftKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::string_view name(DriftState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

std::optional<Drift> find_drift(const store::Scope& scope, const ChannelId& channel,
                                std::string_view sku, DriftKind kind) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, sku, kind, pack_id, state, ours, theirs, mends, found_at_us, mended_at_us
      FROM drifts
     WHERE cooperative_id = $1 AND channel_id = $2 AND sku = $3 AND kind = $4)sql";
  return scope.one(sql, {channel, sku, name(kind)}, drift_from);
}

std::vector<Drift> drifts_after(const store::Scope& scope, const ChannelId& channel,
                                std::string_view sku, std::string_view kind, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, sku, kind, pack_id, state, ours, theirs, mends, found_at_us, mended_at_us
      FROM drifts
     WHERE cooperative_id = $1 AND channel_id = $2 AND (sku, kind) > ($3, $4)
     ORDER BY sku, kind
     LIMIT $5)sql";
  return scope.all(sql, {channel, sku, kind, limit}, drift_from);
}

std::vector<Drift> open_drifts(const store::Scope& scope, const ChannelId& channel, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, sku, kind, pack_id, state, ours, theirs, mends, found_at_us, mended_at_us
      FROM drifts
     WHERE cooperative_id = $1 AND channel_id = $2 AND state <> 'mended'
     ORDER BY sku, kind
     LIMIT $3)sql";
  return scope.all(sql, {channel, limit}, drift_from);
}

std::vector<Drift> open_drifts_of(const store::Scope& scope, const ChannelId& channel,
                                  std::string_view sku) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, sku, kind, pack_id, state, ours, theirs, mends, found_at_us, mended_at_us
      FROM drifts
     WHERE cooperative_id = $1 AND channel_id = $2 AND sku = $3 AND state <> 'mended'
     ORDER BY kind)sql";
  return scope.all(sql, {channel, sku}, drift_from);
}

std::int64_t open_drift_count(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT COUNT(*)
      FROM drifts
     WHERE cooperative_id = $1 AND channel_id = $2 AND state <> 'mended')sql";
  const auto count = [](const store::Row& row) { return row.integer(0); };
  return scope.one(sql, {channel}, count).value_or(0);
}

void save(changes::Command& command, const Drift& drift) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO drifts (cooperative_id, channel_id, sku, kind, pack_id, state, ours, theirs, mends,
                        found_at_us, mended_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (cooperative_id, channel_id, sku, kind) DO UPDATE
       SET pack_id = excluded.pack_id, state = excluded.state, ours = excluded.ours,
           theirs = excluded.theirs, mends = excluded.mends, found_at_us = excluded.found_at_us,
           mended_at_us = excluded.mended_at_us)sql";
  std::optional<std::int64_t> mended_at;
  if (drift.mended_at) mended_at = to_us(*drift.mended_at);
  command.rows().run(
      sql, {drift.channel, drift.sku, name(drift.kind), drift.pack, name(drift.state), drift.ours,
            drift.theirs, drift.mends, to_us(drift.found_at), mended_at});
}

void mend_drifts(changes::Command& command, const ChannelId& channel, std::string_view sku,
                 Work acknowledged) {
  const bool is_text = acknowledged == Work::content;
  if (!is_text && acknowledged != Work::price && acknowledged != Work::stock) return;
  constexpr std::string_view of_text = R"sql(
    UPDATE drifts SET state = 'mended', mended_at_us = $4
     WHERE cooperative_id = $1 AND channel_id = $2 AND sku = $3 AND state <> 'mended'
       AND kind IN ('missing', 'replaced', 'title', 'version'))sql";
  constexpr std::string_view of_kind = R"sql(
    UPDATE drifts SET state = 'mended', mended_at_us = $5
     WHERE cooperative_id = $1 AND channel_id = $2 AND sku = $3 AND state <> 'mended'
       AND kind = $4)sql";
  const std::int64_t now = to_us(command.now());
  if (is_text)
    command.rows().run(of_text, {channel, sku, now});
  else
    command.rows().run(of_kind, {channel, sku, name(acknowledged), now});
}

void forget_mended_drifts(changes::Command& command, const ChannelId& channel, Time before) {
  constexpr std::string_view sql = R"sql(
    DELETE FROM drifts
     WHERE cooperative_id = $1 AND channel_id = $2 AND state = 'mended' AND mended_at_us < $3)sql";
  command.rows().run(sql, {channel, to_us(before)});
}

}  // namespace ganh::connectors::publishing
