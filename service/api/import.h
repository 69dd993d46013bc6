// An import in JSON: what it would do, and what it did.

#pragma once

#include <string>
#include <string_view>

#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/import_plan.h"

namespace ganh::service::api {

// Names a plan: of the same file against the same catalog it is the same.
std::string plan_id(const catalog::sheets::Plan& plan, std::string_view file_sha256);

struct ImportReport {
  const catalog::sheets::Plan& plan;
  std::string plan_id;
  const catalog::sheets::Applied* applied = nullptr;  // null: only planned
};

std::string import_json(const ImportReport& report);

}  // namespace ganh::service::api
