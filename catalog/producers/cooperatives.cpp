#include "catalog/producers/cooperatives.h"

#include "catalog/changes/difference.h"
#include "catalog/faults.h"

namespace ganh::catalog::producers {

namespace {

using changes::Command;
using changes::Effect;

Cooperative cooperative_of(const store::Row& row) {
  return {CooperativeId{row.string(0)},
          row.string(1),
          row.string(2),
          row.string(3),
          row.string(4),
          row.string(5),
          row.string(6),
          row.string(7),
          row.string(8),
          row.string(9)};
}

Result<Effect> create(Command& command, const Cooperative& cooperative) {
  constexpr std::string_view add = R"sql(
    INSERT INTO cooperatives
      (cooperative_id, name, tax_code, address, commune, province, phone, email, bank_bin,
       bank_account, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
        ON CONFLICT (cooperative_id) DO NOTHING)sql";
  const std::int64_t added =
      command.rows().run(add, {cooperative.name, cooperative.tax_code, cooperative.address,
                               cooperative.commune, cooperative.province, cooperative.phone,
                               cooperative.email, cooperative.bank_bin, cooperative.bank_account});
  if (added == 0) return changed_since("id");
  command.record(changes::Noun::cooperative, cooperative.id.text, changes::Kind::created,
                 changes::Difference("name", cooperative.name).json());
  return Effect::created;
}

Result<Effect> update(Command& command, const CooperativeRow& was, const Cooperative& now) {
  constexpr std::string_view change = R"sql(
    UPDATE cooperatives
       SET name = $3, tax_code = $4, address = $5, commune = $6, province = $7, phone = $8,
           email = $9, bank_bin = $10, bank_account = $11, version = version + 1
     WHERE cooperative_id = $1 AND version = $2)sql";
  const std::int64_t changed = command.rows().run(
      change, {was.version, now.name, now.tax_code, now.address, now.commune, now.province,
               now.phone, now.email, now.bank_bin, now.bank_account});
  if (changed == 0) return changed_since("id");
  const Cooperative& before = was.cooperative;
  command.record(changes::Noun::cooperative, now.id.text, changes::Kind::updated,
                 changes::Difference("name", now.name)
                     .field("name", before.name, now.name)
                     .field("tax_code", before.tax_code, now.tax_code)
                     .field("address", before.address, now.address)
                     .field("commune", before.commune, now.commune)
                     .field("province", before.province, now.province)
                     .field("phone", before.phone, now.phone)
                     .field("email", before.email, now.email)
                     .field("bank_bin", before.bank_bin, now.bank_bin)
                     .private_field("bank_account", before.bank_account, now.bank_account)
                     .json());
  return Effect::updated;
}

}  // namespace

Result<Effect> put(Command& command, const Cooperative& cooperative) {
  if (cooperative.id != command.rows().cooperative()) {
    return error(Code::invalid, "id", "cooperative.another");
  }
  if (auto valid = validate(cooperative); !valid) return valid.error();
  const Cooperative wanted = normalised(cooperative);
  const auto stored = find_cooperative(command.rows());
  if (!stored) return create(command, wanted);
  if (stored->cooperative == wanted) return Effect::unchanged;
  return update(command, *stored, wanted);
}

std::optional<CooperativeRow> find_cooperative(const store::Scope& scope) {
  constexpr std::string_view find = R"sql(
    SELECT cooperative_id, name, tax_code, address, commune, province, phone, email, bank_bin,
           bank_account, version
      FROM cooperatives
     WHERE cooperative_id = $1)sql";
  return scope.one(find, {}, [](const store::Row& row) {
    return CooperativeRow{cooperative_of(row), row.integer(10)};
  });
}

std::vector<Cooperative> all_cooperatives(const store::Global& global) {
  constexpr std::string_view list = R"sql(
    SELECT cooperative_id, name, tax_code, address, commune, province, phone, email, bank_bin,
           bank_account
      FROM cooperatives
     ORDER BY cooperative_id)sql";
  return global.all(list, {}, cooperative_of);
}

}  // namespace ganh::catalog::producers
