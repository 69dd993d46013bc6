#include "catalog/store/postgres/failures.h"

#include <fmt/format.h>

namespace ganh::catalog::store::postgres {
namespace {

using Kind = StorageError::Kind;

struct Meaning {
  std::string_view sqlstate;  // or its beginning
  Kind kind;
};

// The first that fits.
constexpr Meaning meanings[] = {
    {"08", Kind::unreachable},     // the connection
    {"57P", Kind::unreachable},    // shut down, crashed, starting, ended for being idle
    {"25006", Kind::unreachable},  // a standby, or a primary that has just become one
    {"25P03", Kind::unreachable},  // ended for standing still in a transaction
    {"40", Kind::busy},            // deadlock, serialization
    {"55P03", Kind::busy},         // a lock that was not had in time
    {"57014", Kind::busy},         // took too long
    {"53100", Kind::full},
    {"53", Kind::busy},  // no more connections, no memory
    {"54000", Kind::busy},
    {"42501", Kind::unsuitable},  // rights
    {"42P07", Kind::unsuitable},  // somebody else's tables bear our names
    {"28", Kind::unsuitable},     // user, password
    {"3D000", Kind::unsuitable},  // no such database
    {"58", Kind::io},
    {"XX001", Kind::corrupt},
    {"XX002", Kind::corrupt},
};

// A statement, its arguments or the rows they would leave are wrong: the program's fault.
constexpr std::string_view bugs[] = {"08P01", "0A", "21", "22", "23", "26", "42", "P0"};

}  // namespace

void fail(std::string_view sqlstate, const std::string& message, std::string_view sql,
          bool reads_only) {
  const auto begins = [&](std::string_view with) { return sqlstate.starts_with(with); };
  const std::string what = fmt::format("{} ({})", message, sqlstate);
  const bool is_write_of_a_reader = reads_only && sqlstate == "25006";
  if (is_write_of_a_reader || begins("08P01")) {
    throw std::logic_error(fmt::format("{}: {}", what, sql));
  }
  for (const Meaning& meaning : meanings) {
    if (begins(meaning.sqlstate)) throw StorageError(meaning.kind, what);
  }
  for (const std::string_view bug : bugs) {
    if (begins(bug)) throw std::logic_error(fmt::format("{}: {}", what, sql));
  }
  throw StorageError(Kind::other, what);
}

bool loses_transaction(Kind kind) {
  return kind == Kind::busy || kind == Kind::unreachable;
}

}  // namespace ganh::catalog::store::postgres
