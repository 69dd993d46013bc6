#include "catalog/store/address.h"

#include <regex>

#include "catalog/store/postgres/postgres_database.h"
#include "catalog/store/sqlite/sqlite_database.h"

namespace ganh::catalog::store {

std::string Address::shown() const {
  if (!is_server()) return text_;
  // A password that is not written as it should be may hold any of the marks that end one.
  std::string without = text_;
  const auto colon = without.find(':', without.find("://") + 3);
  const auto at = without.rfind('@');
  if (at != without.npos && colon < at) without.erase(colon, at - colon);
  static const std::regex as_parameter("([?&][^=&]*(pass|%)[^=&]*=).*");
  return std::regex_replace(without, as_parameter, "$1…");
}

Steps& Steps::operator+=(const Steps& later) {
  sqlite.insert(sqlite.end(), later.sqlite.begin(), later.sqlite.end());
  postgres.insert(postgres.end(), later.postgres.begin(), later.postgres.end());
  return *this;
}

Steps Steps::first(std::size_t number) const {
  const auto end = static_cast<std::ptrdiff_t>(number);
  return {{sqlite.begin(), sqlite.begin() + end}, {postgres.begin(), postgres.begin() + end}};
}

std::unique_ptr<Database> open(const Address& address, const Steps& steps, Options options) {
  if (address.is_server()) return postgres::open(address.text(), steps.postgres, options);
  return sqlite::open(address.file(), steps.sqlite, options);
}

}  // namespace ganh::catalog::store
