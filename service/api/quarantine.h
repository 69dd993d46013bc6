// Orders that marketplaces handed over and nobody could read, with their text as it came.

#pragma once

#include <string>
#include <vector>

#include "catalog/store/database.h"
#include "connectors/receiving/inbox.h"

namespace ganh::service::api {

inline constexpr int quarantined_max = 100;

// Newest first, at most quarantined_max.
std::string quarantined_json(const catalog::store::Scope& scope);

}  // namespace ganh::service::api
