#include <sqlite3.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "catalog/migrations.h"
#include "tests/catalog/store/sqlite/scratch.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store::sqlite;

namespace {

struct Folder {
  Folder() { is_opened(); }
  ~Folder() { sqlite3_close(handle); }
  void is_opened() {
    open(folder.file(), sqlite_migrations(), {.writer = store::Writer::inline_});
    sqlite3_close(handle);
    BOOST_REQUIRE(sqlite3_open(folder.file().c_str(), &handle) == SQLITE_OK);
  }
  // The last column of each row, joined.
  std::string said(const std::string& sql) {
    std::string text;
    const auto add = [](void* into, int columns, char** row, char**) {
      *static_cast<std::string*>(into) += std::string(row[columns - 1]) + "\n";
      return 0;
    };
    BOOST_TEST(sqlite3_exec(handle, sql.c_str(), add, &text, nullptr) == SQLITE_OK);
    return text;
  }
  std::string plan_of(const std::string& sql) { return said("EXPLAIN QUERY PLAN " + sql); }

  const ScratchFolder folder;
  sqlite3* handle = nullptr;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(planner_test, Folder)

BOOST_AUTO_TEST_CASE(what_belongs_to_one_order_is_found_without_the_cooperatives_others) {
  const std::string plan = plan_of(
      "SELECT COUNT(*) FROM shipments"
      " WHERE cooperative_id = 'x' AND order_id = 'y' AND state IN ('shipped', 'delivered')");

  BOOST_TEST(plan.find("(cooperative_id=? AND order_id=?)") != std::string::npos, plan);
}

BOOST_AUTO_TEST_CASE(rows_that_are_joined_are_looked_up_and_not_walked_for_each) {
  const std::string plan = plan_of(
      "SELECT b.account, SUM(l.amount_vnd)"
      "  FROM account_balances AS b"
      "  LEFT JOIN journal_lines AS l"
      "    ON l.cooperative_id = b.cooperative_id AND l.account = b.account AND l.party = b.party"
      " WHERE b.cooperative_id = 'x'"
      " GROUP BY b.account, b.party");

  BOOST_TEST(plan.find("journal_lines_by_account (cooperative_id=? AND account=? AND party=?)") !=
                 std::string::npos,
             plan);
}

BOOST_AUTO_TEST_CASE(every_index_is_described_whatever_step_added_it) {
  const std::string indices =
      "SELECT COUNT(*) FROM sqlite_schema AS t"
      "  JOIN pragma_index_list(t.name) WHERE t.type = 'table'"
      "   AND t.name NOT LIKE 'sqlite_%'";
  BOOST_TEST(said("SELECT COUNT(*) FROM sqlite_stat1") == said(indices));
  said("CREATE INDEX orders_by_note ON orders (cooperative_id, note)");

  is_opened();

  BOOST_TEST(said("SELECT COUNT(*) FROM sqlite_stat1") == said(indices));
}

BOOST_AUTO_TEST_SUITE_END()
