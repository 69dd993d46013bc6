// A product (sản phẩm): what is grown or made, whatever it is packed in.
//
// A plain value, never tied to a database or a marketplace. What is bought is a Pack of it.

#pragma once

#include <string>

#include "catalog/ids.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"

namespace ganh::catalog::products {

inline constexpr std::size_t product_name_bytes_max = 500;
inline constexpr std::size_t description_bytes_max = 20'000;
inline constexpr int shelf_life_days_max = 3650;

struct Product {
  ProductId id;      // given by the store on creation
  std::string code;  // the cooperative's own, unique within it: "GAO-BT"
  std::string name;
  std::string category;  // the cooperative's word: "Gạo", "Chè"; channels map it to theirs
  measure::BaseUnit base = measure::BaseUnit::gram;  // what its lots are counted in
  std::string description;
  std::string origin;       // where it grew: "Phủ Thông, Thái Nguyên"
  std::string storage;      // how to keep it
  int shelf_life_days = 0;  // from harvest or packing; 0: not stated
  std::string certificate;  // as written on the label: "OCOP 4 sao"; may be empty
  bool operator==(const Product&) const = default;
};

// `invalid` with every field at fault.
Result<> validate(const Product& product);

// As it is stored: every text in normal form; the description and storage keep their lines.
Product normalised(Product product);

}  // namespace ganh::catalog::products
