#include "connectors/transport/loop.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "connectors/transport/system_clock.h"

using namespace ganh;
using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;

struct Fixture {
  SteppedClock clock;
  std::unique_ptr<Loop> loop = make_loop(clock);
  std::string order;  // written on the loop only

  // All that was due when it was called has run: it lines up behind the first task posted here.
  void settle() {
    for (int i = 0; i < 2; ++i) {
      std::promise<void> done;
      loop->post([&] { done.set_value(); });
      BOOST_REQUIRE((done.get_future().wait_for(patience) == std::future_status::ready));
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loop_test, Fixture)

BOOST_AUTO_TEST_CASE(tasks_run_one_after_another_on_a_thread_of_the_loop) {
  std::thread::id ran_on;
  for (const char c : {'a', 'b', 'c'}) loop->post([this, c] { order += c; });
  loop->post([&] { ran_on = std::this_thread::get_id(); });
  settle();

  BOOST_TEST(order == "abc");
  BOOST_TEST((ran_on != std::this_thread::get_id()));
}

BOOST_AUTO_TEST_CASE(alarms_run_by_their_time_and_then_in_the_order_they_were_set) {
  const Time now = clock.now();
  loop->post_at(now + 3h, [this] { order += 'd'; });
  loop->post_at(now + 1h, [this] { order += 'a'; });
  loop->post_at(now + 2h, [this] { order += 'b'; });
  loop->post_at(now + 2h, [this] { order += 'c'; });
  settle();
  BOOST_TEST(order.empty());

  clock.advance(2h + 1s);
  settle();
  BOOST_TEST(order == "abc");
}

BOOST_AUTO_TEST_CASE(a_loop_that_waits_sees_a_stepped_clock_when_it_is_woken) {
  std::promise<void> rang;
  loop->post_at(clock.now() + 24h, [&] { rang.set_value(); });
  settle();

  clock.advance(25h);
  loop->wake();

  BOOST_TEST((rang.get_future().wait_for(patience) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(an_alarm_rings_by_itself_when_real_time_reaches_it) {
  std::promise<Time> rang;
  const Time when = clock.now() + 20ms;
  loop->post_at(when, [&] { rang.set_value(clock.now()); });

  auto rung = rang.get_future();
  BOOST_REQUIRE((rung.wait_for(patience) == std::future_status::ready));
  BOOST_TEST((rung.get() >= when));
}

BOOST_AUTO_TEST_CASE(tasks_that_post_tasks_do_not_hold_up_what_is_due) {
  std::promise<void> rang;
  std::atomic<bool> enough = false;
  std::function<void()> again = [&] {
    if (!enough) loop->post(again);
  };
  loop->post(again);
  loop->post_at(clock.now(), [&] { rang.set_value(); });

  BOOST_TEST((rang.get_future().wait_for(patience) == std::future_status::ready));
  enough = true;
  settle();
}

BOOST_AUTO_TEST_CASE(after_stop_nothing_runs_and_what_waited_is_let_go) {
  auto held = std::make_shared<int>(1);
  loop->post_at(clock.now() + 1h, [held] { BOOST_ERROR("ran"); });
  settle();
  loop->stop();
  loop->post([held] { BOOST_ERROR("ran"); });

  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
