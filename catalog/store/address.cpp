#include "catalog/store/address.h"

#include <regex>

#include "catalog/store/postgres/postgres_database.h"
#include "catalog/store/sqlite/sqlite_database.h"

namespace ganh::catalog::store {

std::string Address::shown() const {
  if (!is_server()) return text_;
  static const std::regex in_front("(://[^:@/?]*):[^?]*@");
  static const std::regex as_parameter("([?&]password=)[^&]*");
  const std::string without = std::regex_replace(text_, in_front, "$1@");
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
