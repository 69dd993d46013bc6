#include "catalog/store/migrate.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <utility>

namespace ganh::catalog::store {
namespace {

using Step = std::pair<std::string, int>;  // module, number

std::set<Step> known_steps(std::span<const Migration> migrations) {
  std::map<std::string_view, int> last;
  std::set<Step> known;
  for (const Migration& migration : migrations) {
    if (migration.number != ++last[migration.module]) {
      throw std::logic_error(
          fmt::format("migration {} {} is out of order", migration.module, migration.number));
    }
    known.emplace(migration.module, migration.number);
  }
  return known;
}

std::set<Step> steps_taken(const Global& global) {
  constexpr std::string_view list_steps = R"sql(
    SELECT module, number
      FROM schema_migrations
     ORDER BY module, number)sql";
  std::set<Step> taken;
  global.each(list_steps, {}, [&](const Row& row) {
    taken.emplace(row.string(0), static_cast<int>(row.integer(1)));
  });
  return taken;
}

void check_known(const std::set<Step>& taken, const std::set<Step>& known) {
  for (const auto& [module, number] : taken) {
    if (known.contains({module, number})) continue;
    throw StorageError(StorageError::Kind::too_new,
                       fmt::format("the database has step {} {}, which this program is too old "
                                   "to know",
                                   module, number));
  }
}

void take(Schema& schema, const Migration& migration, const std::set<Step>& known) {
  constexpr std::string_view record_step = R"sql(
    INSERT INTO schema_migrations (module, number)
    VALUES ($1, $2))sql";
  schema.transact([&] {
    // Another process may have taken it since the list was read.
    const auto taken = steps_taken(Global(schema.connection()));
    check_known(taken, known);
    if (taken.contains({std::string(migration.module), migration.number})) return;
    schema.take(migration);
    WriteGlobal(schema.connection()).run(record_step, {migration.module, migration.number});
  });
}

}  // namespace

void migrate(Schema& schema, std::span<const Migration> migrations) {
  const std::set<Step> known = known_steps(migrations);
  schema.make_migrations_table();
  std::set<Step> taken;
  schema.transact([&] { taken = steps_taken(Global(schema.connection())); });
  check_known(taken, known);
  for (const Migration& migration : migrations) {
    if (!taken.contains({std::string(migration.module), migration.number})) {
      take(schema, migration, known);
    }
  }
}

Standing standing(const Global& global, std::span<const Migration> migrations) {
  Standing found;
  const std::set<Step> known = known_steps(migrations);
  const std::set<Step> taken = steps_taken(global);
  found.has_steps = !taken.empty();
  for (const Step& step : taken) {
    if (!known.contains(step))
      found.unknown.push_back(fmt::format("{} {}", step.first, step.second));
  }
  for (const Step& step : known) found.missing += taken.contains(step) ? 0 : 1;
  return found;
}

}  // namespace ganh::catalog::store
