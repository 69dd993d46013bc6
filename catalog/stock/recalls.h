// A recall (thu hồi): a lot that nobody may sell any more, why, and what its customers are told.
//
// Says nothing to anybody by itself: orders_with() (orders/orders.h) knows whom to call.

#pragma once

#include <optional>
#include <string>

#include "catalog/changes/command.h"
#include "catalog/clock.h"
#include "catalog/result.h"

namespace ganh::catalog::stock {

struct Recall {
  LotId lot;
  std::string why;
  std::string to_say;  // what customers are told; may be empty
  Time since{};        // when it was first recalled, and not lifted since
};

// set_recalled() with what customers are told; again, with other words, over what was there.
// `not_found`, "lot.not_found"; `invalid` for `why` and `to_say` (why_bytes_max each).
Result<> recall(changes::Command& command, const LotId& lot, const std::string& why,
                const std::string& to_say);

// It can be sold once more; a lot that is not recalled is no fault. `not_found`, "lot.not_found".
Result<> lift_recall(changes::Command& command, const LotId& lot);

std::optional<Recall> find_recall(const store::Scope& scope, const LotId& lot);

}  // namespace ganh::catalog::stock
