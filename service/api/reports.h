// What was earned, and who changed what.

#pragma once

#include <string>

#include "catalog/changes/change_log.h"
#include "catalog/json/json.h"
#include "catalog/store/database.h"

namespace ganh::service::api {

// Over orders shipped on `from` … `to`, both included.
std::string shares_json(const catalog::store::Scope& scope, Date from, Date to);

// The changes after `number`, oldest first, each with who made it and why.
std::string changes_json(const catalog::store::Scope& scope, std::int64_t number, int limit);

}  // namespace ganh::service::api
