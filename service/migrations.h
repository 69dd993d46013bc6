// The service's schema: settings and accounts. Runs after the connectors'.

#pragma once

#include <span>

#include "catalog/store/address.h"

namespace ganh::service {

// Both hold the same steps, by module and number, and come to the same schema.
std::span<const catalog::store::Migration> sqlite_migrations();
std::span<const catalog::store::Migration> postgres_migrations();

inline catalog::store::Steps schema_steps() {
  const auto sqlite = sqlite_migrations();
  const auto postgres = postgres_migrations();
  return {{sqlite.begin(), sqlite.end()}, {postgres.begin(), postgres.end()}};
}

}  // namespace ganh::service
