#include "service/folder/migrations.h"

#include "catalog/migrations.h"
#include "connectors/migrations.h"
#include "service/migrations.h"

namespace ganh::service::folder {

std::vector<catalog::store::Migration> all_migrations() {
  std::vector<catalog::store::Migration> all;
  for (const auto& migration : catalog::schema_steps()) all.push_back(migration);
  for (const auto& migration : connectors::schema_steps()) all.push_back(migration);
  for (const auto& migration : service::schema_steps()) all.push_back(migration);
  return all;
}

}  // namespace ganh::service::folder
