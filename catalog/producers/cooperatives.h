// Cooperatives' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/producers/cooperative.h"

namespace ganh::catalog::producers {

struct CooperativeRow {
  Cooperative cooperative;
  std::int64_t version = 0;  // 1 when created, + 1 with each update
};

// Creates or updates the command's own cooperative (ids must agree).
Result<changes::Effect> put(changes::Command& command, const Cooperative& cooperative);

std::optional<CooperativeRow> find_cooperative(const store::Scope& scope);

// Every cooperative of the installation, by id. Global on purpose: this is how a scope is chosen.
std::vector<Cooperative> all_cooperatives(const store::Global& global);

}  // namespace ganh::catalog::producers
