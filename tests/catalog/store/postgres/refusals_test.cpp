// What a server refuses on a line that stays up: nothing of such a command is left, and it is run
// again only where that may help.

#include <boost/test/unit_test.hpp>

#include "catalog/result.h"
#include "catalog/store/postgres/link.h"
#include "tests/catalog/store/counters.h"
#include "tests/scratch_database.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;

namespace {

// As where a machine that keeps a part of the rows is down, behind one that is up.
const Steps refusing = {.sqlite = counters.sqlite,
                        .postgres = {counters.postgres.front(), {"test", 2, R"sql(
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.name = 'worker down' THEN
      RAISE EXCEPTION 'connection to the remote node failed' USING ERRCODE = '08006';
    ELSIF NEW.name = 'no writer' THEN
      RAISE EXCEPTION 'read-only' USING ERRCODE = '25006';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuses BEFORE INSERT ON counters FOR EACH ROW EXECUTE FUNCTION refuse();)sql"}}};

constexpr std::string_view add_silently = R"sql(
  INSERT INTO counters (cooperative_id, name, value)
  VALUES ($1, $2, 1))sql";

struct Refusing {
  // The kind that `fn`'s failure has when it is a command.
  template <class Fn>
  StorageError::Kind kind_of(Fn fn) {
    try {
      const auto done = database->write([&](Write& write) -> Result<> {
        ++runs;
        fn(write.scope(thien_an));
        return {};
      });
      BOOST_ERROR("nothing was refused");
    } catch (const StorageError& failure) {
      return failure.kind();
    }
    return StorageError::Kind::other;
  }

  tests::ScratchDatabase scratch;
  std::unique_ptr<Database> database = scratch.open(refusing);
  int runs = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(refusals_test, Refusing)

BOOST_AUTO_TEST_CASE(of_a_command_whose_first_question_is_refused_nothing_is_left) {
  for (const auto* name : {"worker down", "no writer"}) {
    const auto kind = kind_of([&](const WriteScope& scope) { scope.number(increment, {name}); });

    BOOST_TEST((kind == StorageError::Kind::unreachable), name);
  }
  BOOST_TEST(count_up(*database, "baskets").has_value());
}

BOOST_AUTO_TEST_CASE(of_a_command_whose_first_change_is_refused_nothing_is_left) {
  const auto kind = kind_of([](const WriteScope& scope) {
    const std::int64_t changed = scope.run(add_silently, {"worker down"});
    scope.run(add_silently, {"half of a command"});
    scope.number(value_of, {"baskets"});
    BOOST_TEST(changed == 1);
  });

  BOOST_TEST((kind == StorageError::Kind::unreachable));
  BOOST_TEST(value(*database, "half of a command") == 0);
}

BOOST_AUTO_TEST_CASE(a_command_that_took_too_long_is_run_once_and_takes_no_other_down) {
  const Address hasty(scratch.address(refusing).text() +
                      "?options=-c%20statement_timeout%3D1000%20-c%20lock_timeout%3D2000");
  database = store::open(hasty, refusing, {.writer = Writer::inline_});

  const auto kind = kind_of([](const WriteScope& scope) {
    scope.number(increment, {"baskets"});
    scope.number("SELECT CAST(LENGTH($1 || CAST(pg_sleep(30) AS TEXT)) AS BIGINT)", {});
  });

  BOOST_TEST((kind == StorageError::Kind::busy));
  BOOST_TEST(runs == 1);
  BOOST_TEST(value(*database, "baskets") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
