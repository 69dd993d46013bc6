// Listings' rows: what a channel last accepted of each pack, and what it said.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/measure/money.h"
#include "connectors/channel/listing_state.h"

namespace ganh::connectors::channel {

// The row appears when a listing is first planned.
struct ListingRow {
  ChannelId channel;
  PackId pack;
  std::string sku;
  ListingState state = ListingState::absent;
  std::string external_id;
  std::string ticket;        // while pending
  std::int64_t version = 0;  // grows with everything that is planned or sent of it
  std::string content;       // as last accepted (readiness.h, content_json); "" if never
  std::optional<std::int64_t> price_vnd;  // as last accepted
  std::optional<std::int64_t> packs;      // as last accepted
  std::string sent_content;               // of the newest request: under way, pending or refused
  std::optional<std::int64_t> sent_price_vnd;
  std::optional<std::int64_t> sent_packs;
  std::string their_code;  // of the last refusal, and what the marketplace said
  std::string their_words;
  std::optional<Time> price_locked_until;  // while a change of price waits for a campaign's end
};

std::optional<ListingRow> find_listing(const catalog::store::Scope& scope, const ChannelId& channel,
                                       const PackId& pack);
std::optional<ListingRow> find_listing_by_sku(const catalog::store::Scope& scope,
                                              const ChannelId& channel, std::string_view sku);
std::vector<ListingRow> listings_after(const catalog::store::Scope& scope, const ChannelId& channel,
                                       std::string_view sku, int limit);  // by SKU
// Those that stand there: by SKU.
std::vector<ListingRow> live_listings_after(const catalog::store::Scope& scope,
                                            const ChannelId& channel, std::string_view sku,
                                            int limit);
std::vector<ListingRow> pending_listings(const catalog::store::Scope& scope,
                                         const ChannelId& channel, std::string_view after_sku,
                                         std::size_t limit);  // by SKU

// Those of which the marketplace has last refused something, shown there or not; by SKU.
std::vector<ListingRow> refused_listings(const catalog::store::Scope& scope,
                                         const ChannelId& channel, int limit);
std::int64_t refused_count(const catalog::store::Scope& scope, const ChannelId& channel);
std::vector<ListingRow> locked_listings(const catalog::store::Scope& scope,
                                        const ChannelId& channel, int limit);  // by SKU

// How many listings stand in each state.
struct ListingCounts {
  std::int64_t absent = 0;
  std::int64_t pending = 0;
  std::int64_t live = 0;
  std::int64_t refused = 0;
};
ListingCounts listing_counts(const catalog::store::Scope& scope, const ChannelId& channel);

// To where the answer moves it; it stays as it is where there is no such move.
void move(ListingRow& row, ListingMove by);

// Writes the whole row.
void save(catalog::changes::Command& command, const ListingRow& row);
// Writes nothing but the version of a row that stands, and touches no index.
void save_version(catalog::changes::Command& command, const ListingRow& row);

// Tells followers, the planner among them, that the channel has answered about this pack.
void record_answer(catalog::changes::Command& command, const ListingRow& row);

}  // namespace ganh::connectors::channel
