// A rehearsal in JSON, and what became of its release.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connectors/channel/channel.h"
#include "connectors/publishing/rehearsal.h"

namespace ganh::service::cli {

struct ChannelReport {
  connectors::channel::Channel channel;
  connectors::publishing::Rehearsal rehearsal;
  std::optional<connectors::publishing::Released> released;  // empty: only rehearsed
  std::vector<std::pair<std::string, std::string>> refused;  // SKU and the marketplace's words
  std::int64_t pending = 0;                                  // it decides later
};

// `sent`: nothing released waits any more. Empty: nothing was to be sent.
std::string publish_json(const std::vector<ChannelReport>& reports, std::optional<bool> sent);

}  // namespace ganh::service::cli
