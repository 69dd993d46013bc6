// `ganh cooperatives`: those of the folder, and a further one begun by its name.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

void add_cooperatives(const Commands& commands);

}  // namespace ganh::service::cli
