#include "connectors/leases.h"

#include <boost/test/unit_test.hpp>

#include "catalog/migrations.h"
#include "catalog/result.h"
#include "connectors/migrations.h"
#include "tests/scratch_database.h"

using namespace ganh;
using namespace ganh::connectors;
using namespace std::chrono_literals;

namespace {

constexpr auto work = "channel ch_1";

catalog::store::Steps steps() {
  catalog::store::Steps all = catalog::schema_steps();
  all += connectors::schema_steps();
  return all;
}

struct Workers {
  bool take(std::string_view holder) {
    return write([&](const auto& rows) { return take_lease(rows, work, holder, now); });
  }
  bool renew(std::string_view holder) {
    return write([&](const auto& rows) { return renew_lease(rows, work, holder, now); });
  }
  void release(std::string_view holder) {
    write([&](const auto& rows) { return release_leases(rows, holder), true; });
  }

  template <class Fn>
  bool write(Fn fn) {
    return database
        ->write([&](catalog::store::Write& open) -> Result<bool> {
          return fn(open.scope(CooperativeId{"coop_a"}));
        })
        .value();
  }

  tests::ScratchDatabase scratch;
  std::unique_ptr<catalog::store::Database> database = scratch.open(steps());
  Time now = *parse_rfc3339("2026-11-22T02:00:00Z");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(leases_test, Workers)

BOOST_AUTO_TEST_CASE(one_at_a_time_has_it) {
  BOOST_TEST(take("a"));
  BOOST_TEST(!take("b"));
  BOOST_TEST(take("a"));
}

BOOST_AUTO_TEST_CASE(who_renews_keeps_it) {
  BOOST_TEST(take("a"));
  now += 20s;
  BOOST_TEST(renew("a"));
  now += 20s;

  BOOST_TEST(!take("b"));
}

BOOST_AUTO_TEST_CASE(one_that_was_not_renewed_is_taken_over) {
  BOOST_TEST(take("a"));
  now += lease_life + 1us;

  BOOST_TEST(take("b"));
  BOOST_TEST(!renew("a"));
}

BOOST_AUTO_TEST_CASE(one_that_nobody_has_taken_over_can_still_be_renewed) {
  BOOST_TEST(take("a"));
  now += 1h;

  BOOST_TEST(renew("a"));
}

BOOST_AUTO_TEST_CASE(whoever_was_taken_over_finds_out_even_when_it_is_free_again) {
  BOOST_TEST(take("a"));
  now += 60s;
  BOOST_TEST(take("b"));
  release("b");

  BOOST_TEST(!renew("a"));
  BOOST_TEST(take("a"));
}

BOOST_AUTO_TEST_CASE(one_that_is_released_is_free_at_once) {
  BOOST_TEST(take("a"));
  release("a");

  BOOST_TEST(take("b"));
}

BOOST_AUTO_TEST_SUITE_END()
