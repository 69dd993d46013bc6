#include "catalog/products/pack.h"

#include "catalog/faults.h"
#include "catalog/measure/quantity.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::products {

namespace {

constexpr std::size_t pack_name_bytes_max = 255;

// GTIN-8, -12, -13 or -14 with its check digit (GS1 General Specifications, 7.9).
bool is_gtin(std::string_view text) {
  if (text.size() != 8 && text.size() != 12 && text.size() != 13 && text.size() != 14) return false;
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char digit = text[text.size() - 1 - i];
    if (digit < '0' || digit > '9') return false;
    sum += (digit - '0') * (i % 2 == 0 ? 1 : 3);
  }
  return sum % 10 == 0;
}

}  // namespace

Result<> validate(const Pack& pack) {
  Faults faults;
  faults.required("sku", pack.sku, sku_bytes_max);
  faults.optional("name", pack.name, pack_name_bytes_max);
  if (pack.product.empty()) faults.add("product", "required");
  faults.range("net_base", pack.net_base, 1, measure::quantity_base_max);
  faults.range("price_vnd", pack.price.vnd, 1, measure::price_vnd_max);
  if (!pack.barcode.empty() && !is_gtin(pack.barcode)) {
    faults.add("barcode", "barcode.malformed");
  }
  return std::move(faults).result();
}

Pack normalised(Pack pack) {
  pack.sku = text::normalise(pack.sku);
  pack.name = text::normalise(pack.name);
  return pack;
}

}  // namespace ganh::catalog::products
