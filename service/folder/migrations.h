// Every step of the schema that the program knows, in the order they run.

#pragma once

#include <vector>

#include "catalog/store/database.h"

namespace ganh::service::folder {

std::vector<catalog::store::Migration> all_migrations();

}  // namespace ganh::service::folder
