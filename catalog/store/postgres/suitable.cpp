#include "catalog/store/postgres/suitable.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalog/store/server_error.h"

namespace ganh::catalog::store::postgres {
namespace {

constexpr std::int64_t version_min = 150'000;

// Sorting by bytes, which is by code point too.
constexpr std::array<std::string_view, 4> plain_collations{"C", "POSIX", "C.UTF-8", "C.utf8"};

constexpr std::string_view describe_server = R"sql(
  SELECT CAST(current_setting('server_version_num') AS BIGINT), current_setting('server_version'),
         pg_encoding_to_char(encoding), CAST(datcollate AS TEXT), CAST(datlocprovider AS TEXT)
    FROM pg_database
   WHERE datname = current_database())sql";

// Tables of others, where none of ours have been made yet.
constexpr std::string_view others_tables = R"sql(
  SELECT COUNT(*), COALESCE(MIN(CAST(tablename AS TEXT)), '')
    FROM pg_tables
   WHERE schemaname = CAST(current_schema() AS TEXT)
     AND NOT EXISTS (SELECT 1
                       FROM pg_tables AS ours
                      WHERE ours.schemaname = CAST(current_schema() AS TEXT)
                        AND ours.tablename = 'schema_migrations'))sql";

[[noreturn]] void refuse(Obstacle obstacle, std::string_view about, const std::string& what) {
  throw ServerError(StorageError::Kind::unsuitable, obstacle, std::string(about), what);
}

}  // namespace

void check_suitable(ServerConnection& connection) {
  connection.run(describe_server, {}, [](const Row& row) {
    if (row.integer(0) < version_min) {
      refuse(Obstacle::version, row.text(1),
             fmt::format("PostgreSQL {} is older than 15", row.text(1)));
    }
    if (row.text(2) != "UTF8") {
      refuse(Obstacle::encoding, row.text(2),
             fmt::format("its encoding is {}, not UTF8", row.text(2)));
    }
    const bool sorts_plainly =
        row.text(4) == "c" && std::ranges::find(plain_collations, row.text(3)) !=
                                  plain_collations.end();
    if (!sorts_plainly) {
      const std::string_view sorts_by = row.text(4) == "c" ? row.text(3) : "ICU";
      refuse(Obstacle::sorting, sorts_by,
             fmt::format("it sorts by {}, not by bytes: make it with "
                         "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
                         sorts_by));
    }
  });
  connection.run(others_tables, {}, [](const Row& row) {
    if (row.integer(0) == 0) return;
    refuse(Obstacle::others_tables, row.text(1),
           fmt::format("it holds {} tables of another program ({} …): nothing was changed; "
                       "make Gánh a database of its own",
                       row.integer(0), row.text(1)));
  });
}

Duration clock_ahead(ServerConnection& connection) {
  using std::chrono::system_clock;
  const auto us = [](system_clock::time_point time) {
    return std::chrono::duration_cast<Duration>(time.time_since_epoch());
  };
  const Duration before = us(system_clock::now());
  Duration server{};
  connection.run(server_time_us, {}, [&](const Row& row) { server = Duration{row.integer(0)}; });
  const Duration after = us(system_clock::now());
  return server - (before + (after - before) / 2);
}

}  // namespace ganh::catalog::store::postgres
