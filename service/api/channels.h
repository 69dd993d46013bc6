// Channels and how far they are in step with the catalog. Never a credential.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/audits.h"
#include "connectors/publishing/outbox.h"

namespace ganh::service::api {

struct ListedChannel {
  connectors::channel::Channel channel;
  connectors::channel::ListingCounts listings;
  connectors::publishing::OutboxCounts outbox;
  std::optional<Time> next_due_at;  // of what is ready
  bool has_to_plan = false;         // something has changed that the outbox does not hold yet
  std::optional<Time> orders_polled_at;
  std::int64_t quarantined = 0;  // orders that could not be read
  std::optional<connectors::publishing::Audit> audit;
  std::int64_t drifts = 0;                  // that are not mended
  std::string webhook_path;                 // empty: the marketplace sends none
  std::optional<std::string> trouble = {};  // what last went wrong; from whoever works on it
};

struct ChannelList {
  std::string cooperative;  // its name
  Date today{};
  Duration clock_offset{};              // 0 but for demonstrations
  std::vector<ListedChannel> channels;  // by name
};

std::vector<ListedChannel> read_channels(const catalog::store::Scope& scope, Date today);

std::optional<ListedChannel> read_channel(const catalog::store::Scope& scope, const ChannelId& id,
                                          Date today);

std::string channels_json(const ChannelList& list);
std::string channel_json(const ListedChannel& channel);

void write_clock(catalog::json::Writer& out, Date today, Duration offset);

}  // namespace ganh::service::api
