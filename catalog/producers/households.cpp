#include "catalog/producers/households.h"

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::producers {

namespace {

using changes::Command;
using changes::Effect;

HouseholdRow household_of(const store::Row& row) {
  const HouseholdKind kind =
      row.text(5) == name(HouseholdKind::member) ? HouseholdKind::member : HouseholdKind::linked;
  return {{HouseholdId{row.string(0)}, row.string(1), row.string(2), row.string(3), row.string(4),
           kind, row.string(6)},
          row.integer(7)};
}

// A taken code comes back as no row, so no driver's error text is ever parsed.
Result<Effect> create(Command& command, const Household& household) {
  constexpr std::string_view add = R"sql(
    INSERT INTO households
      (cooperative_id, household_id, code, name, name_folded, phone, hamlet, kind,
       identity_number, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
        ON CONFLICT (cooperative_id, code) DO NOTHING)sql";
  const auto id = command.make<HouseholdTag>();
  const std::int64_t added = command.rows().run(
      add, {id, household.code, household.name, text::fold(household.name), household.phone,
            household.hamlet, name(household.kind), household.identity_number});
  if (added == 0) return changed_since("code");
  command.record(changes::Noun::household, id.text, changes::Kind::created,
                 changes::Difference("code", household.code).json());
  return Effect::created;
}

Result<Effect> update(Command& command, const HouseholdRow& was, const Household& now) {
  constexpr std::string_view change = R"sql(
    UPDATE households
       SET name = $4, name_folded = $5, phone = $6, hamlet = $7, kind = $8,
           identity_number = $9, version = version + 1
     WHERE cooperative_id = $1 AND household_id = $2 AND version = $3)sql";
  const Household& before = was.household;
  const std::int64_t changed =
      command.rows().run(change, {before.id, was.version, now.name, text::fold(now.name), now.phone,
                                  now.hamlet, name(now.kind), now.identity_number});
  if (changed == 0) return changed_since("code");
  command.record(changes::Noun::household, before.id.text, changes::Kind::updated,
                 changes::Difference("code", now.code)
                     .field("name", before.name, now.name)
                     .private_field("phone", before.phone, now.phone)
                     .field("hamlet", before.hamlet, now.hamlet)
                     .field("kind", name(before.kind), name(now.kind))
                     .private_field("identity_number", before.identity_number, now.identity_number)
                     .json());
  return Effect::updated;
}

}  // namespace

Result<Effect> put(Command& command, const Household& household, std::int64_t expected_version) {
  if (auto valid = validate(household); !valid) return valid.error();
  Household wanted = normalised(household);
  const auto stored = find_household(command.rows(), wanted.code);
  if (stored) {
    wanted.id = stored->household.id;
    if (stored->household == wanted) return Effect::unchanged;
  }
  if ((stored ? stored->version : 0) != expected_version) return changed_since("code");
  return stored ? update(command, *stored, wanted) : create(command, wanted);
}

std::optional<HouseholdRow> find_household(const store::Scope& scope, std::string_view code) {
  constexpr std::string_view find = R"sql(
    SELECT household_id, code, name, phone, hamlet, kind, identity_number, version
      FROM households
     WHERE cooperative_id = $1 AND code = $2)sql";
  return scope.one(find, {code}, household_of);
}

std::optional<HouseholdRow> find_household(const store::Scope& scope, const HouseholdId& id) {
  constexpr std::string_view find = R"sql(
    SELECT household_id, code, name, phone, hamlet, kind, identity_number, version
      FROM households
     WHERE cooperative_id = $1 AND household_id = $2)sql";
  return scope.one(find, {id}, household_of);
}

std::vector<HouseholdRow> all_households(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT household_id, code, name, phone, hamlet, kind, identity_number, version
      FROM households
     WHERE cooperative_id = $1
     ORDER BY code)sql";
  return scope.all(list, {}, household_of);
}

}  // namespace ganh::catalog::producers
