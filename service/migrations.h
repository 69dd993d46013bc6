// The service's schema: settings and accounts. Runs after the connectors'.

#pragma once

#include <span>

#include "catalog/store/database.h"

namespace ganh::service {

std::span<const catalog::store::Migration> schema_steps();

}  // namespace ganh::service
