// What one customer buys: a pack (quy cách) of a product at a price.
//
// A plain value, never tied to a database or a marketplace.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/ids.h"
#include "catalog/measure/money.h"
#include "catalog/result.h"

namespace ganh::catalog::products {

inline constexpr std::size_t sku_bytes_max = 64;

struct Pack {
  PackId id;        // given by the store on creation
  std::string sku;  // chosen by the cooperative; unique within it: "GAO-BT-5KG"
  ProductId product;
  std::string name;           // of the pack: "túi 5 kg"
  std::int64_t net_base = 0;  // what is inside, in the product's base unit; ≥ 1
  measure::Money price;       // for one pack, tax included; 1 … price_vnd_max
  std::string barcode;        // GTIN, or empty
  bool available = true;      // false: the cooperative does not offer it at present
  // Sold by the pack, billed by what it weighs: a hen of about 1.5 kg. `net_base` and `price` are
  // those of a pack of nominal weight.
  bool catch_weight = false;
  bool operator==(const Pack&) const = default;
};

// `invalid` with every field at fault.
Result<> validate(const Pack& pack);

// As it is stored: every text in normal form.
Pack normalised(Pack pack);

}  // namespace ganh::catalog::products
