// After a command that marketplaces should hear of: lets them hear of it, within bounds.

#pragma once

#include "service/cli/console.h"

namespace ganh::service::cli {

// Runs the work on channels until everything released is sent; false when something still waits
// (what waits is kept and goes on with the next command or the service). Says so beside the answer.
bool tell_marketplaces(const Console& console, Opened& opened);

}  // namespace ganh::service::cli
