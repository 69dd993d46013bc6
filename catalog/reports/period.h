// The days that a report is about, in Viet Nam.

#pragma once

#include "catalog/clock.h"

namespace ganh::catalog::reports {

inline constexpr int period_days_max = 3'660;  // ten years; a limit of ours

// Both included; `from` ≤ `to`.
struct Period {
  Date from{};
  Date to{};
  Time begins() const { return start_of_day(from); }
  Time ends() const { return start_of_day(to + std::chrono::days{1}); }  // no longer included
};

inline constexpr int rows_max = 5'000;  // of a report; the sums are of all

}  // namespace ganh::catalog::reports
