#include "service/api/product_pages.h"

namespace ganh::service::api {

namespace products = catalog::products;

Result<ProductRows> product_rows(const catalog::store::Scope& scope, const Page& page) {
  products::ProductPlace place;
  if (!page.after.empty()) {
    const auto last = products::find_product(scope, ProductId{page.after});
    if (!last) return error(Code::invalid, "after", "page.after", {{"after", page.after}});
    place = products::place_of(last->product);
  }
  ProductRows found{products::products_after(scope, place, page.limit + 1), ""};
  if (found.rows.size() > static_cast<std::size_t>(page.limit)) {
    found.rows.pop_back();
    found.next = found.rows.back().product.id.text;
  }
  return found;
}

}  // namespace ganh::service::api
