// How long orders take from being placed to having left altogether, and whether in time.
//
// Asks, and never writes. About orders that left in the period.

#pragma once

#include <cstdint>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/reports/period.h"
#include "catalog/store/database.h"

namespace ganh::catalog::reports {

struct ShippingRow {
  ChannelId channel;  // empty: all of them
  std::int64_t orders = 0;
  Duration median{};            // half of them took no longer (nearest rank)
  Duration nine_tenths{};       // and so many this at most
  std::int64_t with_limit = 0;  // had a day by which the channel wants them sent …
  std::int64_t late = 0;        // … and left after it
};

struct ShippingTimes {
  std::vector<ShippingRow> rows;  // by channel
  ShippingRow total;
  std::int64_t overdue = 0;  // still here at `now`, past that day
};

ShippingTimes shipping_times(const store::Scope& scope, const Period& period, Time now);

}  // namespace ganh::catalog::reports
