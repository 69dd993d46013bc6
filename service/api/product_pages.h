// The walk through the products that products and stock share.

#pragma once

#include <string>
#include <vector>

#include "catalog/products/products.h"
#include "service/api/page.h"

namespace ganh::service::api {

struct ProductRows {
  std::vector<catalog::products::ProductRow> rows;
  std::string next;
};

// `invalid`, "page.after" when there is no such product.
Result<ProductRows> product_rows(const catalog::store::Scope& scope, const Page& page);

}  // namespace ganh::service::api
