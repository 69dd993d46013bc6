// Every step of the schema that the program knows, in the order they run.

#pragma once

#include <span>
#include <string_view>

#include "catalog/store/address.h"

namespace ganh::service::folder {

catalog::store::Steps all_migrations();

// The tables that belong to no cooperative (catalog/store/README.md); all others lead with one.
std::span<const std::string_view> global_tables();

}  // namespace ganh::service::folder
