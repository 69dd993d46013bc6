// A year of a cooperative's orders written at once, for benchmarks of what is read from them.

#pragma once

#include <cstdint>

#include "catalog/store/database.h"

namespace ganh::bench {

inline constexpr std::int64_t year_products = 200;
inline constexpr std::int64_t year_households = 100;
inline constexpr std::int64_t year_lots = 1'000;

// So many orders of two lines, evenly over the year before `until_us`; each has left in one
// shipment, its dues are booked, and every fiftieth has come back.
void write_year(const catalog::store::WriteScope& rows, std::int64_t orders, std::int64_t until_us);

}  // namespace ganh::bench
