#include "service/accounts/accounts.h"

#include "service/accounts/rows/account_events.h"
#include "service/accounts/rows/memberships.h"
#include "service/accounts/rows/sessions.h"
#include "service/accounts/rows/tokens.h"

namespace ganh::service::accounts {

namespace changes = catalog::changes;
namespace store = catalog::store;

Accounts::Accounts(World world, guard::PasswordWork work)
    : world_(world),
      passwords_(work),
      throttle_(world.clock, world.tell_others),
      identities_(world.database, world.clock, world.background, !world.is_shared) {}

bool Accounts::needs_set_up() {
  return world_.database.read(
      [](const store::Read& read) { return !rows::anybody(read.global()); });
}

std::optional<Session> Accounts::session(const Caller& caller) {
  return world_.database.read(
      [&](const store::Read& read) { return rows::find_session(read.global(), caller.session); });
}

std::vector<Session> Accounts::sessions(const Caller& caller) {
  if (caller.kind != Caller::Kind::person) return {};
  const Time now = world_.clock.now();
  auto all = world_.database.read(
      [&](const store::Read& read) { return rows::sessions_of(read.global(), caller.person); });
  std::erase_if(all, [&](const Session& session) {
    return now >= session.ends_at || now >= session.seen_at + session_idle_max;
  });
  return all;
}

std::optional<Person> Accounts::person(const PersonId& id) {
  return world_.database.read([&](const store::Read& read) -> std::optional<Person> {
    const auto found = rows::find_person(read.global(), id);
    if (!found) return std::nullopt;
    return found->person;
  });
}

std::optional<Member> Accounts::member(const CooperativeId& cooperative, const PersonId& id) {
  return world_.database.read(
      [&](const store::Read& read) { return rows::find_member(read.scope(cooperative), id); });
}

std::vector<Member> Accounts::members(const CooperativeId& cooperative) {
  return world_.database.read(
      [&](const store::Read& read) { return rows::all_members(read.scope(cooperative)); });
}

std::vector<Person> Accounts::people(std::string_view after_login, int limit) {
  const std::string key = rows::login_key(after_login);
  return world_.database.read(
      [&](const store::Read& read) { return rows::people_after(read.global(), key, limit); });
}

std::vector<Membership> Accounts::memberships(const PersonId& id) {
  return world_.database.read(
      [&](const store::Read& read) { return rows::memberships_of(read.global(), id); });
}

std::vector<Token> Accounts::tokens(const std::optional<CooperativeId>& cooperative) {
  return world_.database.read([&](const store::Read& read) {
    return cooperative ? rows::tokens_of_cooperative(read.scope(*cooperative))
                       : rows::tokens_of_installation(read.global());
  });
}

std::vector<AccountEvent> Accounts::events(std::string_view before, int limit) {
  return world_.database.read([&](const store::Read& read) {
    return rows::account_events_before(read.global(), before, limit);
  });
}

void Accounts::note(Write& write, std::string_view what, std::string_view actor,
                    const std::optional<PersonId>& person, const Visit& visit,
                    const std::optional<CooperativeId>& cooperative) {
  constexpr std::size_t client_bytes_max = 64;
  const Time now = world_.clock.now();
  rows::add_account_event(
      write.global(),
      {make_id("evt", now, world_.randomness), std::string(what), std::string(actor), person,
       cooperative, visit.client.substr(0, client_bytes_max), now});
}

changes::Command Accounts::command(Write& write, const std::string& actor,
                                   const CooperativeId& cooperative) {
  const Time now = world_.clock.now();
  return {write,
          cooperative,
          {new_id<CommandTag>(now, world_.randomness), actor, "people"},
          now,
          world_.randomness};
}

}  // namespace ganh::service::accounts
