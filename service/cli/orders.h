// The parts of `ganh orders` that stand in files of their own, and `ganh sell` beside it.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

void add_take_order(const Commands& commands, CLI::App& orders);
void add_quarantine(const Commands& commands, CLI::App& orders);
void add_sell(const Commands& commands);

}  // namespace ganh::service::cli
