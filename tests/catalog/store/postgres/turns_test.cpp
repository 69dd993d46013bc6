// Who waits for whom between several processes on one server.

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>
#include <vector>

#include "catalog/store/postgres/link.h"
#include "tests/catalog/store/postgres/scratch.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;
using namespace ganh::catalog::store::postgres;
using namespace ganh::tests;

namespace {

// Reads, lets everybody else go on, and writes one more: lost where two do so at once.
Result<> count_slowly(Database& database, std::string_view name) {
  return database.write([&](Write& write) -> Result<> {
    const WriteScope scope = write.scope(thien_an);
    const std::int64_t before = scope.number(value_of, {name});
    std::this_thread::yield();
    scope.run(R"sql(
      INSERT INTO counters (cooperative_id, name, value)
      VALUES ($1, $2, $3)
          ON CONFLICT (cooperative_id, name) DO UPDATE SET value = excluded.value)sql",
              {name, before + 1});
    return {};
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(turns_test, TwoOpenings)

BOOST_AUTO_TEST_CASE(commands_of_one_cooperative_follow_each_other_whoever_runs_them) {
  constexpr int each = 50;
  const auto grouped = open({});
  const auto grouped_too = open({});
  const auto runs = [&](Database& database) {
    return std::async(std::launch::async, [&database] {
      for (int i = 0; i < each; ++i) BOOST_REQUIRE(count_slowly(database, "baskets"));
    });
  };
  std::vector<std::future<void>> all;
  for (Database* database : {grouped.get(), grouped.get(), grouped_too.get(), grouped_too.get()}) {
    all.push_back(runs(*database));
  }
  for (auto& run : all) run.get();

  BOOST_TEST(value(*one, "baskets") == 4 * each);
}

BOOST_AUTO_TEST_CASE(groups_that_want_each_others_turns_both_go_on) {
  constexpr int each = 200;
  const auto grouped = open({});
  const auto grouped_too = open({});
  const auto runs = [&](Database& database, const CooperativeId& first,
                        const CooperativeId& second) {
    return std::async(std::launch::async, [&database, first, second] {
      for (int i = 0; i < each; ++i) {
        const auto done = database.write([&](Write& write) -> Result<> {
          write.scope(first).number(increment, {"baskets"});
          write.scope(second).number(increment, {"baskets"});
          return {};
        });
        BOOST_REQUIRE(done);
      }
    });
  };
  auto a = runs(*grouped, thien_an, dong_thap);
  auto b = runs(*grouped_too, dong_thap, thien_an);
  a.get();
  b.get();

  BOOST_TEST(value(*one, "baskets", thien_an) == 2 * each);
  BOOST_TEST(value(*one, "baskets", dong_thap) == 2 * each);
}

BOOST_AUTO_TEST_CASE(whoever_waits_for_several_turns_in_vain_leaves_nobody_waiting_for_them) {
  const Address hasty(scratch.address(counters).text() + "?options=-c%20lock_timeout%3D50");
  const auto waiting = store::open(hasty, counters, {.writer = Writer::inline_});
  Link holding(scratch.address(counters).text());
  holding.script(fmt::format("BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('{}', 0))",
                             dong_thap.text));
  int runs = 0;

  const auto both = [&](Write& write) -> Result<> {
    ++runs;
    write.scope(thien_an).number(increment, {"baskets"});
    write.scope(dong_thap).number(increment, {"baskets"});
    return {};
  };
  BOOST_CHECK_THROW(static_cast<void>(waiting->write(both)), StorageError);

  BOOST_TEST(runs == 5);
  BOOST_TEST(value(*one, "baskets", thien_an) == 0);
  BOOST_TEST(count_up(*waiting, "baskets").has_value());
  holding.script("ROLLBACK");
  BOOST_TEST(waiting->write(both).has_value());
  BOOST_TEST(value(*one, "baskets", dong_thap) == 1);
}

BOOST_AUTO_TEST_CASE(a_turn_that_was_refused_is_free_again) {
  BOOST_REQUIRE(!one->write([](Write& write) -> Result<> {
    add_one(write, "baskets");
    return error(Code::not_now, "lot", "lot.sold_out");
  }));

  BOOST_REQUIRE(count_up(*other, "baskets"));
  BOOST_TEST(value(*one, "baskets") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
