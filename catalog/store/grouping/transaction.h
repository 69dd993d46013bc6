// A connection on which groups of commands and snapshots are run: what a driver provides for them.
//
// Used by one thread at a time.

#pragma once

#include <exception>

#include "catalog/store/database.h"

namespace ganh::catalog::store {

class Transaction : public Connection {
 public:
  // A connection that reads begins a snapshot. Ends first what an earlier roll_back() could not.
  virtual void begin() = 0;

  // Makes whatever was begun durable. `has_kept`: something is worth waking others for. A
  // StorageError leaves open whether it has reached the disk.
  virtual void commit(bool has_kept) = 0;

  // Never throws; what cannot be rolled back now is ended by the next begin().
  virtual void roll_back() noexcept = 0;

  // Around one command among several: its work is kept, or taken back without the others'.
  virtual void mark() = 0;
  virtual void keep() = 0;
  virtual void take_back() = 0;

  // Waits for what was posted, so that its failures are found by the command they belong to.
  virtual void settle() {}

  // False after an error has taken the whole transaction back, as a full disk or a lost connection
  // does.
  virtual bool in_transaction() const = 0;

  // The first StorageError since it was last taken, even one that the caller has swallowed.
  virtual std::exception_ptr take_failure() = 0;

  // Whether a command that failed so, alone and before its commit, may succeed when it is simply
  // run again, for the `tries`th time.
  virtual bool may_try_again(const StorageError&, int /*tries*/) { return false; }
};

// Thrown by take_turn() amid a group when somebody else has the turn: the group commits what it has
// and waits for it with empty hands, so that two groups never wait for each other.
struct TurnTaken {};

}  // namespace ganh::catalog::store
