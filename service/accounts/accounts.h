// People, and who asks: signing in, sessions, links, tokens, and the commands that change them.
//
// Any thread may call anything. Nothing may be called from within a read or write of the database.
// A failing disk is StorageError, as everywhere.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "connectors/transport/executor.h"
#include "service/accounts/caller.h"
#include "service/accounts/guard/passwords.h"
#include "service/accounts/guard/throttle.h"
#include "service/accounts/identities.h"
#include "service/accounts/person.h"
#include "service/accounts/rows/people.h"

namespace ganh::service::accounts {

class Accounts {
 public:
  // All must outlive it, but for `background`, whose tasks must have ended before it goes: what can
  // wait (when a session was last seen) is written there.
  struct World {
    catalog::store::Database& database;
    const Clock& clock;
    Randomness& randomness;  // the operating system's: secrets are made from it
    connectors::transport::Executor& background;
    bool is_shared = false;  // other services, too, work on the database
    std::function<void(std::string_view)> tell_others = {};  // what they hand to told()
  };
  explicit Accounts(World world, guard::PasswordWork work = {});

  // What another service on the database has told of wrong passwords there. Any thread.
  void told(std::string_view message) { throttle_.told(message); }

  // --- Who asks (identities.h). Kind nobody when the secret opens nothing, or no longer.
  Caller identify_session(std::string_view secret) { return identities_.by_session(secret); }
  Caller identify_token(std::string_view secret) { return identities_.by_token(secret); }

  // --- The first person

  bool needs_set_up();  // nobody is there yet

  // A new code; an earlier one opens nothing any more. `not_now`, "set_up.done", once there are
  // people.
  Result<std::string> new_set_up_code();

  // Makes the first person, an administrator and manager of every cooperative there is, and signs
  // him in. Of `first` only login, name and password count; the password is needed. However many
  // try at once, one succeeds. `not_now` "set_up.done"; `unauthorized` "set_up.code"; else as
  // make_person.
  Result<SignedIn> set_up(std::string_view code, const NewPerson& first, const Visit& visit);

  // --- In and out

  // `unauthorized`, "sign_in.refused": the same for a wrong password, a login that is not there, a
  // disabled person. `limit`, "sign_in.too_many", with the "seconds" to wait. `not_now`,
  // "sign_in.busy".
  Result<SignedIn> sign_in(std::string_view login, std::string_view password, const Visit& visit);

  // `unauthorized`, "link.refused": used, too old, replaced, or never made.
  Result<SignedIn> use_link(std::string_view secret, const Visit& visit);

  // Ends the caller's own session.
  void sign_out(const Caller& caller, const Visit& visit);

  // The caller's own; all his other sessions and links end. `current` is not asked of somebody who
  // has no password yet, or has signed in by a link. `invalid` "password.current" and other
  // "password.…"; `limit` and `not_now` as sign_in.
  Result<> change_password(const Caller& caller, std::string_view current, std::string_view wanted,
                           const Visit& visit);

  std::optional<Session> session(const Caller& caller);  // that he comes with
  std::vector<Session> sessions(const Caller& caller);   // his own, the newest first
  Result<> end_session(const Caller& caller, const SessionId& session, const Visit& visit);

  // --- People. `caller` must be a person or the machine where access is given or taken: a token
  // does neither ("token.not_by_token"). Who has no say over a person gets `not_found`,
  // "people.not_found"; a manager whose person also works elsewhere, or administers,
  // "people.belongs_elsewhere". Who may not do it at all: `unauthorized`, "people.not_allowed".

  // A manager makes members of his own cooperatives, an administrator whomever he likes. `invalid`
  // with every fault; `conflict` "people.login_taken"; `limit` "people.too_many".
  Result<Person> make_person(const Caller& caller, const NewPerson& wanted, const Visit& visit);

  // Brings somebody new into a cooperative. A login that exists is invited, and the answer tells
  // nothing of that person; the machine, which is the way back in, makes him a member at once. His
  // name and password stay. `conflict` "people.member_already", "people.invited_already"; else as
  // make_person.
  Result<Added> add_member(const Caller& caller, const CooperativeId& cooperative,
                           std::string_view login, std::string_view name, Role role,
                           const Visit& visit);

  // The caller's own invitation. `not_found` "invitation.not_found"; `not_now`
  // "invitation.by_link": who signed him in by a link is not to answer for him.
  Result<> answer_invitation(const Caller& caller, const InvitationId& id, bool accept,
                             const Visit& visit);
  Result<> withdraw_invitation(const Caller& caller, const CooperativeId& cooperative,
                               const InvitationId& id, const Visit& visit);

  Result<> rename(const Caller& caller, const PersonId& id, std::string_view name,
                  const Visit& visit);

