#include "service/folder/migrations.h"

#include "catalog/migrations.h"
#include "connectors/migrations.h"
#include "service/migrations.h"

namespace ganh::service::folder {

catalog::store::Steps all_migrations() {
  catalog::store::Steps all = catalog::schema_steps();
  all += connectors::schema_steps();
  all += service::schema_steps();
  return all;
}

std::span<const std::string_view> global_tables() {
  static constexpr std::string_view tables[] = {
      "account_events", "cooperatives", "idempotency_keys", "people",        "schema_migrations",
      "sessions",       "set_up_codes", "settings",         "sign_in_links", "tokens",
  };
  return tables;
}

}  // namespace ganh::service::folder
