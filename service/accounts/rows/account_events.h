// The audit of people: what happened beyond a cooperative's own change log. Never a secret in it.

#pragma once

#include <string_view>
#include <vector>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

inline constexpr std::string_view signed_in = "signed_in";

void add_account_event(const catalog::store::WriteGlobal& rows, const AccountEvent& event);

// The newest first, before that id (empty: from the last).
std::vector<AccountEvent> account_events_before(const catalog::store::Global& rows,
                                                std::string_view id, int limit);

// Whether it is among the latest places where that person has signed in. The same work for a person
// who is not there.
bool has_signed_in_from(const catalog::store::Global& rows, const PersonId& person,
                        std::string_view client);

}  // namespace ganh::service::accounts::rows
