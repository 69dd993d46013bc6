// What of a server stands in the way of its use, so that people hear what to do about that very
// thing.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "catalog/store/database.h"

namespace ganh::catalog::store {

// What `about` names stands beside each.
enum class Obstacle {
  address,          // it cannot be read
  parameter,        // one of the address's that no server knows
  port,             // what is no port
  host,             // a name that no machine has
  nobody_answers,   // the host and port
  encryption,       // one side wants TLS, the other has none
  no_writer,        // only standbys
  user,             // who is not known there, or may not come in from here
  password_needed,  // whose
  password,         // whose
  database,         // which is not there
  version,          // the server's
  encoding,         // the database's
  sorting,          // the database's
  others_tables,    // one of another program's
  rights,           // nothing
  moved_away,       // where to
  disk,             // nothing: it is the server's that is full or fails
};

class ServerError final : public StorageError {
 public:
  // Neither `about` nor `what` holds a password.
  ServerError(Kind kind, Obstacle obstacle, std::string about, const std::string& what)
      : StorageError(kind, what), obstacle_(obstacle), about_(std::move(about)) {}
  Obstacle obstacle() const { return obstacle_; }
  const std::string& about() const { return about_; }

 private:
  Obstacle obstacle_;
  std::string about_;
};

// What failed, in a word that stays: "unreachable"; "server_full" and "server_io" when it is the
// server's disk, "full" and "io" when it is this machine's.
std::string_view name(const StorageError& failure);

// That word and what was said of it: "unreachable: Connection refused".
std::string noted(const StorageError& failure);

}  // namespace ganh::catalog::store
