// The commands under `ganh stock` that have a file of their own.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

void add_movements(const Commands& commands, CLI::App& stock);    // lots, transfer, waste
void add_stock_takes(const Commands& commands, CLI::App& stock);  // take …

}  // namespace ganh::service::cli