  // Gives or changes a role. A manager changes that of people who are there; an administrator also
  // brings in anybody. `not_now` "people.last_manager".
  Result<Member> set_role(const Caller& caller, const CooperativeId& cooperative,
                          const PersonId& id, Role role);
  Result<> remove_membership(const Caller& caller, const CooperativeId& cooperative,
                             const PersonId& id);

  // Administrators only. `not_now` "people.last_administrator".
  Result<> set_administrator(const Caller& caller, const PersonId& id, bool administrator,
                             const Visit& visit);

  // Ends all sessions and links of the person at once; tokens he made open nothing meanwhile. The
  // last administrator cannot be disabled, and a manager cannot disable himself when he is the
  // last; an administrator may disable a cooperative's last manager.
  Result<> set_disabled(const Caller& caller, const PersonId& id, bool disabled,
                        const Visit& visit);

  // Takes the password away and ends all sessions: the way on is a link. Not for oneself.
  Result<> reset_password(const Caller& caller, const PersonId& id, const Visit& visit);

  // Replaces any earlier link of that person. `cooperative`: where he is a member and for which a
  // manager shows it; nothing from an administrator. `not_now` "people.disabled".
  Result<SignInLink> make_link(const Caller& caller,
                               const std::optional<CooperativeId>& cooperative, const PersonId& id,
                               const Visit& visit);

  // These ask nobody for permission: the routes do.
  std::optional<Person> person(const PersonId& id);
  std::optional<Member> member(const CooperativeId& cooperative, const PersonId& id);
  std::vector<Member> members(const CooperativeId& cooperative);        // by name
  std::vector<Person> people(std::string_view after_login, int limit);  // by login
  std::vector<Membership> memberships(const PersonId& id);
  std::vector<Invitation> invitations(const CooperativeId& cooperative);  // the newest first
  std::vector<Invitation> invitations_to(const PersonId& id);

  // --- API tokens

  // At most what the maker himself may do there, and later never more than he still may. `invalid`
  // with every fault; `limit` "token.too_many".
  Result<MadeToken> make_token(const Caller& caller, const NewToken& wanted, const Visit& visit);

  // Those of a cooperative, or (nothing) of the installation, the newest first; the revoked and the
  // ended too, as far as they are among the last tokens_listed_max.
  std::vector<Token> tokens(const std::optional<CooperativeId>& cooperative);

  // `not_found` "token.not_found". Revoking again changes nothing.
  Result<> revoke_token(const Caller& caller, const std::optional<CooperativeId>& cooperative,
                        const TokenId& id, const Visit& visit);

  // --- The audit of people, the newest first, before the event `before` (empty: from the last).
  std::vector<AccountEvent> events(std::string_view before, int limit);

  guard::Passwords& passwords() { return passwords_; }

 private:
  using Write = catalog::store::Write;
  static constexpr std::string_view turn = "accounts";

  // service/accounts/signing_in.cpp
  SignedIn begin_session(Write& write, const PersonId& person, SignInWay way, const Visit& visit,
                         const std::string& secret);
  Result<> judge(std::string_view login_key, const std::optional<rows::StoredPerson>& person,
                 std::string_view password, const Visit& visit);

  // service/accounts/people_commands.cpp
  Result<Person> add_person(Write& write, const std::string& actor, const NewPerson& wanted,
                            const std::optional<std::string>& password, const Visit& visit);
  Result<> join(Write& write, const std::string& actor, const Membership& membership,
                const PersonId& person);
  // service/accounts/invitation_commands.cpp
  Result<Invitation> invite(Write& write, const Caller& caller, const Membership& membership,
                            const Person& person, const std::string& login, const Visit& visit);
  void record_role(Write& write, const std::string& actor, const CooperativeId& cooperative,
                   const PersonId& person, std::optional<Role> before, std::optional<Role> after);

  void note(Write& write, std::string_view what, std::string_view actor,
            const std::optional<PersonId>& person, const Visit& visit,
            const std::optional<CooperativeId>& cooperative = {});
  catalog::changes::Command command(Write& write, const std::string& actor,
                                    const CooperativeId& cooperative);

  // Runs `fn(Write&)` and lets everybody be identified anew, whatever comes of it. One such change
  // at a time on the whole database: each decides by rows that it does not write.
  template <class Fn>
  auto change(Fn fn) {
    const Identities::Forget forget(identities_);
    return world_.database.write([&](Write& write) {
      write.global().take_turn(turn);
      return fn(write);
    });
  }

  World world_;
  guard::Passwords passwords_;
  guard::Throttle throttle_;
  Identities identities_;
};

}  // namespace ganh::service::accounts
