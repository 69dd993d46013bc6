// The days a command is about, on the command line.

#pragma once

#include <string>

#include "catalog/result.h"
#include "service/cli/command.h"
#include "service/cli/typed_days.h"

namespace ganh::service::cli {

// --from and --to.
void add_days(const Commands& commands, CLI::App& command, DaysOption& days);

// "?from=…&to=…" of those that were given, with `more` ("paper=a5"); may be empty. As typed_days.
Result<std::string> query_of(const DaysOption& days, const std::string& more = "");

}  // namespace ganh::service::cli
