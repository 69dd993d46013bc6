// What a carrier's status codes mean to us: data that each carrier brings, and that an account may
// complete once the carrier has handed over its own table.
//
// A code that is in no table is unknown; nothing is guessed.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/tracking.h"
#include "catalog/result.h"

namespace ganh::connectors::carriers {

struct Status {
  std::string code;
  catalog::orders::Progress progress = catalog::orders::Progress::unknown;
  std::string text;  // Vietnamese, where the carrier gives none with its events
};

class StatusTable {
 public:
  // {"statuses": [{"code": "picked", "progress": "picked_up", "text": "…"}]}, as embedded.
  static StatusTable read(std::string_view json);

  // With {"5": "delivered"} in place of or beside its own. `invalid`: "carrier.statuses".
  Result<StatusTable> with(std::string_view json) const;

  const Status* find(std::string_view code) const;
  const std::vector<Status>& all() const { return statuses_; }

 private:
  std::vector<Status> statuses_;
};

}  // namespace ganh::connectors::carriers
