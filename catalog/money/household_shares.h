// What each household earned in a time: its share of what was billed for goods from its lots on
// consignment, less what came back. What it is paid in the end stands on its slips (payouts.h).

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

// Over what was shipped and returned in [from, to), by household code.
std::vector<HouseholdShare> household_shares(const store::Scope& scope, Time from, Time to);

}  // namespace ganh::catalog::money
