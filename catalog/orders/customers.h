// How many customers are to be forgotten; erase_customers() in orders.h forgets them.

#pragma once

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

// Orders that ended before `ended_before` and still say whose they were.
std::int64_t customers_to_erase(const store::Scope& scope, Time ended_before);

}  // namespace ganh::catalog::orders
