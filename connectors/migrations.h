// The connectors' schema, step by step, in SQLite's dialect (migrations_sqlite.cpp).

#pragma once

#include <span>

#include "catalog/store/database.h"

namespace ganh::connectors {

// To be run after the catalog's.
std::span<const catalog::store::Migration> schema_steps();

}  // namespace ganh::connectors
