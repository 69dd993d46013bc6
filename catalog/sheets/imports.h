// Imports' rows: how far each has come, so that a killed one is seen and goes on.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/store/database.h"

namespace ganh::catalog::sheets {

struct Import {
  CommandId id;  // heads all its slices
  std::string file_name;
  std::string file_sha256;  // in hexadecimal
  int entries_planned = 0;  // to be created or updated
  int entries_applied = 0;
  int entries_skipped = 0;  // changed since the plan, or refused
  Time started_at{};
  std::optional<Time> finished_at;
};

void save(changes::Command& command, const Import& import);

// The latest one of that very file that was not finished.
std::optional<Import> unfinished_import(const store::Scope& scope, std::string_view file_sha256);
std::vector<Import> latest_imports(const store::Scope& scope, int limit);  // newest first

}  // namespace ganh::catalog::sheets
