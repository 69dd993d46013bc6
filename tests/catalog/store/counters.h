// What the tests of databases count in: a schema of their own, and a few words about it.

#pragma once

#include <string>
#include <string_view>

#include "catalog/result.h"
#include "catalog/store/address.h"
#include "tests/catalog/cooperatives.h"

namespace ganh::catalog::store {

inline const Steps counters = {
    .sqlite = {{"test", 1, R"sql(
  CREATE TABLE counters (
    cooperative_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),
    note TEXT,
    PRIMARY KEY (cooperative_id, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE padding (
    cooperative_id TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;)sql"}},
    .postgres = {{"test", 1, R"sql(
  CREATE TABLE counters (
    cooperative_id text NOT NULL,
    name text NOT NULL,
    value bigint NOT NULL CHECK (value >= 0),
    note text,
    PRIMARY KEY (cooperative_id, name)
  );
  CREATE TABLE padding (
    cooperative_id text NOT NULL,
    bytes bytea NOT NULL
  );)sql"}}};

constexpr std::string_view increment = R"sql(
  INSERT INTO counters (cooperative_id, name, value)
  VALUES ($1, $2, 1)
      ON CONFLICT (cooperative_id, name) DO UPDATE SET value = counters.value + 1
  RETURNING value)sql";

constexpr std::string_view pad = R"sql(
  INSERT INTO padding (cooperative_id, bytes)
  VALUES ($1, $2))sql";

constexpr std::string_view value_of = R"sql(
  SELECT COALESCE(CAST(SUM(value) AS BIGINT), 0)
    FROM counters
   WHERE cooperative_id = $1
     AND name = $2)sql";

inline std::int64_t add_one(Write& write, std::string_view name) {
  return write.scope(thien_an).number(increment, {name});
}

inline Result<> count_up(Database& database, std::string_view name) {
  return database.write([&](Write& write) -> Result<> {
    add_one(write, name);
    return {};
  });
}

inline std::int64_t value(Database& database, std::string_view name,
                          const CooperativeId& cooperative = thien_an) {
  return database.read(
      [&](const Read& read) { return read.scope(cooperative).number(value_of, {name}); });
}

}  // namespace ganh::catalog::store
