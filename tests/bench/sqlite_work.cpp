#include "tests/bench/sqlite_work.h"

#include <sqlite3.h>

#include <atomic>
#include <stdexcept>

namespace ganh::bench {
namespace {

std::atomic<std::int64_t> statements{0};
std::atomic<std::int64_t> steps{0};

// Called when a statement has ended.
int count(unsigned, void*, void* statement, void*) {
  constexpr int from_zero_again = 1;
  ++statements;
  steps += sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP,
                               from_zero_again);
  return 0;
}

int watch(sqlite3* connection, char**, const void*) {
  return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, count, nullptr);
}

}  // namespace

void count_sqlite_work() {
  // SQLite takes the entry point of any extension by one type, and calls it by its own.
  if (sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch)) != SQLITE_OK) {
    throw std::runtime_error("SQLite cannot be watched");
  }
}

SqliteWork sqlite_work() {
  return {statements, steps};
}

}  // namespace ganh::bench
