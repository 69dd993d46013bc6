// The commands that are about carriers and about where parcels are.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

void add_carriers(const Commands& commands);
void add_track(const Commands& commands);

}  // namespace ganh::service::cli
