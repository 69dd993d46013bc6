// What a server's answer means, by its SQLSTATE (PostgreSQL 15, appendix A).

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/store/server_error.h"

namespace ganh::catalog::store::postgres {

// Throws std::logic_error for what no server can cause: SQL that it does not know, a broken
// constraint, a read that writes.
[[noreturn]] void fail(std::string_view sqlstate, const std::string& message, std::string_view sql,
                       bool reads_only);

// Of the states that say so.
std::optional<Obstacle> obstacle_of(std::string_view sqlstate);

// Somebody else was in the way just then: a deadlock, a serialization failure, a lock not had in
// time. Run again the same may succeed at once; whatever else is `busy` would only be so again.
class Contended final : public StorageError {
 public:
  explicit Contended(const std::string& what) : StorageError(Kind::busy, what) {}
};

// Whether the whole transaction has to be begun anew, and not only the command's part of it.
bool loses_transaction(const StorageError& failure);

}  // namespace ganh::catalog::store::postgres
