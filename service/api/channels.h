// Channels and how far they are in step with the catalog. Never a credential.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/outbox.h"

namespace ganh::service::api {

struct ListedChannel {
  connectors::channel::Channel channel;
  connectors::channel::ListingCounts listings;
  connectors::publishing::OutboxCounts outbox;
  std::optional<Time> orders_polled_at;
  std::int64_t quarantined = 0;  // orders that could not be read
  std::string webhook_path;      // empty: the marketplace sends none
};

struct ChannelList {
  std::string cooperative;  // its name
  Date today{};
  Duration clock_offset{};              // 0 but for demonstrations
  std::vector<ListedChannel> channels;  // by name
};

std::vector<ListedChannel> read_channels(const catalog::store::Scope& scope);

std::string channels_json(const ChannelList& list);

}  // namespace ganh::service::api
