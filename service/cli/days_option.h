// Days as people type them on the command line.

#pragma once

#include <string>

#include "catalog/result.h"
#include "service/cli/command.h"

namespace ganh::service::cli {

struct DaysOption {
  std::string from;
  std::string to;
};

// --from and --to.
void add_days(const Commands& commands, CLI::App& command, DaysOption& days);

// "2026-11-30" of "30/11/2026" or of itself; "" of "". `invalid`, "option.date".
Result<std::string> iso_day(const std::string& typed);

// "?from=…&to=…" of those that were given, with `more` ("paper=a5"); may be empty. As iso_day.
Result<std::string> query_of(const DaysOption& days, const std::string& more = "");

}  // namespace ganh::service::cli
