// `ganh channels check`: whether a profile holds, line by line.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

// Inside `ganh channels`.
void add_channel_check(const Commands& commands, CLI::App& channels);

}  // namespace ganh::service::cli
