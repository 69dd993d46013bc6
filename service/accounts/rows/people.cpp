#include "service/accounts/rows/people.h"

#include "catalog/text/normal_form.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

namespace {

Person person_from(const store::Row& row) {
  return {PersonId{row.string(0)}, row.string(1),   row.string(2),          row.integer(3) != 0,
          row.integer(4) != 0,     !row.is_null(5), from_us(row.integer(6))};
}

StoredPerson stored_from(const store::Row& row) {
  StoredPerson stored{person_from(row), {}};
  if (!row.is_null(5)) stored.password = row.string(5);
  return stored;
}

}  // namespace

std::string login_key(std::string_view login) {
  return catalog::text::lower(login);
}

bool add_person(const store::WriteGlobal& rows, const Person& person,
                const std::optional<std::string>& password) {
  constexpr std::string_view add = R"sql(
    INSERT INTO people
      (person_id, login, login_key, name, administrator, disabled, password, made_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (login_key) DO NOTHING)sql";
  const std::string key = login_key(person.login);
  return rows.run(add, {person.id, person.login, key, person.name, person.administrator,
                        person.disabled, password, to_us(person.made_at)}) == 1;
}

bool anybody(const store::Global& rows) {
  constexpr std::string_view any = R"sql(
    SELECT COUNT(*) FROM (SELECT person_id FROM people LIMIT 1) AS first_person)sql";
  return rows.number(any, {}) != 0;
}

std::optional<StoredPerson> find_person(const store::Global& rows, const PersonId& id) {
  constexpr std::string_view find = R"sql(
    SELECT person_id, login, name, administrator, disabled, password, made_at_us
      FROM people
     WHERE person_id = $1)sql";
  return rows.one(find, {id}, stored_from);
}

std::optional<StoredPerson> find_person_by_login(const store::Global& rows, std::string_view key) {
  constexpr std::string_view find = R"sql(
    SELECT person_id, login, name, administrator, disabled, password, made_at_us
      FROM people
     WHERE login_key = $1)sql";
  return rows.one(find, {key}, stored_from);
}

std::vector<Person> people_after(const store::Global& rows, std::string_view key, int limit) {
  constexpr std::string_view after = R"sql(
    SELECT person_id, login, name, administrator, disabled, password, made_at_us
      FROM people
     WHERE login_key > $1
     ORDER BY login_key
     LIMIT $2)sql";
  return rows.all(after, {key, limit}, person_from);
}

std::int64_t other_administrators(const store::Global& rows, const PersonId& id) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM people
     WHERE administrator = 1 AND disabled = 0 AND person_id <> $1)sql";
  return rows.number(count, {id});
}

void save_person(const store::WriteGlobal& rows, const Person& person) {
  constexpr std::string_view save = R"sql(
    UPDATE people SET name = $2, administrator = $3, disabled = $4 WHERE person_id = $1)sql";
  rows.run(save, {person.id, person.name, person.administrator, person.disabled});
}

void save_password(const store::WriteGlobal& rows, const PersonId& id,
                   const std::optional<std::string>& password) {
  constexpr std::string_view save = R"sql(
    UPDATE people SET password = $2 WHERE person_id = $1)sql";
  rows.run(save, {id, password});
}

}  // namespace ganh::service::accounts::rows
