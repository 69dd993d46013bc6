// Products' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/products/product.h"

namespace ganh::catalog::products {

struct ProductRow {
  Product product;
  std::int64_t version = 0;
};

// Creates or updates by `code`; the given id is ignored. `expected_version` as for households.
// The base unit of a product that has lots cannot change: `not_now`, "base_unit.has_lots".
Result<changes::Effect> put(changes::Command& command, const Product& product,
                            std::int64_t expected_version);

std::optional<ProductRow> find_product(const store::Scope& scope, std::string_view code);
std::optional<ProductRow> find_product(const store::Scope& scope, const ProductId& id);

// In Vietnamese order of name, after (`name_key`, `id`) of the row before; at most `limit`.
struct ProductPlace {
  std::string name_key;
  std::string id;
};
std::vector<ProductRow> products_after(const store::Scope& scope, const ProductPlace& place,
                                       int limit);
ProductPlace place_of(const Product& product);

// Makes anew the sort keys that another version of ICU left, at most `limit`; gives back how many
// there were. To be called at start until it answers 0. Nothing a follower sees changes.
int rebuild_name_keys(const store::WriteScope& rows, int limit);

}  // namespace ganh::catalog::products
