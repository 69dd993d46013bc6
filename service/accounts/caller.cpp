#include "service/accounts/caller.h"

#include <algorithm>

namespace ganh::service::accounts {

Permissions Caller::permissions_in(const CooperativeId& cooperative) const {
  if (kind == Kind::machine) return Permissions::all();
  const auto found = std::ranges::find(memberships, cooperative, &Membership::cooperative);
  return found == memberships.end() ? Permissions{} : permissions_of(found->role) & scopes;
}

bool Caller::may_administer() const {
  return kind == Kind::machine || (administrator && scopes.holds(Permission::installation));
}

bool Caller::belongs_to(const CooperativeId& cooperative) const {
  return kind == Kind::machine ||
         std::ranges::find(memberships, cooperative, &Membership::cooperative) != memberships.end();
}

}  // namespace ganh::service::accounts
