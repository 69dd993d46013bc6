// The append-only log of what changed, for whoever follows: the planner, event streams, auditors.
//
// Numbers are the cooperative's own, 1, 2, 3 … without a gap, taken in the transaction that
// changes.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"

namespace ganh::catalog::changes {

struct Change {
  std::int64_t number = 0;
  CommandId command;
  Noun noun = Noun::product;
  std::string id;
  Kind kind = Kind::created;
  std::string detail;
  Time at{};
};

std::int64_t last_change(const store::Scope& scope);  // 0 when nothing has happened yet

// The changes after `number`, oldest first, at most `limit`.
std::vector<Change> changes_after(const store::Scope& scope, std::int64_t number, int limit);

// Who made a change, and why.
std::optional<Heading> find_heading(const store::Scope& scope, const CommandId& command);

}  // namespace ganh::catalog::changes
