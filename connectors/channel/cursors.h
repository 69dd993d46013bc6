// How far a channel has come: along the change log, the days, and the marketplace's orders.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/changes/command.h"

namespace ganh::connectors::channel {

struct ChannelCursor {
  std::int64_t planned_change = 0;
  Date planned_day{};
  // The first look at every pack has come to here; empty: done.
  std::optional<std::string> scan_sku;
  std::string orders_cursor;  // every order up to here has been imported
  Time orders_polled_at{};    // last complete poll; the epoch: never
};

// Empty until the channel is planned for the first time.
std::optional<ChannelCursor> find_cursor(const catalog::store::Scope& scope,
                                         const ChannelId& channel);

// Writes how far planning has come, and makes the row.
void save_planned(catalog::changes::Command& command, const ChannelId& channel,
                  const ChannelCursor& cursor);

void save_orders_cursor(catalog::changes::Command& command, const ChannelId& channel,
                        std::string_view orders_cursor);
void save_orders_polled(catalog::changes::Command& command, const ChannelId& channel, Time at);

}  // namespace ganh::connectors::channel
