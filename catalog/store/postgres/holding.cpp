#include "catalog/store/postgres/holding.h"

#include "catalog/store/postgres/server_connection.h"
#include "catalog/store/postgres/suitable.h"

namespace ganh::catalog::store::postgres {
namespace {

constexpr std::string_view count_tables = R"sql(
  SELECT COUNT(*)
    FROM pg_tables
   WHERE schemaname = CAST(current_schema() AS TEXT) AND tablename = 'schema_migrations')sql";

constexpr std::string_view count_steps = "SELECT COUNT(*) FROM schema_migrations";

std::int64_t number(ServerConnection& connection, std::string_view sql) {
  std::int64_t found = 0;
  connection.run(sql, {}, [&](const Row& row) { found = row.integer(0); });
  return found;
}

template <class Fn>
void look(const std::string& address, Fn fn) {
  ServerConnection connection(address, Access::read_only);
  connection.begin();
  check_suitable(connection);
  fn(connection);
  connection.roll_back();
}

}  // namespace

bool has_steps(const std::string& address) {
  bool has_some = false;
  look(address, [&](ServerConnection& connection) {
    has_some = number(connection, count_tables) > 0 && number(connection, count_steps) > 0;
  });
  return has_some;
}

void read_once(const std::string& address, const std::function<void(const Read&)>& fn) {
  look(address, [&](ServerConnection& connection) { fn(Read(connection)); });
}

Duration server_clock_ahead(const std::string& address) {
  Duration ahead{};
  look(address, [&](ServerConnection& connection) { ahead = clock_ahead(connection); });
  return ahead;
}

}  // namespace ganh::catalog::store::postgres
