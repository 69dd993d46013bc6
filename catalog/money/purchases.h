// What was bought outright of households in a time: the lines of a purchase list.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/store/database.h"

namespace ganh::catalog::money {

struct Purchase {
  Date bought_on{};  // the day of its first entry in the time
  HouseholdId household;
  std::string household_code;
  std::string household_name;
  std::string household_hamlet;
  std::string household_identity_number;
  std::string lot_code;
  std::string product;
  measure::Quantity quantity;   // what it was corrected by, when it was received before the time
  measure::Money price;         // for …
  measure::Quantity price_for;  // … so much
  measure::Money amount;
};

// Of the days from … to, both included; by lot and household, oldest first. At most `limit`.
std::vector<Purchase> purchases(const store::Scope& scope, Date from, Date to, int limit);

}  // namespace ganh::catalog::money
