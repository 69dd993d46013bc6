// Accounts, people: who is made, named, given a role, disabled, let in by a link.

#include "catalog/changes/difference.h"
#include "catalog/producers/cooperatives.h"
#include "service/accounts/accounts.h"
#include "service/accounts/checks.h"
#include "service/accounts/guard/secret.h"
#include "service/accounts/rows/invitations.h"
#include "service/accounts/rows/memberships.h"
#include "service/accounts/rows/sessions.h"
#include "service/accounts/rows/sign_in_links.h"

namespace ganh::service::accounts {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

Error last_manager() {
  return error(Code::not_now, "person", "people.last_manager");
}

// Whether the cooperative would be left without anybody who runs it.
bool is_last_manager(const store::Scope& rows, const Person& person) {
  return !person.disabled && rows::role_of(rows, person.id) == Role::manager &&
         rows::other_managers(rows, person.id) == 0;
}

}  // namespace

Result<Person> Accounts::add_person(Write& write, const std::string& actor, const NewPerson& wanted,
                                    const std::optional<std::string>& password,
                                    const Visit& visit) {
  const Time now = world_.clock.now();
  const Person person{new_id<PersonTag>(now, world_.randomness),
                      wanted.login,
                      wanted.name,
                      wanted.administrator,
                      false,
                      password.has_value(),
                      now};
  if (!rows::add_person(write.global(), person, password)) {
    return error(Code::conflict, "login", "people.login_taken");
  }
  note(write, "person.made", actor, person.id, visit);
  if (person.administrator) note(write, "administrator.given", actor, person.id, visit);
  if (wanted.membership) {
    if (auto joined = join(write, actor, *wanted.membership, person.id); !joined) {
      return joined.error();
    }
  }
  return person;
}

Result<> Accounts::join(Write& write, const std::string& actor, const Membership& membership,
                        const PersonId& person) {
  const auto rows = write.scope(membership.cooperative);
  if (!catalog::producers::find_cooperative(rows)) return no_such_cooperative();
  if (rows::member_count(rows) >= people_of_cooperative_max) {
    return error(Code::limit, "", "people.too_many",
                 {{"most", std::to_string(people_of_cooperative_max)}});
  }
  rows::put_membership(rows, person, membership.role, world_.clock.now());
  rows::remove_invitation(rows, person);
  record_role(write, actor, membership.cooperative, person, {}, membership.role);
  return {};
}

void Accounts::record_role(Write& write, const std::string& actor, const CooperativeId& cooperative,
                           const PersonId& person, std::optional<Role> before,
                           std::optional<Role> after) {
  const auto word = [](std::optional<Role> role) { return role ? name(*role) : ""; };
  const std::string detail =
      changes::Difference("person", person.text).field("role", word(before), word(after)).json();
  const auto kind = !before  ? changes::Kind::created
                    : !after ? changes::Kind::removed
                             : changes::Kind::updated;
  command(write, actor, cooperative).record(changes::Noun::membership, person.text, kind, detail);
}

Result<Person> Accounts::make_person(const Caller& caller, const NewPerson& wanted,
                                     const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (!caller.may_administer()) {
    if (wanted.administrator) return not_allowed();
    if (!wanted.membership) return error(Code::invalid, "cooperative", "people.membership_needed");
  }
  if (wanted.membership && !runs(caller, wanted.membership->cooperative)) {
    return no_such_cooperative();
  }
  auto person = checked(wanted);
  if (!person) return std::move(person).error();
  std::optional<std::string> password;
  if (wanted.password) {
    auto hashed = passwords_.hash(*wanted.password);
    if (!hashed) return std::move(hashed).error();
    password = *std::move(hashed);
  }
  return change(
      [&](Write& write) { return add_person(write, caller.actor, *person, password, visit); });
}

namespace {

bool gives_more(Role before, Role after) {
  return (permissions_of(after) & permissions_of(before)) != permissions_of(after);
}

// Who may do more, or elsewhere, is not to be entered by a link that somebody made for less.
void shut_links_out(const catalog::store::Write& write, const Caller& caller, const PersonId& id) {
  if (caller.person == id) return;
  rows::end_links(write.global(), id);
  rows::end_sessions_by_link(write.global(), id);
}

}  // namespace

Result<Added> Accounts::add_member(const Caller& caller, const CooperativeId& cooperative,
                                   std::string_view login, std::string_view name, Role role,
                                   const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (!runs(caller, cooperative)) return no_such_cooperative();
  auto wanted =
      checked({std::string(login), std::string(name), {}, false, Membership{cooperative, role}});
  if (!wanted) return std::move(wanted).error();
  return change([&](Write& write) -> Result<Added> {
    const auto rows = write.scope(cooperative);
    const auto there = rows::find_person_by_login(write.global(), rows::login_key(wanted->login));
    if (!there) {
      const auto made = add_person(write, caller.actor, *wanted, {}, visit);
      if (!made) return made.error();
      return Added{*rows::find_member(rows, made->id)};
    }
    const PersonId& id = there->person.id;
    if (rows::role_of(rows, id)) {
      return error(Code::conflict, "login", "people.member_already");
    }
    if (caller.kind != Caller::Kind::machine) {
      auto invited =
          invite(write, caller, {cooperative, role}, there->person, wanted->login, visit);
      if (!invited) return std::move(invited).error();
      return Added{*std::move(invited)};
    }
    if (auto joined = join(write, caller.actor, {cooperative, role}, id); !joined) {
      return joined.error();
    }
    shut_links_out(write, caller, id);
    return Added{*rows::find_member(rows, id)};
  });
}

