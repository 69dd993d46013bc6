// What the database says of how things stand, counted for all cooperatives together.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "catalog/store/database.h"
#include "connectors/publishing/outbox.h"

namespace ganh::service::metrics {

struct OutboxOfChannel {
  std::string cooperative;  // its id
  std::string channel;      // its name
  connectors::publishing::OutboxCounts counts;
};

struct Figures {
  std::vector<OutboxOfChannel> outbox;         // at most channels_shown_max
  std::map<std::string, std::int64_t> orders;  // by state
};

Figures read_figures(catalog::store::Database& database);

}  // namespace ganh::service::metrics
