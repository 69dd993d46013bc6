// What clerks do to stock by hand: count it, throw it away, carry it elsewhere.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "catalog/changes/command.h"
#include "catalog/stock/ledger.h"

namespace ganh::catalog::stock {

// Sets what lies of a lot in a place to what was counted. `expected_base` is what the counter saw
// on the screen; another balance is `conflict`, "changed_since".
struct Count {
  LotId lot;
  PlaceId place = main_place();
  std::int64_t expected_base = 0;
  std::int64_t counted_base = 0;
  std::string why;
};
Result<> adjust(changes::Command& command, const Count& count);

// Takes goods out for good. Errors as for enter().
struct Discarded {
  LotId lot;
  PlaceId place = main_place();
  std::int64_t quantity_base = 0;  // ≥ 1
  Waste kind = Waste::spoiled;
  std::string why;
};
Result<> waste(changes::Command& command, const Discarded& discarded);

// Carries goods from one place to another: two entries under one id, which is given back.
// `invalid`, "transfer.same_place"; otherwise as for enter(). Into a place that does not sell,
// reservations that are no longer covered turn short.
struct Transfer {
  LotId lot;
  PlaceId from;
  PlaceId to;
  std::int64_t quantity_base = 0;  // ≥ 1
  std::string why;
};
Result<std::string> transfer(changes::Command& command, const Transfer& transfer);

}  // namespace ganh::catalog::stock
