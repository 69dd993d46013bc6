// What the accounts' commands ask first: whether a name can be one, and who has a say over whom.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "service/accounts/caller.h"
#include "service/accounts/person.h"
#include "service/accounts/rows/people.h"

namespace ganh::service::accounts {

// In normal form; nothing when it is empty, too long, or has characters that cannot be seen.
std::optional<std::string> tidy_name(std::string_view text, std::size_t letters_max);

// Login and name in normal form, or what is wrong with them, and with a password that is there.
Result<NewPerson> checked(const NewPerson& wanted);

// `unauthorized`, "token.not_by_token", unless a person or the machine asks.
Result<> may_give_access(const Caller& caller);

// Whether he gives and takes roles there.
bool runs(const Caller& caller, const CooperativeId& cooperative);

// The person, if the caller may act on all that he is. `not_found` "people.not_found", `not_now`
// "people.belongs_elsewhere".
Result<rows::StoredPerson> person_in_reach(const catalog::store::Global& rows, const Caller& caller,
                                           const PersonId& id);

Error no_such_person();
Error no_such_cooperative();
Error not_allowed();

}  // namespace ganh::service::accounts
