// Who works for which cooperative, in which role.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

void put_membership(const catalog::store::WriteScope& rows, const PersonId& person, Role role,
                    Time now);
void remove_membership(const catalog::store::WriteScope& rows, const PersonId& person);

std::optional<Role> role_of(const catalog::store::Scope& rows, const PersonId& person);
std::optional<Member> find_member(const catalog::store::Scope& rows, const PersonId& person);
std::vector<Member> all_members(const catalog::store::Scope& rows);  // by name, as Vietnamese sorts
std::int64_t member_count(const catalog::store::Scope& rows);

// How many who are not disabled manage it, beside this one.
std::int64_t other_managers(const catalog::store::Scope& rows, const PersonId& person);

// Of a person, in every cooperative.
std::vector<Membership> memberships_of(const catalog::store::Global& rows, const PersonId& person);

}  // namespace ganh::service::accounts::rows
