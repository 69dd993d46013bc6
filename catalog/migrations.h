// The catalog's schema, step by step, in each database's dialect (migrations_sqlite.cpp,
// migrations_postgres.cpp).

#pragma once

#include <span>

#include "catalog/store/address.h"

namespace ganh::catalog {

// Both hold the same steps, by module and number, and come to the same schema.
std::span<const store::Migration> sqlite_migrations();
std::span<const store::Migration> postgres_migrations();

inline store::Steps schema_steps() {
  const auto sqlite = sqlite_migrations();
  const auto postgres = postgres_migrations();
  return {{sqlite.begin(), sqlite.end()}, {postgres.begin(), postgres.end()}};
}

}  // namespace ganh::catalog
