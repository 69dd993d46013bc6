// What each household earned: its share of what was billed for goods from its lots.
//
// For now a percentage by lot, on shipped orders. Fees, tax, advances and frozen slips come later.

#pragma once

#include <string>
#include <vector>

#include "catalog/ids.h"
#include "catalog/measure/money.h"
#include "catalog/store/database.h"

namespace ganh::catalog::money {

struct HouseholdShare {
  HouseholdId household;
  std::string code;
  std::string name;
  measure::Money billed;       // for goods from its lots
  measure::Money share;        // its part
  measure::Money cooperative;  // the rest: billed = share + cooperative
};

// Over orders shipped in [from, to), by household code. A line packed from several lots is split by
// quantity to the đồng, largest remainder first.
std::vector<HouseholdShare> household_shares(const store::Scope& scope, Time from, Time to);

}  // namespace ganh::catalog::money
