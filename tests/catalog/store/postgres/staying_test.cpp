// What a process hears that keeps a database open while its lines, and clocks, come and go.

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <mutex>

#include "catalog/store/postgres/link.h"
#include "catalog/store/staying.h"
#include "tests/catalog/store/postgres/scratch.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;

namespace {

// One whose server's clock can be set: its own function stands before the server's.
struct OwnClock {
  static std::string address_of(const std::string& database) {
    return database + "?options=-c%20search_path%3Dpublic,pg_catalog";
  }
  void set(const std::string& ahead) const {
    postgres::Link(database).script(
        "CREATE OR REPLACE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS "
        "$$ SELECT pg_catalog.clock_timestamp() + INTERVAL '" +
        ahead + "' $$");
  }
  ~OwnClock() { postgres::Link(database).script("DROP FUNCTION public.clock_timestamp()"); }
  std::string database;
};

void end_lines_of(Database& database) {
  database.read([](const Read& read) {
    read.global().number(R"sql(
      SELECT COUNT(pg_terminate_backend(pid))
        FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid())sql",
                         {});
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(staying_test, postgres::TwoOpenings)

BOOST_AUTO_TEST_CASE(a_clock_that_is_right_at_last_is_heard_of_when_a_lost_line_is_back) {
  const OwnClock clock{scratch.address(counters).text()};
  clock.set("0");
  const auto staying = store::open(Address(OwnClock::address_of(clock.database)), counters);
  std::promise<Duration> heard;
  std::once_flag once;
  on_clock(*staying, [&](Duration ahead) {
    if (ahead > std::chrono::minutes{59}) std::call_once(once, [&] { heard.set_value(ahead); });
  });
  BOOST_TEST((staying->clock_ahead() < std::chrono::minutes{1}));

  clock.set("1 hour");
  end_lines_of(*other);

  auto hearing = heard.get_future();
  BOOST_REQUIRE((hearing.wait_for(std::chrono::seconds{20}) == std::future_status::ready));
  BOOST_TEST((hearing.get() < std::chrono::minutes{61}));
}

BOOST_AUTO_TEST_CASE(on_a_new_line_nothing_is_kept_before_it_was_asked_whether_it_may) {
  bool may = true;
  int asked = 0;
  on_new_line(*one, [&](const Read&) {
    ++asked;
    if (!may) throw StorageError(StorageError::Kind::unsuitable, "moved away");
  });
  const auto adds_silently = [&] {
    return one->write([](Write& write) -> Result<> {
      write.scope(thien_an).run(R"sql(
        INSERT INTO counters (cooperative_id, name, value)
        VALUES ($1, 'silent', 1))sql",
                                {});
      return {};
    });
  };
  BOOST_REQUIRE(count_up(*one, "baskets"));
  BOOST_TEST(asked == 0);
  end_lines_of(*other);
  BOOST_REQUIRE(count_up(*one, "baskets"));
  BOOST_TEST(asked == 1);

  may = false;
  end_lines_of(*other);

  BOOST_CHECK_THROW(adds_silently(), StorageError);
  BOOST_CHECK_THROW(count_up(*one, "baskets"), StorageError);
  BOOST_TEST(value(*other, "baskets") == 2);
  BOOST_TEST(value(*other, "silent") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
