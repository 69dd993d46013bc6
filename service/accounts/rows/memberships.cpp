#include "service/accounts/rows/memberships.h"

#include <algorithm>
#include <utility>

#include "catalog/text/normal_form.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

namespace {

Role role_from(std::string_view text) {
  const auto role = parse_role(text);
  if (!role) throw store::StorageError(store::StorageError::Kind::corrupt, "unknown role");
  return *role;
}

Member member_from(const store::Row& row) {
  return {{PersonId{row.string(0)}, row.string(1), row.string(2), row.integer(3) != 0,
           row.integer(4) != 0, row.integer(5) != 0, from_us(row.integer(6))},
          role_from(row.text(7)),
          from_us(row.integer(8))};
}

}  // namespace

void put_membership(const store::WriteScope& rows, const PersonId& person, Role role, Time now) {
  constexpr std::string_view put = R"sql(
    INSERT INTO memberships (cooperative_id, person_id, role, since_us)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, person_id) DO UPDATE SET role = excluded.role)sql";
  rows.run(put, {person, name(role), to_us(now)});
}

void remove_membership(const store::WriteScope& rows, const PersonId& person) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM memberships WHERE cooperative_id = $1 AND person_id = $2)sql";
  rows.run(remove, {person});
}

std::optional<Role> role_of(const store::Scope& rows, const PersonId& person) {
  constexpr std::string_view find = R"sql(
    SELECT role FROM memberships WHERE cooperative_id = $1 AND person_id = $2)sql";
  return rows.one(find, {person}, [](const store::Row& row) { return role_from(row.text(0)); });
}

std::optional<Member> find_member(const store::Scope& rows, const PersonId& person) {
  constexpr std::string_view find = R"sql(
    SELECT p.person_id, p.login, p.name, p.administrator, p.disabled,
           CASE WHEN p.password IS NULL THEN 0 ELSE 1 END, p.made_at_us, m.role, m.since_us
      FROM memberships m
      JOIN people p ON p.person_id = m.person_id
     WHERE m.cooperative_id = $1 AND m.person_id = $2)sql";
  return rows.one(find, {person}, member_from);
}

std::vector<Member> all_members(const store::Scope& rows) {
  constexpr std::string_view all = R"sql(
    SELECT p.person_id, p.login, p.name, p.administrator, p.disabled,
           CASE WHEN p.password IS NULL THEN 0 ELSE 1 END, p.made_at_us, m.role, m.since_us
      FROM memberships m
      JOIN people p ON p.person_id = m.person_id
     WHERE m.cooperative_id = $1
     ORDER BY m.person_id)sql";
  std::vector<std::pair<std::string, Member>> keyed;
  for (Member& member : rows.all(all, {}, member_from)) {
    keyed.emplace_back(catalog::text::sort_key(member.person.name), std::move(member));
  }
  std::ranges::stable_sort(keyed, {}, &std::pair<std::string, Member>::first);
  std::vector<Member> members;
  for (auto& [key, member] : keyed) members.push_back(std::move(member));
  return members;
}

std::int64_t member_count(const store::Scope& rows) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM memberships WHERE cooperative_id = $1)sql";
  return rows.number(count, {});
}

std::int64_t other_managers(const store::Scope& rows, const PersonId& person) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM memberships m
      JOIN people p ON p.person_id = m.person_id
     WHERE m.cooperative_id = $1 AND m.role = 'manager' AND p.disabled = 0
       AND m.person_id <> $2)sql";
  return rows.number(count, {person});
}

std::vector<Membership> memberships_of(const store::Global& rows, const PersonId& person) {
  constexpr std::string_view all = R"sql(
    SELECT cooperative_id, role FROM memberships WHERE person_id = $1
     ORDER BY cooperative_id)sql";
  return rows.all(all, {person}, [](const store::Row& row) {
    return Membership{CooperativeId{row.string(0)}, role_from(row.text(1))};
  });
}

}  // namespace ganh::service::accounts::rows
