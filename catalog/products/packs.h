// Packs' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/products/pack.h"

namespace ganh::catalog::products {

struct PackRow {
  Pack pack;
  std::int64_t version = 0;
};

// Creates or updates by `sku`; the given id is ignored. `expected_version` as for households.
// A pack of a product that is not there is `not_found`; a pack cannot move to another product.
Result<changes::Effect> put(changes::Command& command, const Pack& pack,
                            std::int64_t expected_version);

std::optional<PackRow> find_pack(const store::Scope& scope, std::string_view sku);
std::optional<PackRow> find_pack(const store::Scope& scope, const PackId& id);
std::vector<PackRow> packs_of(const store::Scope& scope, const ProductId& product);  // by sku
std::vector<PackRow> packs_after(const store::Scope& scope, std::string_view sku, int limit);

}  // namespace ganh::catalog::products
