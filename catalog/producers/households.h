// Households' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/producers/household.h"

namespace ganh::catalog::producers {

struct HouseholdRow {
  Household household;
  std::int64_t version = 0;
};

// Creates or updates by `code`; the given id is ignored. `expected_version` is what the caller saw
// (0: was not there); another one is `conflict`, reason "changed_since".
Result<changes::Effect> put(changes::Command& command, const Household& household,
                            std::int64_t expected_version);

std::optional<HouseholdRow> find_household(const store::Scope& scope, std::string_view code);
std::optional<HouseholdRow> find_household(const store::Scope& scope, const HouseholdId& id);
std::vector<HouseholdRow> all_households(const store::Scope& scope);  // by code

}  // namespace ganh::catalog::producers
