// Whether whatever changed was somebody's doing.

#pragma once

#include <vector>

#include "catalog/discrepancy.h"

namespace ganh::catalog::changes {

// Each change stands under exactly one command. Empty when all is well.
std::vector<Discrepancy> check(const store::Scope& scope);

}  // namespace ganh::catalog::changes
