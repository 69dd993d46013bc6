#include "catalog/store/holding.h"

#include "catalog/store/postgres/holding.h"
#include "catalog/store/sqlite/file.h"

namespace ganh::catalog::store {

Holding look_at(const Address& address) {
  if (address.is_server()) {
    return postgres::has_steps(address.text()) ? Holding::something : Holding::nothing;
  }
  std::error_code unknown;
  if (!std::filesystem::exists(address.file(), unknown)) return Holding::no_file;
  // What SQLite itself has made is never empty.
  const bool is_empty = std::filesystem::file_size(address.file(), unknown) == 0 && !unknown;
  return is_empty ? Holding::nothing : Holding::something;
}

void look_into(const Address& address, const std::function<void(const Read&)>& fn) {
  if (address.is_server()) return postgres::read_once(address.text(), fn);
  sqlite::read_file(address.file(), fn);
}

Duration clock_ahead(const Address& address) {
  return address.is_server() ? postgres::server_clock_ahead(address.text()) : Duration{};
}

}  // namespace ganh::catalog::store
