// The catalog's schema, step by step, in SQLite's dialect (migrations_sqlite.cpp).

#pragma once

#include <span>

#include "catalog/store/database.h"

namespace ganh::catalog {

std::span<const store::Migration> schema_steps();

}  // namespace ganh::catalog
