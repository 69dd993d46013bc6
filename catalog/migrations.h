// The catalog's schema, step by step, in each database's dialect (migrations_sqlite.cpp,
// migrations_postgres.cpp).

#pragma once

#include <span>

#include "catalog/store/database.h"

namespace ganh::catalog {

// Both hold the same steps, by module and number, and come to the same schema.
std::span<const store::Migration> sqlite_migrations();
std::span<const store::Migration> postgres_migrations();

}  // namespace ganh::catalog
