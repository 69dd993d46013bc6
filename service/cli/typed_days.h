// Days as people type them: 21/11/2026, 2026-11-21, and 21/11 of a year that goes without saying.

#pragma once

#include <optional>
#include <string>

#include "catalog/clock.h"
#include "catalog/result.h"

namespace ganh::service::cli {

Date today();  // by this machine's clock

// Without a year the last such day until `today`. `invalid`, "option.date" {text}.
Result<Date> typed_day(const std::string& typed, Date today);

// "25/11/2026 17:00", or a day alone: its last minute; a day without a year is the next such one.
// What is RFC 3339 already is taken as it is. `invalid`, "option.moment" {text}.
Result<Time> typed_moment(const std::string& typed, Date today);

struct DaysOption {
  std::string from;
  std::string to;
};

// Those that were typed. A last day without a year is the first such day from the first one on, so
// that "1/11" to "30/11" is one November before its end, too. As typed_day.
struct TypedDays {
  std::optional<Date> from;
  std::optional<Date> to;
};
Result<TypedDays> typed_days(const DaysOption& days, Date today);

}  // namespace ganh::service::cli
