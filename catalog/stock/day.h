// What changes by the mere passing of days: lots whose last day is over no longer cover what is
// reserved.

#pragma once

#include "catalog/changes/command.h"

namespace ganh::catalog::stock {

// Whether a day has begun in Viet Nam since turn_day() was last done.
bool day_has_turned(const store::Scope& scope, Date today);

// Settles the reservations of every product that has a lot on hand whose last day has passed since,
// and notes the day, in one transaction.
void turn_day(changes::Command& command);

}  // namespace ganh::catalog::stock
