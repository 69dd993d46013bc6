// The command line: one program, many commands.

#pragma once

#include <string>
#include <vector>

#include "service/cli/console.h"

namespace ganh::service::cli {

// Runs the command that the arguments (without the program's name) ask for; gives back how the
// program ends. `console` says where it reads and writes.
int run(std::vector<std::string> arguments, Console& console);

}  // namespace ganh::service::cli
