#include "catalog/store/postgres/failures.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/store/postgres/connecting.h"

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
    {"57014", Kind::busy},         // took too long
    {"53100", Kind::full},        {"53", Kind::busy},  // no more connections, no memory
    {"54000", Kind::busy},        {"58", Kind::io},
    {"XX001", Kind::corrupt},     {"XX002", Kind::corrupt},
};

// Deadlock, serialization; a lock that was not had in time.
constexpr std::string_view contended[] = {"40", "55P03"};

struct Hindrance {
  std::string_view sqlstate;
  Obstacle obstacle;
};

// The first that fits.
constexpr Hindrance hindrances[] = {
    {"42501", Obstacle::rights},   {"42P07", Obstacle::others_tables},  // which bear our names
    {"28P01", Obstacle::password}, {"28", Obstacle::user},
    {"3D000", Obstacle::database},
};

// A statement, its arguments or the rows they would leave are wrong: the program's fault.
constexpr std::string_view bugs[] = {"08P01", "0A", "21", "22", "23", "26", "42", "P0"};

}  // namespace

void fail(std::string_view sqlstate, const std::string& message, std::string_view sql,
          bool reads_only) {
  const auto begins = [&](std::string_view with) { return sqlstate.starts_with(with); };
  const std::string what = fmt::format("{} ({})", in_one_line(message), sqlstate);
  const bool is_write_of_a_reader = reads_only && sqlstate == "25006";
  if (is_write_of_a_reader || begins("08P01")) {
    throw std::logic_error(fmt::format("{}: {}", what, sql));
  }
  if (const auto obstacle = obstacle_of(sqlstate)) {
    throw ServerError(Kind::unsuitable, *obstacle, "", what);
  }
  if (std::ranges::any_of(contended, begins)) throw Contended(what);
  for (const Meaning& meaning : meanings) {
    if (!begins(meaning.sqlstate)) continue;
    const bool is_disk =
        meaning.kind == Kind::full || meaning.kind == Kind::io || meaning.kind == Kind::corrupt;
    if (is_disk) throw ServerError(meaning.kind, Obstacle::disk, "", what);
    throw StorageError(meaning.kind, what);
  }
  for (const std::string_view bug : bugs) {
    if (begins(bug)) throw std::logic_error(fmt::format("{}: {}", what, sql));
  }
  throw StorageError(Kind::other, what);
}

std::optional<Obstacle> obstacle_of(std::string_view sqlstate) {
  for (const Hindrance& one : hindrances) {
    if (sqlstate.starts_with(one.sqlstate)) return one.obstacle;
  }
  return std::nullopt;
}

bool loses_transaction(const StorageError& failure) {
  return failure.kind() == Kind::unreachable || dynamic_cast<const Contended*>(&failure) != nullptr;
}

}  // namespace ganh::catalog::store::postgres
