#include "catalog/store/address.h"

#include <regex>

#include "catalog/store/postgres/postgres_database.h"
#include "catalog/store/sqlite/sqlite_database.h"

namespace ganh::catalog::store {

std::string Address::shown() const {
  if (!is_server()) return text_;
  static const std::regex in_front("(://[^:@/]*):[^@]*@");
  static const std::regex as_parameter("([?&]password=)[^&]*");
  const std::string without = std::regex_replace(text_, in_front, "$1@");
  return std::regex_replace(without, as_parameter, "$1…");
}

std::unique_ptr<Database> open(const Address& address, std::span<const Migration> migrations,
                               Options options) {
  if (address.is_server()) return postgres::open(address.text(), migrations, options);
  return sqlite::open(address.file(), migrations, options);
}

}  // namespace ganh::catalog::store
