// Stock and households' shares as people read them.

#pragma once

#include <vector>

#include "catalog/money/household_shares.h"
#include "service/api/stock.h"
#include "service/cli/paper.h"

namespace ganh::service::cli {

// With each product's lots, if they are wanted.
void show_stock(const Paper& paper, const std::vector<api::ProductStock>& products, bool with_lots);

// What the books say of themselves.
void show_check(const Paper& paper, const std::vector<catalog::stock::Discrepancy>& discrepancies);

// `from` and `to` are both included.
void show_shares(const Paper& paper, Date from, Date to,
                 const std::vector<catalog::money::HouseholdShare>& shares);

}  // namespace ganh::service::cli
