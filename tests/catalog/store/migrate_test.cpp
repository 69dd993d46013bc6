#include "catalog/store/migrate.h"

#include <boost/test/unit_test.hpp>

#include "tests/catalog/store/sqlite/scratch.h"

using namespace ganh;
using namespace ganh::catalog::store;

namespace {

constexpr Migration catalog_1{"catalog", 1, R"sql(
  CREATE TABLE lots (id INTEGER PRIMARY KEY) STRICT;
  INSERT INTO lots (id) VALUES (1);)sql"};
constexpr Migration catalog_2{"catalog", 2, "INSERT INTO lots (id) VALUES (2)"};
constexpr Migration service_1{"service", 1, R"sql(
  CREATE TABLE notes (lot INTEGER NOT NULL REFERENCES lots (id)) STRICT;
  INSERT INTO notes (lot) VALUES (1);)sql"};

struct OneFile {
  std::unique_ptr<Database> open(const std::vector<Migration>& migrations) const {
    return sqlite::open(folder.file(), migrations, {.writer = Writer::inline_});
  }
  std::int64_t lots(const std::vector<Migration>& migrations) const {
    return open(migrations)->read([](const Read& read) {
      return read.global().number("SELECT COUNT(*) FROM lots", {});
    });
  }

  sqlite::ScratchFolder folder;
};

bool too_new(const StorageError& error) {
  return error.kind() == StorageError::Kind::too_new;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrate_test, OneFile)

BOOST_AUTO_TEST_CASE(a_step_is_taken_once_and_later_ones_follow) {
  BOOST_TEST(lots({catalog_1}) == 1);
  BOOST_TEST(lots({catalog_1}) == 1);
  BOOST_TEST(lots({catalog_1, catalog_2, service_1}) == 2);
  BOOST_TEST(lots({catalog_1, catalog_2, service_1}) == 2);
}

BOOST_AUTO_TEST_CASE(a_file_that_knows_more_than_the_program_is_refused) {
  lots({catalog_1, catalog_2, service_1});

  BOOST_CHECK_EXCEPTION(open({catalog_1, service_1}), StorageError, too_new);
  BOOST_CHECK_EXCEPTION(open({catalog_1, catalog_2}), StorageError, too_new);
}

BOOST_AUTO_TEST_CASE(a_step_that_fails_midway_leaves_nothing_and_the_steps_before_stay) {
  const Migration broken{"catalog", 2, R"sql(
    INSERT INTO lots (id) VALUES (2);
    INSERT INTO no_such_table (id) VALUES (2);)sql"};

  BOOST_CHECK_THROW(open({catalog_1, broken}), std::logic_error);
  BOOST_TEST(lots({catalog_1}) == 1);
  BOOST_TEST(lots({catalog_1, catalog_2}) == 2);
}

BOOST_AUTO_TEST_CASE(a_table_that_others_point_at_can_be_rebuilt) {
  const Migration rebuild{"catalog", 2, R"sql(
    CREATE TABLE lots_new (id INTEGER PRIMARY KEY, note TEXT) STRICT;
    INSERT INTO lots_new (id) SELECT id FROM lots;
    DROP TABLE lots;
    ALTER TABLE lots_new RENAME TO lots;)sql"};

  lots({catalog_1, service_1});

  BOOST_TEST(lots({catalog_1, service_1, rebuild}) == 1);
}

BOOST_AUTO_TEST_CASE(a_step_that_leaves_rows_pointing_at_nothing_is_not_taken) {
  const Migration orphaning{"service", 2, "DELETE FROM lots WHERE id = 1"};
  lots({catalog_1, service_1});

  BOOST_CHECK_THROW(open({catalog_1, service_1, orphaning}), std::logic_error);
  BOOST_TEST(lots({catalog_1, service_1}) == 1);
}

BOOST_AUTO_TEST_CASE(foreign_keys_hold_once_the_schema_is_there) {
  const auto database = open({catalog_1, service_1});
  const auto orphan = [&] {
    return database->write([](Write& write) -> Result<> {
      write.global().run("INSERT INTO notes (lot) VALUES ($1)", {99});
      return {};
    });
  };

  BOOST_CHECK_THROW((void)orphan(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(steps_out_of_order_are_a_bug) {
  BOOST_CHECK_THROW(open({catalog_2, catalog_1}), std::logic_error);
  BOOST_CHECK_THROW(open({catalog_1, catalog_1}), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
