#include "catalog/changes/check.h"

#include <sqlite3.h>

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

struct Log : Farm {
  void meddle(const char* sql) {
    sqlite3* file = nullptr;
    BOOST_REQUIRE(sqlite3_open(folder.file().c_str(), &file) == SQLITE_OK);
    BOOST_REQUIRE(sqlite3_exec(file, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(file);
  }
  std::int64_t count(std::string_view sql) {
    return look([&](auto& s) { return s.number(sql, {}); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(changes_check_test, Log,
                         *boost::unit_test::precondition(tests::on_a_file))

BOOST_AUTO_TEST_CASE(each_command_stands_once_and_one_that_was_refused_does_not) {
  const ProductId rice = product("GAO");
  pack("GAO-500", rice, 500);
  lot("L1", rice, household("H01"), 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(!confirm(id));
  place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));

  // Product, pack, household, lot, place, confirm, pack, ship.
  BOOST_TEST(count("SELECT COUNT(*) FROM commands WHERE cooperative_id = $1") == 8);
  BOOST_TEST(count("SELECT COUNT(DISTINCT command_id) FROM changes WHERE cooperative_id = $1") ==
             8);
  BOOST_TEST(look([](auto& s) { return changes::check(s); }).empty());
}

// As somebody would who writes into the file with another tool.
BOOST_AUTO_TEST_CASE(a_change_without_its_command_is_found) {
  product("GAO");
  meddle("UPDATE changes SET command_id = 'cmd_gone'");

  const auto found = look([](auto& s) { return changes::check(s); });

  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].what == "change 1 command");
}

BOOST_AUTO_TEST_SUITE_END()
