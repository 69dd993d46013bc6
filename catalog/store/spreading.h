// What keeps a database, how much it holds, and on how many machines.
//
// Throws StorageError.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/address.h"

namespace ganh::catalog::store {

struct Status {
  std::string kept_by;             // "SQLite 3.40.1", "PostgreSQL 15.14"
  std::string spread_by;           // "Citus 13.0"; empty where nothing can spread it
  std::int64_t tables_spread = 0;  // kept on several machines, in parts or whole
  std::int64_t bytes = 0;
};
Status status_of(const Address& address);

struct Spread {
  std::size_t by_column = 0;   // tables that are in parts now
  std::size_t everywhere = 0;  // tables that are whole on every machine now
  std::size_t before = 0;      // tables of both kinds that were so already
};

// Keeps each table on several machines: in parts by the column `by`, rows that are alike in it
// together, but for those named in `everywhere`, which are whole on each. One table after the
// other, those that are pointed at first: whoever breaks off does the same again. Nothing where
// nothing can spread it.
std::optional<Spread> spread(const Address& address, std::span<const std::string_view> everywhere,
                             std::string_view by);

// On which machine ("host:port") the rows of each value of that column are, by a table that is in
// parts.
std::vector<std::string> machines_of(const Address& address, std::string_view table,
                                     std::span<const std::string> values);

}  // namespace ganh::catalog::store
