// An import in JSON: what it would do, and what it did.

#pragma once

#include <string>

#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/import_plan.h"

namespace ganh::service::api {

struct ImportReport {
  const catalog::sheets::Plan& plan;
  const catalog::sheets::Applied* applied = nullptr;  // null: only planned
  std::string annotated_file = {};                    // empty: none was written
};

std::string import_json(const ImportReport& report);

}  // namespace ganh::service::api
