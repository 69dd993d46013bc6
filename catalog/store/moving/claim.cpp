#include "catalog/store/moving/claim.h"

#include "catalog/store/postgres/server_claim.h"

namespace ganh::catalog::store {

std::unique_ptr<Claim> claim(const Address& address) {
  if (!address.is_server()) return std::make_unique<Claim>();
  return postgres::claim(address.text());
}

}  // namespace ganh::catalog::store
