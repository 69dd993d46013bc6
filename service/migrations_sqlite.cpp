#include <array>

#include "service/migrations.h"

namespace ganh::service {

std::span<const catalog::store::Migration> sqlite_migrations() {
  static constexpr std::array migrations{
      catalog::store::Migration{"service", 1, R"sql(
CREATE TABLE settings (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
)sql"},
  };
  return migrations;
}

}  // namespace ganh::service
