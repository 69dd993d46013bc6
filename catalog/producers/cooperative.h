// A cooperative (hợp tác xã): the seller of record, and the tenant that everything belongs to.
//
// A plain value, never tied to a database.

#pragma once

#include <string>

#include "catalog/ids.h"
#include "catalog/result.h"

namespace ganh::catalog::producers {

inline constexpr std::size_t name_bytes_max = 255;

struct Cooperative {
  CooperativeId id;
  std::string name;
  std::string tax_code;  // mã số thuế, 10 digits or 10-3; may be empty
  std::string address;   // street, hamlet
  std::string commune;   // xã, phường (units since 1 July 2025)
  std::string province;
  std::string phone;
  std::string email;
  std::string bank_bin;  // six digits of the bank (NAPAS), for VietQR; may be empty
  std::string bank_account;
  bool operator==(const Cooperative&) const = default;
};

// `invalid` with every field at fault.
Result<> validate(const Cooperative& cooperative);

// As it is stored: every text in normal form.
Cooperative normalised(Cooperative cooperative);

}  // namespace ganh::catalog::producers
