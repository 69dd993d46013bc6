// Brings the schema of a database up to what the program knows, step by step.
//
// Knows no dialect and no noun: a driver hands in a Schema, the modules hand in their steps.

#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"

namespace ganh::catalog::store {

// What a driver provides for migrating.
class Schema {
 public:
  virtual ~Schema() = default;

  // Makes the table schema_migrations (module, number) where it is missing.
  virtual void make_migrations_table() = 0;

  // Runs `fn` in a transaction of its own; whatever it throws rolls back and is passed on.
  virtual void transact(const std::function<void()>& fn) = 0;

  // Inside transact only. std::logic_error when rows are left that point at nothing.
  virtual void take(const Migration& step) = 0;

  virtual Connection& connection() = 0;
};

// Runs the steps that the database does not have yet, in the order given; those that another
// program takes meanwhile are left to it. StorageError `too_new`, with none of ours taken beside
// it, when it has one that is not among `migrations`; std::logic_error when a module's numbers are
// not 1, 2, 3 …
void migrate(Schema& schema, std::span<const Migration> migrations);

// How a database that is not opened stands to `migrations`.
struct Standing {
  bool has_steps = false;            // false: nothing of ours
  std::vector<std::string> unknown;  // "catalog 12": a newer program's
  std::size_t missing = 0;           // run when it is opened next
};
Standing standing(const Global& global, std::span<const Migration> migrations);

}  // namespace ganh::catalog::store
