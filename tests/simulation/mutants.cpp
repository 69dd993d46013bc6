#include "tests/simulation/mutants.h"

#include <sqlite3.h>

#include <string>

namespace ganh::simulation {

namespace {

const Mutant* planted = nullptr;
std::int64_t times = 0;

}  // namespace

const std::vector<Mutant>& mutants() {
  static const std::vector<Mutant> all = {
      {"acknowledged before it is kept", "", "", ""},
      {"what was being sent is forgotten when it starts", "UPDATE outbox",
       "SET state = 'unknown', due_at = $3", "SET state = state, due_at = $3"},
      {"what is unknown is sent again unasked", "UPDATE outbox", "SET state = 'unknown', attempts",
       "SET state = 'ready', attempts"},
      {"an order is one by nothing", "INSERT INTO orders", "VALUES ($1, $2, $3, $4,",
       "VALUES ($1, $2, $3, $4 || ' ' || $2,"},
      {"the cursor of orders runs ahead", "SET orders_cursor = $3", "SET orders_cursor = $3",
       "SET orders_cursor = CASE WHEN $3 = '' THEN '' ELSE '2' || $3 END"},
      {"the cursor of orders stays behind", "SET orders_cursor = $3", "SET orders_cursor = $3",
       "SET orders_cursor = substr($3, 1, 0)"},
      {"a stale feed raises", "FROM channel_cursors", "orders_polled_at", "4000000000000000"},
      {"a cancellation is not heard", "INSERT INTO order_cancellations",
       "VALUES ($1, $2, $3, $4, $5, 'waiting', $6)",
       "SELECT $1, $2, $3, $4, $5, 'waiting', $6 WHERE 0"},
      {"versions do not grow", "INSERT INTO listings", "version = excluded.version",
       "version = listings.version"},
      {"the planner passes a change over", "INSERT INTO channel_cursors",
       "planned_change = excluded.planned_change", "planned_change = excluded.planned_change + 1"},
      {"a figure under way is thought to stand", "INSERT INTO listings", "packs = excluded.packs",
       "packs = COALESCE(excluded.packs, excluded.sent_packs)"},
      {"a step of an order is never told", "FROM order_tellings", "SELECT planned",
       "SELECT planned + 1"},
      {"what is promised is not counted", "FROM product_stock", "SELECT reserved_base",
       "SELECT reserved_base - reserved_base"},
  };
  return all;
}

void plant(const Mutant* mutant) {
  planted = mutant;
  times = 0;
}

bool disk_lies() {
  return planted != nullptr && planted->statement.empty();
}

std::int64_t times_planted() {
  return times;
}

}  // namespace ganh::simulation

// The linker leads every call of sqlite3_prepare_v3 here (--wrap, in CMakeLists.txt).
extern "C" int __real_sqlite3_prepare_v3(sqlite3* database, const char* sql, int bytes,
                                         unsigned flags, sqlite3_stmt** statement,
                                         const char** rest);

extern "C" int __wrap_sqlite3_prepare_v3(sqlite3* database, const char* sql, int bytes,
                                         unsigned flags, sqlite3_stmt** statement,
                                         const char** rest) {
  using namespace ganh::simulation;
  if (planted == nullptr || planted->statement.empty()) {
    return __real_sqlite3_prepare_v3(database, sql, bytes, flags, statement, rest);
  }
  std::string text(sql, static_cast<std::size_t>(bytes));
  const auto at = text.find(planted->instead_of);
  if (at != std::string::npos && text.find(planted->statement) != std::string::npos) {
    text.replace(at, planted->instead_of.size(), planted->stands);
    times += 1;
  }
  const int code = __real_sqlite3_prepare_v3(database, text.c_str(), static_cast<int>(text.size()),
                                             flags, statement, rest);
  *rest = sql + bytes;
  return code;
}
