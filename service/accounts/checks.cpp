#include "service/accounts/checks.h"

#include <algorithm>
#include <iterator>

#include "catalog/text/normal_form.h"
#include "service/accounts/guard/passwords.h"
#include "service/accounts/rows/memberships.h"

namespace ganh::service::accounts {

namespace store = catalog::store;

std::optional<std::string> tidy_name(std::string_view text, std::size_t letters_max) {
  constexpr std::size_t bytes_of_letter_max = 16;  // with accents that stand apart
  if (text.size() > letters_max * bytes_of_letter_max || !catalog::text::is_plain(text)) {
    return std::nullopt;
  }
  std::string name = catalog::text::normalise(text);
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(
      name, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  if (letters == 0 || letters > letters_max) return std::nullopt;
  return name;
}

Result<NewPerson> checked(const NewPerson& wanted) {
  std::vector<Fault> faults;
  NewPerson person = wanted;
  if (auto login = tidy_name(wanted.login, login_letters_max)) {
    person.login = *std::move(login);
  } else {
    faults.push_back({"login", "people.login", {{"most", std::to_string(login_letters_max)}}});
  }
  if (auto name = tidy_name(wanted.name, name_letters_max)) {
    person.name = *std::move(name);
  } else {
    faults.push_back({"name", "people.name", {{"most", std::to_string(name_letters_max)}}});
  }
  if (wanted.password) {
    if (auto good = guard::Passwords::check(*wanted.password, person.login); !good) {
      std::ranges::copy(good.error().faults, std::back_inserter(faults));
    }
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return person;
}

Result<> may_give_access(const Caller& caller) {
  if (caller.kind == Caller::Kind::token) {
    return error(Code::unauthorized, "", "token.not_by_token");
  }
  if (!caller.is_known()) return error(Code::unauthorized, "", "sign_in.needed");
  return {};
}

bool runs(const Caller& caller, const CooperativeId& cooperative) {
  return caller.may_administer() || caller.may(Permission::people_write, cooperative);
}

Result<rows::StoredPerson> person_in_reach(const store::Global& rows, const Caller& caller,
                                           const PersonId& id) {
  auto found = rows::find_person(rows, id);
  if (!found) return no_such_person();
  if (caller.may_administer()) return *std::move(found);
  const auto memberships = rows::memberships_of(rows, id);
  const auto within = [&](const Membership& membership) {
    return caller.may(Permission::people_write, membership.cooperative);
  };
  if (std::ranges::none_of(memberships, within)) return no_such_person();
  // What lets him act as this person must not let him into places that are not his.
  if (found->person.administrator || !std::ranges::all_of(memberships, within)) {
    return error(Code::not_now, "person", "people.belongs_elsewhere");
  }
  return *std::move(found);
}

Error no_such_person() {
  return error(Code::not_found, "person", "people.not_found");
}

Error no_such_cooperative() {
  return error(Code::not_found, "cooperative", "people.no_cooperative");
}

Error not_allowed() {
  return error(Code::unauthorized, "", "people.not_allowed");
}

}  // namespace ganh::service::accounts
