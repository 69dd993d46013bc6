// The cooperative and its households, as several pages and papers name them.

#pragma once

#include <map>
#include <string>

#include "catalog/producers/cooperative.h"
#include "catalog/producers/households.h"

namespace ganh::service::api {

// "Thôn Nà Tu, xã Bạch Thông, Thái Nguyên": what of it is written down.
std::string whole_address(const catalog::producers::Cooperative& cooperative);

using Households = std::map<HouseholdId, catalog::producers::Household>;
Households households_by_id(const catalog::store::Scope& scope);

}  // namespace ganh::service::api
