#include "catalog/products/product.h"

#include "catalog/faults.h"
#include "catalog/products/pack.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::products {

Result<> validate(const Product& product) {
  Faults faults;
  faults.required("code", product.code, sku_bytes_max);
  faults.required("name", product.name, product_name_bytes_max);
  faults.optional("category", product.category, product_name_bytes_max);
  faults.optional_lines("description", product.description, description_bytes_max);
  faults.optional("origin", product.origin, product_name_bytes_max);
  faults.optional_lines("storage", product.storage, description_bytes_max);
  faults.range("shelf_life_days", product.shelf_life_days, 0, shelf_life_days_max);
  faults.optional("certificate", product.certificate, product_name_bytes_max);
  return std::move(faults).result();
}

Product normalised(Product product) {
  for (std::string* text :
       {&product.code, &product.name, &product.category, &product.origin, &product.certificate}) {
    *text = text::normalise(*text);
  }
  product.description = normalise_lines(product.description);
  product.storage = normalise_lines(product.storage);
  return product;
}

}  // namespace ganh::catalog::products
