#include "connectors/channel/listings.h"

#include <cassert>

namespace ganh::connectors::channel {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

ListingState parse_state(std::string_view text) {
  using enum ListingState;
  for (const auto state : {absent, pending, live, refused}) {
    if (text == name(state)) return state;
  }
  assert(false && "the table's CHECK allows no other state");
  return ListingState::absent;
}

std::optional<std::int64_t> maybe(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

ListingRow listing_from(const store::Row& row) {
  ListingRow listing;
  listing.channel = {row.string(0)};
  listing.pack = {row.string(1)};
  listing.sku = row.string(2);
  listing.state = parse_state(row.text(3));
  listing.external_id = row.string(4);
  listing.ticket = row.string(5);
  listing.version = row.integer(6);
  listing.content = row.string(7);
  listing.price_vnd = maybe(row, 8);
  listing.packs = maybe(row, 9);
  listing.sent_content = row.string(10);
  listing.sent_price_vnd = maybe(row, 11);
  listing.sent_packs = maybe(row, 12);
  listing.their_code = row.string(13);
  listing.their_words = row.string(14);
  if (const auto until = maybe(row, 15)) listing.price_locked_until = from_us(*until);
  return listing;
}

// Whole rows of a channel, for listing_from; `of_which` says which of them, from $3 on.
std::string reading(std::string_view of_which) {
  constexpr std::string_view rows = R"sql(
    SELECT channel_id, pack_id, sku, state, external_id, ticket, version, content, price_vnd, packs,
           sent_content, sent_price_vnd, sent_packs, their_code, their_words,
           price_locked_until_us
      FROM listings
     WHERE cooperative_id = $1 AND channel_id = $2 )sql";
  return std::string(rows).append(of_which);
}

}  // namespace

std::optional<ListingRow> find_listing(const store::Scope& scope, const ChannelId& channel,
                                       const PackId& pack) {
  static const std::string sql = reading("AND pack_id = $3");
  return scope.one(sql, {channel, pack}, listing_from);
}

std::optional<ListingRow> find_listing_by_sku(const store::Scope& scope, const ChannelId& channel,
                                              std::string_view sku) {
  static const std::string sql = reading("AND sku = $3");
  return scope.one(sql, {channel, sku}, listing_from);
}

std::vector<ListingRow> listings_after(const store::Scope& scope, const ChannelId& channel,
                                       std::string_view sku, int limit) {
  static const std::string sql = reading("AND sku > $3 ORDER BY sku LIMIT $4");
  return scope.all(sql, {channel, sku, limit}, listing_from);
}

std::vector<ListingRow> live_listings_after(const store::Scope& scope, const ChannelId& channel,
                                            std::string_view sku, int limit) {
  static const std::string sql = reading("AND state = 'live' AND sku > $3 ORDER BY sku LIMIT $4");
  return scope.all(sql, {channel, sku, limit}, listing_from);
}

std::vector<ListingRow> pending_listings(const store::Scope& scope, const ChannelId& channel,
                                         std::string_view after_sku, std::size_t limit) {
  static const std::string sql =
      reading("AND state = 'pending' AND sku > $3 ORDER BY sku LIMIT $4");
  return scope.all(sql, {channel, after_sku, static_cast<std::int64_t>(limit)}, listing_from);
}

std::vector<ListingRow> refused_listings(const store::Scope& scope, const ChannelId& channel,
                                         int limit) {
  static const std::string sql = reading("AND their_code <> '' ORDER BY sku LIMIT $3");
  return scope.all(sql, {channel, limit}, listing_from);
}

std::int64_t refused_count(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT COUNT(*)
      FROM listings
     WHERE cooperative_id = $1 AND channel_id = $2 AND their_code <> '')sql";
  const auto count = [](const store::Row& row) { return row.integer(0); };
  return scope.one(sql, {channel}, count).value_or(0);
}

std::vector<ListingRow> locked_listings(const store::Scope& scope, const ChannelId& channel,
                                        int limit) {
  static const std::string sql =
      reading("AND price_locked_until_us IS NOT NULL ORDER BY sku LIMIT $3");
  return scope.all(sql, {channel, limit}, listing_from);
}

ListingCounts listing_counts(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT state, COUNT(*)
      FROM listings
     WHERE cooperative_id = $1 AND channel_id = $2
     GROUP BY state
     ORDER BY state)sql";
  ListingCounts found;
  scope.each(sql, {channel}, [&](const store::Row& row) {
    switch (parse_state(row.text(0))) {
      case ListingState::absent:
        found.absent = row.integer(1);
        break;
      case ListingState::pending:
        found.pending = row.integer(1);
        break;
      case ListingState::live:
        found.live = row.integer(1);
        break;
      case ListingState::refused:
        found.refused = row.integer(1);
        break;
    }
  });
  return found;
}

void move(ListingRow& row, ListingMove by) {
  const auto to = moved(row.state, by);
  assert(to && "the answer fits no state that this listing can be in");
  row.state = to.value_or(row.state);
}

void save(changes::Command& command, const ListingRow& row) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO listings (cooperative_id, channel_id, pack_id, sku, state, external_id, ticket,
                          version, content, price_vnd, packs, sent_content, sent_price_vnd,
                          sent_packs, their_code, their_words, price_locked_until_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        ON CONFLICT (cooperative_id, channel_id, pack_id) DO UPDATE
       SET state = excluded.state, external_id = excluded.external_id, ticket = excluded.ticket,
           version = excluded.version, content = excluded.content, price_vnd = excluded.price_vnd,
           packs = excluded.packs, sent_content = excluded.sent_content,
           sent_price_vnd = excluded.sent_price_vnd, sent_packs = excluded.sent_packs,
           their_code = excluded.their_code, their_words = excluded.their_words,
           price_locked_until_us = excluded.price_locked_until_us)sql";
  std::optional<std::int64_t> locked_until;
  if (row.price_locked_until) locked_until = to_us(*row.price_locked_until);
  command.rows().run(
      sql, {row.channel, row.pack, row.sku, name(row.state), row.external_id, row.ticket,
            row.version, row.content, row.price_vnd, row.packs, row.sent_content,
            row.sent_price_vnd, row.sent_packs, row.their_code, row.their_words, locked_until});
}

void save_version(changes::Command& command, const ListingRow& row) {
  constexpr std::string_view sql = R"sql(
    UPDATE listings
       SET version = $4
     WHERE cooperative_id = $1 AND channel_id = $2 AND pack_id = $3)sql";
  command.rows().run(sql, {row.channel, row.pack, row.version});
}

void record_answer(changes::Command& command, const ListingRow& row) {
  command.record(changes::Noun::listing, row.channel.text + "/" + row.pack.text,
                 changes::Kind::updated);
}

}  // namespace ganh::connectors::channel
