// Stock as people read it.

#pragma once

#include <vector>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

// With each product's lots, if they are wanted.
void show_stock(const Paper& paper, const std::vector<catalog::json::Value>& products,
                bool with_lots);

// The packs of products, and one that has been changed.
void show_packs(const Paper& paper, const std::vector<catalog::json::Value>& products);
void show_pack_change(const Paper& paper, catalog::json::Value pack);

// What the books say of themselves.
void show_check(const Paper& paper, catalog::json::Value check);

}  // namespace ganh::service::telling
