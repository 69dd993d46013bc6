#include "catalog/store/postgres/holding.h"

#include <libpq-fe.h>

#include <memory>

#include "catalog/store/postgres/server_connection.h"
#include "catalog/store/postgres/suitable.h"

namespace ganh::catalog::store::postgres {
namespace {

struct Freed {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

void check_readable(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, Freed> parts(PQconninfoParse(address.c_str(), nullptr));
  if (parts) return;
  throw StorageError(StorageError::Kind::unsuitable,
                     "the address cannot be read: write postgresql://USER@HOST/DATABASE, and %XX "
                     "for the bytes that have a meaning there");
}

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
  check_readable(address);
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
