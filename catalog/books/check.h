// Whether the books agree with themselves.

#pragma once

#include <vector>

#include "catalog/discrepancy.h"

namespace ganh::catalog::books {

// Every entry sums to zero, balances are the sums of their lines, what is owed to a household is
// what stands on no slip that was paid, and a slip's net is the sum of its lines. Empty when all is
// well.
std::vector<Discrepancy> check(const store::Scope& scope);

}  // namespace ganh::catalog::books
