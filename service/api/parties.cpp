#include "service/api/parties.h"

#include <utility>

namespace ganh::service::api {

namespace producers = catalog::producers;

std::string whole_address(const producers::Cooperative& cooperative) {
  std::string address;
  for (const auto& part : {cooperative.address, cooperative.commune, cooperative.province}) {
    if (!part.empty()) address += (address.empty() ? "" : ", ") + part;
  }
  return address;
}

Households households_by_id(const catalog::store::Scope& scope) {
  Households found;
  for (auto& row : producers::all_households(scope)) {
    const HouseholdId id = row.household.id;
    found.emplace(id, std::move(row.household));
  }
  return found;
}

}  // namespace ganh::service::api
