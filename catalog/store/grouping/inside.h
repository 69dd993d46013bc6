// Catches a read or a write that is begun inside another of the same database: it would wait for
// itself.

#pragma once

#include <stdexcept>

#include "catalog/store/database.h"

namespace ganh::catalog::store {

class Inside {
 public:
  explicit Inside(const Database& database) : outer_(current()) {
    check(database);
    current() = &database;
  }
  ~Inside() { current() = outer_; }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  static void check(const Database& database) {
    if (current() != &database) return;
    throw std::logic_error("a read or write inside a read or write would wait for itself");
  }

 private:
  static const Database*& current() {
    thread_local const Database* database = nullptr;
    return database;
  }
  const Database* outer_;
};

}  // namespace ganh::catalog::store
