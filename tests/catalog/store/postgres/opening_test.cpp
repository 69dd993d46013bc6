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

BOOST_AUTO_TEST_SUITE_END()
