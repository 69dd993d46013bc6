// Stock as people read it.

#pragma once

#include <vector>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

// With each product's lots, if they are wanted.
void show_stock(const Paper& paper, const std::vector<catalog::json::Value>& products,
                bool with_lots);

// What the books say of themselves.
void show_check(const Paper& paper, catalog::json::Value check);

}  // namespace ganh::service::telling
