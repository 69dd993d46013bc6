// The days that a request is about: `from` and `to`, both included.

#pragma once

#include "service/http/call.h"
#include "service/http/fields.h"

namespace ganh::service::http {

struct Days {
  Date from{};
  Date to{};
};

// Unless given, from the first of this month to today. `invalid`: "option.iso_date",
// "days.reversed".
Result<Days> days_of(const Call& call);

// One day of the body, not absent: what it is not is a fault of `fields`, "option.iso_date".
Date day_in(Fields& fields, std::string_view key);

}  // namespace ganh::service::http