Result<> Accounts::rename(const Caller& caller, const PersonId& id, std::string_view name,
                          const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  const auto tidy = tidy_name(name, name_letters_max);
  if (!tidy) {
    return error(Code::invalid, "name", "people.name",
                 {{"most", std::to_string(name_letters_max)}});
  }
  return change([&](Write& write) -> Result<> {
    const bool own = caller.kind == Caller::Kind::person && caller.person == id;
    if (!own) {
      if (auto reached = person_in_reach(write.global(), caller, id); !reached) {
        return reached.error();
      }
    }
    auto found = rows::find_person(write.global(), id);
    if (!found) return no_such_person();
    if (found->person.name == *tidy) return {};
    found->person.name = *tidy;
    rows::save_person(write.global(), found->person);
    note(write, "person.renamed", caller.actor, id, visit);
    return {};
  });
}

Result<Member> Accounts::set_role(const Caller& caller, const CooperativeId& cooperative,
                                  const PersonId& id, Role role) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (!runs(caller, cooperative)) return no_such_cooperative();
  return change([&](Write& write) -> Result<Member> {
    const auto rows = write.scope(cooperative);
    const auto found = rows::find_person(write.global(), id);
    const auto before = rows::role_of(rows, id);
    if (!found || (!before && !caller.may_administer())) return no_such_person();
    if (!before) {
      if (auto joined = join(write, caller.actor, {cooperative, role}, id); !joined) {
        return joined.error();
      }
    } else if (*before != role) {
      if (is_last_manager(rows, found->person)) return last_manager();
      rows::put_membership(rows, id, role, world_.clock.now());
      record_role(write, caller.actor, cooperative, id, before, role);
    }
    if (!before || gives_more(*before, role)) shut_links_out(write, caller, id);
    return *rows::find_member(rows, id);
  });
}

Result<> Accounts::remove_membership(const Caller& caller, const CooperativeId& cooperative,
                                     const PersonId& id) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (!runs(caller, cooperative)) return no_such_cooperative();
  return change([&](Write& write) -> Result<> {
    const auto rows = write.scope(cooperative);
    const auto found = rows::find_person(write.global(), id);
    const auto before = rows::role_of(rows, id);
    if (!found || !before) return no_such_person();
    if (is_last_manager(rows, found->person)) return last_manager();
    rows::remove_membership(rows, id);
    rows::end_links(write.global(), id);
    record_role(write, caller.actor, cooperative, id, before, {});
    return {};
  });
}

Result<> Accounts::set_administrator(const Caller& caller, const PersonId& id, bool administrator,
                                     const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (!caller.may_administer()) return not_allowed();
  return change([&](Write& write) -> Result<> {
    auto found = rows::find_person(write.global(), id);
    if (!found) return no_such_person();
    Person& person = found->person;
    if (person.administrator == administrator) return {};
    if (!administrator && !person.disabled && rows::other_administrators(write.global(), id) == 0) {
      return error(Code::not_now, "person", "people.last_administrator");
    }
    person.administrator = administrator;
    rows::save_person(write.global(), person);
    shut_links_out(write, caller, id);
    note(write, administrator ? "administrator.given" : "administrator.taken", caller.actor, id,
         visit);
    return {};
  });
}

Result<> Accounts::set_disabled(const Caller& caller, const PersonId& id, bool disabled,
                                const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  return change([&](Write& write) -> Result<> {
    auto found = person_in_reach(write.global(), caller, id);
    if (!found) return std::move(found).error();
    Person& person = found->person;
    if (person.disabled == disabled) return {};
    if (disabled && person.administrator && rows::other_administrators(write.global(), id) == 0) {
      return error(Code::not_now, "person", "people.last_administrator");
    }
    if (disabled && !caller.may_administer()) {
      for (const auto& membership : rows::memberships_of(write.global(), id)) {
        if (is_last_manager(write.scope(membership.cooperative), person)) return last_manager();
      }
    }
    person.disabled = disabled;
    rows::save_person(write.global(), person);
    if (disabled) {
      rows::end_sessions(write.global(), id, {});
      rows::end_links(write.global(), id);
    }
    note(write, disabled ? "person.disabled" : "person.enabled", caller.actor, id, visit);
    return {};
  });
}

Result<> Accounts::reset_password(const Caller& caller, const PersonId& id, const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (caller.kind == Caller::Kind::person && caller.person == id) {
    return error(Code::not_now, "person", "people.not_yourself");
  }
  return change([&](Write& write) -> Result<> {
    if (auto found = person_in_reach(write.global(), caller, id); !found) return found.error();
    rows::save_password(write.global(), id, {});
    rows::end_sessions(write.global(), id, {});
    rows::end_links(write.global(), id);
    note(write, "password.reset", caller.actor, id, visit);
    return {};
  });
}

Result<SignInLink> Accounts::make_link(const Caller& caller,
                                       const std::optional<CooperativeId>& cooperative,
                                       const PersonId& id, const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (cooperative ? !runs(caller, *cooperative) : !caller.may_administer()) {
    return no_such_person();
  }
  const std::string secret = guard::make_secret(guard::link_prefix, world_.randomness);
  return change([&](Write& write) -> Result<SignInLink> {
    auto found = person_in_reach(write.global(), caller, id);
    if (!found) return std::move(found).error();
    if (cooperative && !rows::role_of(write.scope(*cooperative), id)) return no_such_person();
    if (found->person.disabled) return error(Code::not_now, "person", "people.disabled");
    const Time now = world_.clock.now();
    rows::replace_link(write.global(), guard::hash_of(secret), id, cooperative, caller.actor, now,
                       now + link_life);
    note(write, "link.made", caller.actor, id, visit, cooperative);
    return SignInLink{secret, now + link_life};
  });
}

}  // namespace ganh::service::accounts
