// People's rows. They belong to the installation: one person may work for several cooperatives.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

struct StoredPerson {
  Person person;
  std::optional<std::string> password;  // a PHC string
};

// How logins are compared.
std::string login_key(std::string_view login);

// False when the login is taken.
bool add_person(const catalog::store::WriteGlobal& rows, const Person& person,
                const std::optional<std::string>& password);

bool anybody(const catalog::store::Global& rows);
std::optional<StoredPerson> find_person(const catalog::store::Global& rows, const PersonId& id);
std::optional<StoredPerson> find_person_by_login(const catalog::store::Global& rows,
                                                 std::string_view key);
std::vector<Person> people_after(const catalog::store::Global& rows, std::string_view key,
                                 int limit);  // by login

// How many who are not disabled administer it, beside this one.
std::int64_t other_administrators(const catalog::store::Global& rows, const PersonId& id);

void save_person(const catalog::store::WriteGlobal& rows, const Person& person);
void save_password(const catalog::store::WriteGlobal& rows, const PersonId& id,
                   const std::optional<std::string>& password);

}  // namespace ganh::service::accounts::rows
