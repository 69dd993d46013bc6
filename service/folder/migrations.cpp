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

}  // namespace ganh::service::folder
