#include <atomic>
#include <boost/test/unit_test.hpp>
#include <set>
#include <thread>

#include "tests/catalog/store/counters.h"
#include "tests/scratch_database.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;

namespace {

void in_threads(int threads, const std::function<void(int)>& fn) {
  std::vector<std::jthread> running;
  for (int thread = 0; thread < threads; ++thread) running.emplace_back(fn, thread);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(grouping_test)

BOOST_AUTO_TEST_CASE(of_sixty_four_threads_no_increment_is_lost_or_given_twice) {
  constexpr int threads = 64, each = 40;
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {});
  std::atomic<int> commits = 0;
  database->on_commit([&] { ++commits; });

  std::vector<std::vector<std::int64_t>> given(threads);
  in_threads(threads, [&](int thread) {
    for (int i = 0; i < each; ++i) {
      const auto counted = database->write(
          [](Write& write) -> Result<std::int64_t> { return add_one(write, "baskets"); });
      given[static_cast<std::size_t>(thread)].push_back(counted.value());
    }
  });

  std::set<std::int64_t> all;
  for (const auto& of_one : given) all.insert(of_one.begin(), of_one.end());
  BOOST_TEST(all.size() == std::size_t{threads * each});
  BOOST_TEST(value(*database, "baskets") == threads * each);
  BOOST_TEST(commits < threads * each / 2);
}

BOOST_AUTO_TEST_CASE(no_group_is_larger_than_allowed) {
  constexpr int threads = 16, each = 10;
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {.group_commands_max = 2});
  std::atomic<int> commits = 0;
  database->on_commit([&] { ++commits; });

  in_threads(threads, [&](int) {
    for (int i = 0; i < each; ++i) (void)count_up(*database, "baskets");
  });

  BOOST_TEST(value(*database, "baskets") == threads * each);
  BOOST_TEST(commits >= threads * each / 2);
}

BOOST_AUTO_TEST_CASE(refusals_amid_many_threads_take_back_only_their_own) {
  constexpr int threads = 16, each = 20;
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {});

  in_threads(threads, [&](int thread) {
    for (int i = 0; i < each; ++i) {
      (void)database->write([&](Write& write) -> Result<> {
        add_one(write, "baskets");
        if (thread % 2 == 1) return error(Code::not_now, "", "lot.sold_out");
        return {};
      });
    }
  });

  BOOST_TEST(value(*database, "baskets") == threads * each / 2);
}

BOOST_AUTO_TEST_CASE(a_caller_alone_waits_for_nobody) {
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {.gather_window = std::chrono::hours{1}});

  for (int i = 0; i < 20; ++i) BOOST_REQUIRE(count_up(*database, "baskets"));

  BOOST_TEST(value(*database, "baskets") == 20);
}

BOOST_AUTO_TEST_CASE(the_commit_is_heard_before_the_caller_comes_back) {
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {});
  std::atomic<int> commits = 0;
  database->on_commit([&] { ++commits; });

  for (int i = 1; i <= 20; ++i) {
    BOOST_REQUIRE(count_up(*database, "baskets"));
    BOOST_TEST(commits >= i);
  }
}

BOOST_AUTO_TEST_CASE(readers_past_the_allowed_number_wait_their_turn) {
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {.readers_max = 2});
  std::atomic<int> reading = 0, most = 0, done = 0;

  in_threads(16, [&](int) {
    for (int i = 0; i < 50; ++i) {
      database->read([&](const Read& read) {
        const int now = ++reading;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        read.scope(thien_an).number(value_of, {"baskets"});
        --reading;
      });
      ++done;
    }
  });

  BOOST_TEST(most <= 2);
  BOOST_TEST(done == 16 * 50);
}

BOOST_AUTO_TEST_CASE(a_read_that_throws_gives_its_place_to_the_next) {
  tests::ScratchDatabase scratch;
  const auto database = scratch.open(counters, {.readers_max = 1});

  for (int i = 0; i < 3; ++i) {
    BOOST_CHECK_THROW(database->read([](const Read&) { throw std::out_of_range("burst"); }),
                      std::out_of_range);
  }

  BOOST_TEST(value(*database, "baskets") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
