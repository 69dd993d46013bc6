// Every step of the schema that the program knows, in the order they run.

#pragma once

#include "catalog/store/address.h"

namespace ganh::service::folder {

catalog::store::Steps all_migrations();

}  // namespace ganh::service::folder
