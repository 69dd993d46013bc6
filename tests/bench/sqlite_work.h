// How much SQLite works, by its own count: what a loaded machine cannot change.

#pragma once

#include <cstdint>

namespace ganh::bench {

struct SqliteWork {
  std::int64_t statements = 0;
  std::int64_t steps = 0;  // of its virtual machine
};

// Counts on every connection that is opened from now on. Once, before the first.
void count_sqlite_work();

// Of all connections together, and of what has ended.
SqliteWork sqlite_work();

}  // namespace ganh::bench
