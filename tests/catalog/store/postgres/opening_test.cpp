// Several programs that open one new or older database at once, and steps that take their time.

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <future>
#include <vector>

#include "catalog/store/postgres/link.h"
#include "tests/catalog/store/counters.h"
#include "tests/scratch_database.h"

using namespace ganh::catalog::store;

namespace {

// A database that has nothing yet.
struct New {
  New() { tell("CREATE DATABASE " + name + " TEMPLATE template0"); }
  ~New() { tell("DROP DATABASE " + name + " WITH (FORCE)"); }
  New(const New&) = delete;
  New& operator=(const New&) = delete;

  static void tell(const std::string& statement) {
    postgres::Link(ganh::tests::server_of_this_run()).script(statement);
  }
  Address address(const std::string& options = "") const {
    const std::string server = ganh::tests::server_of_this_run();
    return Address(server.substr(0, server.rfind('/') + 1) + name + options);
  }

  std::string name = "opening_" + std::to_string(::getpid());
};

Steps with_more(const std::string_view sql) {
  return {.sqlite = counters.sqlite, .postgres = {counters.postgres.front(), {"test", 2, sql}}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(opening_test, New)

BOOST_AUTO_TEST_CASE(whoever_opens_a_new_database_together_is_let_in) {
  const Steps steps = with_more("CREATE TABLE more (id bigint); SELECT pg_sleep(0.2)");
  std::vector<std::future<void>> opening;
  for (int i = 0; i < 4; ++i) {
    opening.push_back(std::async(std::launch::async, [&] { open(address(), steps).reset(); }));
  }

  for (auto& one : opening) BOOST_CHECK_NO_THROW(one.get());
}

BOOST_AUTO_TEST_CASE(a_step_may_take_longer_than_a_statement) {
  const Steps slow = with_more("CREATE TABLE more (id bigint); SELECT pg_sleep(1.5)");

  BOOST_CHECK_NO_THROW(open(address("?options=-c%20statement_timeout%3D1000"), slow));
}

BOOST_AUTO_TEST_CASE(a_step_that_another_takes_is_waited_for_longer_than_for_a_lock) {
  const std::string hasty = "?options=-c%20statement_timeout%3D1000%20-c%20lock_timeout%3D100";
  open(address(), counters).reset();
  const auto other = std::async(std::launch::async, [&] {
    postgres::Link(address().text())
        .script(
            "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('schema', 0));"
            "NOTIFY holding; SELECT pg_sleep(1.5); COMMIT");
  });

  BOOST_CHECK_NO_THROW(open(address(hasty), with_more("CREATE TABLE more (id bigint)")));
}

BOOST_AUTO_TEST_SUITE_END()
