// Whoever carries rows into a database claims it first: a second one hears so at once, instead of
// waiting for the first, or going in between.

#pragma once

#include <memory>

#include "catalog/store/address.h"

namespace ganh::catalog::store {

// Held for as long as it lives; gone with its process.
class Claim {
 public:
  virtual ~Claim() = default;
};

// Null while somebody else has it. A file's is always given: its folder has an owner. Throws
// StorageError.
std::unique_ptr<Claim> claim(const Address& address);

}  // namespace ganh::catalog::store
