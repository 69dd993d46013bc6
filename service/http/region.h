// Whose words numbers are said in: `region`, north unless south is asked for.

#pragma once

#include "catalog/text/number_words.h"
#include "service/http/call.h"

namespace ganh::service::http {

// `invalid`, "region.unknown".
Result<catalog::text::Region> region_of(const Call& call);

}  // namespace ganh::service::http
