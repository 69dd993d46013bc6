// Which servers are refused, with a sentence that helps.

#include <libpq-fe.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "catalog/store/server_error.h"
#include "tests/catalog/store/postgres/scratch.h"

using namespace ganh;
using namespace ganh::catalog::store;

namespace {

struct OwnDatabase {
  explicit OwnDatabase(const std::string& options) {
    tell("CREATE DATABASE " + name + " TEMPLATE template0 " + options);
  }
  ~OwnDatabase() { tell("DROP DATABASE " + name); }

  static void tell(const std::string& statement,
                   const std::string& address = tests::server_of_this_run()) {
    PGconn* line = PQconnectdb(address.c_str());
    PQclear(PQexec(line, statement.c_str()));
    PQfinish(line);
  }
  void tell_it(const std::string& statement) const { tell(statement, address()); }
  std::string address() const {
    const std::string server = tests::server_of_this_run();
    return server.substr(0, server.rfind('/') + 1) + name;
  }
  std::string refusal() const {
    try {
      open(Address(address()), counters);
      return "";
    } catch (const StorageError& failure) {
      BOOST_TEST((failure.kind() == StorageError::Kind::unsuitable));
      return failure.what();
    }
  }

  std::string name = "suitable_" + std::to_string(::getpid());
};

bool says(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suitable_test)

BOOST_AUTO_TEST_CASE(a_database_that_sorts_by_icu_is_refused) {
  const OwnDatabase database("LOCALE_PROVIDER icu ICU_LOCALE 'vi' LOCALE 'C'");

  BOOST_TEST(says(database.refusal(), "sorts by ICU"), database.refusal());
  BOOST_TEST(says(database.refusal(), "LOCALE 'C'"));
}

BOOST_AUTO_TEST_CASE(a_database_with_tables_of_another_program_is_refused_and_left_as_it_is) {
  const OwnDatabase database("ENCODING 'UTF8' LOCALE 'C'");
  database.tell_it("CREATE TABLE people (id int)");

  BOOST_TEST(says(database.refusal(), "1 tables of another program (people"), database.refusal());
  BOOST_TEST(says(database.refusal(), "1 tables of another program (people"), database.refusal());
}

BOOST_AUTO_TEST_CASE(a_database_that_is_not_in_utf_8_is_refused) {
  const OwnDatabase database("ENCODING 'LATIN1' LOCALE 'C'");

  BOOST_TEST(says(database.refusal(), "LATIN1"), database.refusal());
}

BOOST_AUTO_TEST_CASE(a_plain_one_is_taken) {
  const OwnDatabase database("ENCODING 'UTF8' LOCALE 'C'");

  BOOST_TEST(database.refusal() == "");
}

BOOST_AUTO_TEST_CASE(a_user_who_may_not_come_in_is_told_so) {
  std::string server = tests::server_of_this_run();
  server.replace(server.find("ganh@"), 4, "stranger");
  const Address stranger(server);

  BOOST_CHECK_EXCEPTION(open(stranger, counters), ServerError, [](const ServerError& e) {
    return e.kind() == StorageError::Kind::unsuitable && e.obstacle() == Obstacle::user &&
           e.about() == "stranger" && !says(e.what(), "\n");
  });
}

BOOST_AUTO_TEST_SUITE_END()
