#include "catalog/store/postgres/citus.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalog/store/postgres/server_connection.h"
#include "catalog/store/postgres/server_rows.h"

namespace ganh::catalog::store::postgres {
namespace {

// What the extension brings; its own list is not asked, as only its functions are called.
constexpr std::string_view count_functions = R"sql(
  SELECT COUNT(*) FROM pg_proc WHERE proname = 'create_distributed_table')sql";

constexpr std::string_view list_spread = R"sql(
  SELECT CAST(logicalrelid AS TEXT)
    FROM pg_dist_partition
   ORDER BY 1)sql";

constexpr std::string_view describe_server = R"sql(
  SELECT current_setting('server_version'), pg_database_size(current_database()),
         COALESCE((SELECT extversion FROM pg_extension WHERE extname = 'citus'), ''))sql";

constexpr std::string_view find_machine = R"sql(
  SELECT nodename, nodeport
    FROM citus_shards
   WHERE shardid = get_shard_id_for_distribution_column(CAST($1 AS regclass), $2)
   ORDER BY nodename, nodeport)sql";

constexpr std::string_view steps_table = "schema_migrations";

bool has_citus(Connection& connection) {
  bool found = false;
  connection.run(count_functions, {}, [&](const Row& row) { found = row.integer(0) > 0; });
  return found;
}

std::set<std::string, std::less<>> spread_already(Connection& connection) {
  std::set<std::string, std::less<>> found;
  connection.run(list_spread, {}, [&](const Row& row) { found.insert(row.string(0)); });
  return found;
}

// One table in a transaction of its own. As it may hold rows already it takes as long as it takes.
void run_alone(ServerConnection& connection, const std::string& statement) {
  connection.begin();
  connection.take_turn("schema");
  connection.script(
      "SET LOCAL statement_timeout = 0;"
      // Those that keep a table from changes: they hold on each machine.
      "SET LOCAL citus.enable_unsafe_triggers = 'on'");
  connection.script(statement);
  connection.commit(false);
}

std::vector<std::string> tables_in_order(const std::string& address) {
  const auto rows = rows_of(address, Purpose::snapshot);
  rows->begin();
  std::vector<std::string> names{std::string(steps_table)};
  for (const Table& table : rows->tables()) names.push_back(table.name);
  return names;
}

}  // namespace

std::optional<Spread> spread(const std::string& address,
                             std::span<const std::string_view> everywhere, std::string_view by) {
  ServerConnection connection(address, Access::read_write);
  connection.begin();
  if (!has_citus(connection)) return std::nullopt;
  const auto already = spread_already(connection);
  connection.commit(false);

  std::vector<std::string> tables = tables_in_order(address);
  const auto is_whole = [&](const std::string& table) {
    return std::ranges::find(everywhere, table) != everywhere.end();
  };
  std::ranges::stable_partition(tables, is_whole);
  Spread done;
  std::string first;  // with whose parts the others' are kept
  for (const std::string& table : tables) {
    const bool whole = is_whole(table);
    const std::string beside = first.empty() ? "" : fmt::format(", colocate_with => '{}'", first);
    if (!whole && first.empty()) first = table;
    if (already.contains(table)) {
      ++done.before;
    } else if (whole) {
      run_alone(connection, fmt::format("SELECT create_reference_table('{}')", table));
      ++done.everywhere;
    } else {
      run_alone(connection,
                fmt::format("SELECT create_distributed_table('{}', '{}'{})", table, by, beside));
      ++done.by_column;
    }
  }
  return done;
}

Status status_of(const std::string& address) {
  ServerConnection connection(address, Access::read_only);
  connection.begin();
  Status found;
  std::string version;
  connection.run(describe_server, {}, [&](const Row& row) {
    found.kept_by = "PostgreSQL " + row.string(0);
    found.bytes = row.integer(1);
    version = row.string(2);
  });
  if (has_citus(connection)) {
    found.spread_by = version.empty() ? "Citus" : "Citus " + version;
    found.tables_spread = static_cast<std::int64_t>(spread_already(connection).size());
  }
  connection.commit(false);
  return found;
}

std::vector<std::string> machines_of(const std::string& address, std::string_view table,
                                     std::span<const std::string> values) {
  ServerConnection connection(address, Access::read_only);
  connection.begin();
  std::vector<std::string> found;
  for (const std::string& value : values) {
    const Value of[] = {table, value};
    std::string& machine = found.emplace_back();
    connection.run(find_machine, of, [&](const Row& row) {
      machine = fmt::format("{}:{}", row.text(0), row.integer(1));
    });
  }
  connection.commit(false);
  return found;
}

}  // namespace ganh::catalog::store::postgres
