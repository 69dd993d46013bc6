// Accounts, invitations: somebody who has a login already is asked before he belongs to anything.

#include "service/accounts/accounts.h"
#include "service/accounts/checks.h"
#include "service/accounts/rows/invitations.h"
#include "service/accounts/rows/memberships.h"
#include "service/accounts/rows/sessions.h"
#include "service/accounts/rows/sign_in_links.h"

namespace ganh::service::accounts {

namespace store = catalog::store;

Result<Invitation> Accounts::invite(Write& write, const Caller& caller,
                                    const Membership& membership, const Person& person,
                                    const std::string& login, const Visit& visit) {
  const auto rows = write.scope(membership.cooperative);
  const Time now = world_.clock.now();
  rows::remove_past_invitations(rows, now);
  if (rows::member_count(rows) + rows::invitation_count(rows) >= people_of_cooperative_max) {
    return error(Code::limit, "", "people.too_many",
                 {{"most", std::to_string(people_of_cooperative_max)}});
  }
  const Invitation made{new_id<InvitationTag>(now, world_.randomness),
                        membership.cooperative,
                        person.id,
                        login,
                        membership.role,
                        now,
                        now + invitation_life};
  if (!rows::add_invitation(rows, made)) {
    return error(Code::conflict, "login", "people.invited_already");
  }
  note(write, "invitation.made", caller.actor, person.id, visit, membership.cooperative);
  return made;
}

Result<> Accounts::answer_invitation(const Caller& caller, const InvitationId& id, bool accept,
                                     const Visit& visit) {
  const auto here = session(caller);
  if (!here) return error(Code::unauthorized, "", "sign_in.needed");
  if (accept && here->made_by == SignInWay::link) {
    return error(Code::not_now, "", "invitation.by_link");
  }
  return change([&](Write& write) -> Result<> {
    const auto found = rows::find_invitation(write.global(), caller.person, id);
    const auto still = rows::find_session(write.global(), caller.session);
    if (!found || found->ends_at <= world_.clock.now() || !still) {
      return error(Code::not_found, "invitation", "invitation.not_found");
    }
    const CooperativeId& cooperative = found->cooperative;
    rows::remove_invitation(write.scope(cooperative), caller.person);
    note(write, accept ? "invitation.accepted" : "invitation.declined", caller.actor, caller.person,
         visit, cooperative);
    if (!accept) return {};
    if (auto joined = join(write, caller.actor, {cooperative, found->role}, caller.person);
        !joined) {
      return joined;
    }
    // He may do more from now on than those may give who let him in until now.
    rows::end_links(write.global(), caller.person);
    rows::end_sessions_by_link(write.global(), caller.person);
    return {};
  });
}

Result<> Accounts::withdraw_invitation(const Caller& caller, const CooperativeId& cooperative,
                                       const InvitationId& id, const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may;
  if (!runs(caller, cooperative)) return no_such_cooperative();
  return change([&](Write& write) -> Result<> {
    const auto person = rows::withdraw_invitation(write.scope(cooperative), id);
    if (!person) return error(Code::not_found, "invitation", "invitation.not_found");
    note(write, "invitation.withdrawn", caller.actor, *person, visit, cooperative);
    return {};
  });
}

std::vector<Invitation> Accounts::invitations(const CooperativeId& cooperative) {
  return world_.database.read([&](const store::Read& read) {
    return rows::invitations_of(read.scope(cooperative), world_.clock.now());
  });
}

std::vector<Invitation> Accounts::invitations_to(const PersonId& id) {
  return world_.database.read([&](const store::Read& read) {
    return rows::invitations_to(read.global(), id, world_.clock.now());
  });
}

}  // namespace ganh::service::accounts
