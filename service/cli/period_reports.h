// `ganh reports`: sales, stock at its value, waste, fill rate, time to ship.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

void add_reports(const Commands& commands);

}  // namespace ganh::service::cli
