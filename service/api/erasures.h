// Customers' data that is no longer kept: what the rule says, and erasing it in every room.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/changes/command.h"
#include "catalog/clock.h"
#include "catalog/orders/retention.h"
#include "catalog/store/database.h"

namespace ganh::service::api {

struct Erasure {
  catalog::orders::RetentionRule rule;
  Date ended_before{};  // orders that ended before this day began
  bool is_rehearsal = true;
  std::int64_t orders = 0;     // whose customers are forgotten, or would be
  std::int64_t raw_texts = 0;  // of what marketplaces handed over
};

std::int64_t customers_to_erase(const catalog::store::Scope& scope, Date ended_before);

// One slice of it, at most `limit` of each: customers, then the texts their orders came in. Nothing
// left when both are 0.
struct Erased {
  std::int64_t orders = 0;
  std::int64_t raw_texts = 0;
};
Erased erase_slice(catalog::changes::Command& command, Date ended_before, int limit);

std::string erasure_json(const Erasure& erasure);

}  // namespace ganh::service::api
