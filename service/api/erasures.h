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
  int days_kept = 0;    // the setting's, or else the rule's
  Date ended_before{};  // orders that ended before this day began
  Date quiet_since{};   // that never ended, and of which nothing has been heard since
  bool is_rehearsal = true;
  std::int64_t orders = 0;           // whose customers are forgotten, or would be in a rehearsal
  std::int64_t raw_texts = 0;        // of what marketplaces handed over
  std::int64_t tracking_events = 0;  // of what carriers told
};

// As the rule has it, or `days_kept` when > 0. An earlier or later `ended_before` is the caller's
// to set; what never ended is forgotten by the rule alone.
Erasure erasure_on(Date today, int days_kept);

std::int64_t customers_to_erase(const catalog::store::Scope& scope, const Erasure& erasure);

// One slice of it, at most `limit` of each: customers, then the texts their orders came in and what
// carriers told.
struct Erased {
  std::int64_t orders = 0;
  std::int64_t raw_texts = 0;
  std::int64_t tracking_events = 0;
  std::int64_t notes = 0;  // of lists' lines that are nobody's
  bool is_nothing() const { return orders + raw_texts + tracking_events + notes == 0; }
};
Erased erase_slice(catalog::changes::Command& command, const Erasure& erasure, int limit);

std::string erasure_json(const Erasure& erasure);

}  // namespace ganh::service::api
