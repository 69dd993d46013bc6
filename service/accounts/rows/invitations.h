// Who is asked to join which cooperative, and has not answered.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

// False when one waits for that person already.
bool add_invitation(const catalog::store::WriteScope& rows, const Invitation& invitation);

// One at most; nothing happens when there is none.
void remove_invitation(const catalog::store::WriteScope& rows, const PersonId& person);
void remove_past_invitations(const catalog::store::WriteScope& rows, Time now);

// Whom it was for; nothing when it is not there.
std::optional<PersonId> withdraw_invitation(const catalog::store::WriteScope& rows,
                                            const InvitationId& id);

// Whether it has ended is for the caller to judge.
std::optional<Invitation> find_invitation(const catalog::store::Global& rows,
                                          const PersonId& person, const InvitationId& id);

// Those that have not ended, the newest first.
std::vector<Invitation> invitations_of(const catalog::store::Scope& rows, Time now);
std::vector<Invitation> invitations_to(const catalog::store::Global& rows, const PersonId& person,
                                       Time now);

std::int64_t invitation_count(const catalog::store::Scope& rows);

}  // namespace ganh::service::accounts::rows
