// Accounts, in and out: the first person, passwords, links, sessions.

#include <cassert>

#include "catalog/producers/cooperatives.h"
#include "service/accounts/accounts.h"
#include "service/accounts/checks.h"
#include "service/accounts/guard/secret.h"
#include "service/accounts/rows/account_events.h"
#include "service/accounts/rows/memberships.h"
#include "service/accounts/rows/sessions.h"
#include "service/accounts/rows/set_up_codes.h"
#include "service/accounts/rows/sign_in_links.h"

namespace ganh::service::accounts {

namespace store = catalog::store;

namespace {

Error refused() {
  return error(Code::unauthorized, "", "sign_in.refused");
}

Error set_up_done() {
  return error(Code::not_now, "", "set_up.done");
}

// A browser may send anything: what is shown to people later is short and in ASCII.
std::string shortened(std::string_view user_agent) {
  std::string text(user_agent.substr(0, user_agent_bytes_max));
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  return text;
}

}  // namespace

Result<std::string> Accounts::new_set_up_code() {
  const std::string code = guard::make_code(world_.randomness);
  return world_.database.write([&](Write& write) -> Result<std::string> {
    write.global().take_turn(turn);
    if (rows::anybody(write.global())) return set_up_done();
    rows::replace_set_up_code(write.global(), guard::hash_of(code), world_.clock.now());
    return code;
  });
}

Result<SignedIn> Accounts::set_up(std::string_view code, const NewPerson& first,
                                  const Visit& visit) {
  const std::string hash = guard::hash_of(guard::tidy_code(code));
  const auto wrong_code = [] { return error(Code::unauthorized, "code", "set_up.code"); };
  // Looked at first, so that only whoever has the code makes this machine work.
  const auto open = world_.database.read([&](const store::Read& read) -> Result<> {
    if (rows::anybody(read.global())) return set_up_done();
    if (!rows::is_set_up_code(read.global(), hash)) return wrong_code();
    return {};
  });
  if (!open) return open.error();
  if (!first.password) return error(Code::invalid, "password", "password.required");
  auto person = checked({first.login, first.name, first.password, true, {}});
  if (!person) return std::move(person).error();
  const auto password = passwords_.hash(*first.password);
  if (!password) return password.error();

  const std::string secret = guard::make_secret(guard::session_prefix, world_.randomness);
  return change([&](Write& write) -> Result<SignedIn> {
    if (rows::anybody(write.global())) return set_up_done();
    if (!rows::take_set_up_code(write.global(), hash)) return wrong_code();
    const auto made = add_person(write, "setup", *person, *password, visit);
    if (!made) return made.error();
    for (const auto& cooperative : catalog::producers::all_cooperatives(write.global())) {
      if (auto joined = join(write, "setup", {cooperative.id, Role::manager}, made->id); !joined) {
        return joined.error();
      }
    }
    return begin_session(write, made->id, SignInWay::setup, visit, secret);
  });
}

SignedIn Accounts::begin_session(Write& write, const PersonId& person, SignInWay way,
                                 const Visit& visit, const std::string& secret) {
  const Time now = world_.clock.now();
  const Session session{new_id<SessionTag>(now, world_.randomness),
                        person,
                        way,
                        visit.client,
                        shortened(visit.user_agent),
                        now,
                        now,
                        now + session_life};
  rows::add_session(write.global(), session, guard::hash_of(secret));
  rows::tidy_sessions(write.global(), person, sessions_of_person_max, now);
  note(write, rows::signed_in, "person:" + person.text, person, visit);
  return {secret, session.id, person, session.ends_at};
}

// Whether the password is right; the same work, and the same answer, whoever it is asked of.
Result<> Accounts::judge(std::string_view login_key,
                         const std::optional<rows::StoredPerson>& person, std::string_view password,
                         const Visit& visit) {
  const PersonId id = person ? person->person.id : PersonId{};
  const bool known_here = world_.database.read([&](const store::Read& read) {
    return rows::has_signed_in_from(read.global(), id, visit.client);
  });
  const guard::Throttle::Try attempt{std::string(login_key), visit.client, known_here};
  if (auto free = throttle_.begin(attempt); !free) return free;
  const auto right = passwords_.verify(person ? person->password : std::nullopt, password);
  if (!right) {
    throttle_.was_not_judged(attempt);
    return right.error();
  }
  if (!*right || person->person.disabled) return refused();
  throttle_.was_right(attempt);
  return {};
}

Result<SignedIn> Accounts::sign_in(std::string_view login, std::string_view password,
                                   const Visit& visit) {
  const std::string key = rows::login_key(tidy_name(login, login_letters_max).value_or(""));
  const auto person = world_.database.read(
      [&](const store::Read& read) { return rows::find_person_by_login(read.global(), key); });
  if (auto right = judge(key, person, password, visit); !right) return right.error();

  std::optional<std::string> anew;
  if (passwords_.is_outdated(*person->password)) {
    // Too busy for it now: the next sign-in will do.
    if (auto hashed = passwords_.hash(password)) anew = *std::move(hashed);
  }
  const std::string secret = guard::make_secret(guard::session_prefix, world_.randomness);
  return change([&](Write& write) -> Result<SignedIn> {
    // He may have been disabled, or the password changed, since it was looked at.
    const auto now = rows::find_person(write.global(), person->person.id);
    if (!now || now->person.disabled || now->password != person->password) return refused();
    if (anew) rows::save_password(write.global(), now->person.id, anew);
    return begin_session(write, now->person.id, SignInWay::password, visit, secret);
  });
}

namespace {

// A link is worth no more than what its maker may do now.
bool may_still_show(const catalog::store::Write& write, const rows::UsedLink& link) {
  constexpr std::string_view of_person = "person:";
  if (!link.made_by.starts_with(of_person)) return true;  // the machine's
  const PersonId maker{link.made_by.substr(of_person.size())};
  const auto found = rows::find_person(write.global(), maker);
  if (!found || found->person.disabled) return false;
  if (!link.cooperative) return found->person.administrator;
  const auto scope = write.scope(*link.cooperative);
  const auto role = rows::role_of(scope, maker);
  return role && permissions_of(*role).holds(Permission::people_write) &&
         rows::role_of(scope, link.person).has_value();
}

}  // namespace

Result<SignedIn> Accounts::use_link(std::string_view secret, const Visit& visit) {
  const auto no_link = [] { return error(Code::unauthorized, "", "link.refused"); };
  if (!guard::is_secret(secret, guard::link_prefix)) return no_link();
  const std::string hash = guard::hash_of(secret);
  const std::string session = guard::make_secret(guard::session_prefix, world_.randomness);
  return change([&](Write& write) -> Result<SignedIn> {
    const auto link = rows::use_link(write.global(), hash, world_.clock.now());
    if (!link || !may_still_show(write, *link)) return no_link();
    const auto person = rows::find_person(write.global(), link->person);
    if (!person || person->person.disabled) return no_link();
    return begin_session(write, link->person, SignInWay::link, visit, session);
  });
}

void Accounts::sign_out(const Caller& caller, const Visit& visit) {
  if (caller.kind != Caller::Kind::person) return;
  const auto done = change([&](Write& write) -> Result<> {
    if (rows::end_session(write.global(), caller.person, caller.session)) {
      note(write, "signed_out", caller.actor, caller.person, visit);
    }
    return {};
  });
  assert(done && "signing out is never refused");
  static_cast<void>(done);
}

Result<> Accounts::end_session(const Caller& caller, const SessionId& session, const Visit& visit) {
  return change([&](Write& write) -> Result<> {
    if (caller.kind != Caller::Kind::person ||
        !rows::end_session(write.global(), caller.person, session)) {
      return error(Code::not_found, "session", "session.not_found");
    }
    note(write, "session.ended", caller.actor, caller.person, visit);
    return {};
  });
}

Result<> Accounts::change_password(const Caller& caller, std::string_view current,
                                   std::string_view wanted, const Visit& visit) {
  const auto needed = [] { return error(Code::unauthorized, "", "sign_in.needed"); };
  if (caller.kind != Caller::Kind::person) return needed();
  const auto person = world_.database.read(
      [&](const store::Read& read) { return rows::find_person(read.global(), caller.person); });
  const auto here = session(caller);
  if (!person || !here) return needed();
  if (auto good = guard::Passwords::check(wanted, person->person.login); !good) return good;
  if (person->password && here->made_by != SignInWay::link) {
    auto right = judge(rows::login_key(person->person.login), person, current, visit);
    if (!right && right.error().code == Code::unauthorized) {
      return error(Code::invalid, "current_password", "password.current");
    }
    if (!right) return right;
  }
  const auto hashed = passwords_.hash(wanted);
  if (!hashed) return hashed.error();
  return change([&](Write& write) -> Result<> {
    const auto now = rows::find_person(write.global(), caller.person);
    const auto still = rows::find_session(write.global(), caller.session);
    if (!now || now->person.disabled || !still) return needed();
    rows::save_password(write.global(), caller.person, *hashed);
    rows::end_sessions(write.global(), caller.person, caller.session);
    rows::end_links(write.global(), caller.person);
    note(write, "password.changed", caller.actor, caller.person, visit);
    return {};
  });
}

}  // namespace ganh::service::accounts
