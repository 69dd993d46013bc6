// The days that a request is about: `from` and `to`, both included.

#pragma once

#include "service/http/call.h"

namespace ganh::service::http {

struct Days {
  Date from{};
  Date to{};
};

// Unless given, from the first of this month to today. `invalid`: "option.iso_date",
// "days.reversed".
Result<Days> days_of(const Call& call);

}  // namespace ganh::service::http
