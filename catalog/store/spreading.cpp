#include "catalog/store/spreading.h"

#include "catalog/store/postgres/citus.h"
#include "catalog/store/sqlite/file.h"

namespace ganh::catalog::store {

Status status_of(const Address& address) {
  return address.is_server() ? postgres::status_of(address.text())
                             : sqlite::status_of(address.file());
}

std::optional<Spread> spread(const Address& address, std::span<const std::string_view> everywhere,
                             std::string_view by) {
  if (!address.is_server()) return std::nullopt;
  return postgres::spread(address.text(), everywhere, by);
}

std::vector<std::string> machines_of(const Address& address, std::string_view table,
                                     std::span<const std::string> values) {
  return postgres::machines_of(address.text(), table, values);
}

}  // namespace ganh::catalog::store
