#include "service/accounts/guard/throttle.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::service::accounts::guard;
using namespace std::chrono_literals;

namespace {

struct Door {
  int wrong_before_waiting(const Throttle::Try& attempt, int tries = 1000) {
    for (int i = 0; i < tries; ++i) {
      if (!throttle.begin(attempt)) return i;
    }
    return tries;
  }
  ManualClock clock{*parse_rfc3339("2026-11-21T02:00:00Z")};
  Throttle throttle{clock};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(throttle_test, Door)

BOOST_AUTO_TEST_CASE(a_login_may_be_wrong_20_times_from_one_place) {
  BOOST_TEST(wrong_before_waiting({"lan", "203.0.113.7"}) == 20);
  BOOST_TEST(wrong_before_waiting({"hoa", "203.0.113.7"}, 5) == 5);
  BOOST_TEST(wrong_before_waiting({"lan", "203.0.113.8"}, 5) == 5);
}

BOOST_AUTO_TEST_CASE(waiting_ends_a_window_after_the_first_wrong_one) {
  BOOST_REQUIRE(throttle.begin({"lan", "203.0.113.7"}));
  clock.advance(10min);
  wrong_before_waiting({"lan", "203.0.113.7"});

  clock.advance(5min - 1s);
  const auto still = throttle.begin({"lan", "203.0.113.7"});
  BOOST_REQUIRE(!still);
  BOOST_TEST(still.error().faults.at(0).params.at(0).value == "1");
  clock.advance(1s);

  BOOST_TEST(throttle.begin({"lan", "203.0.113.7"}).has_value());
}

BOOST_AUTO_TEST_CASE(the_right_one_forgives_the_wrong_ones_before_it) {
  wrong_before_waiting({"lan", "203.0.113.7"}, 19);
  BOOST_REQUIRE(throttle.begin({"lan", "203.0.113.7"}));

  throttle.was_right({"lan", "203.0.113.7"});

  BOOST_TEST(wrong_before_waiting({"lan", "203.0.113.7"}) == 20);
}

BOOST_AUTO_TEST_CASE(tries_at_another_service_count_as_they_begin) {
  Throttle other{clock, [this](std::string_view message) { throttle.told(message); }};
  const Throttle::Try attempt{"chị lan", "203.0.113.7"};

  for (int i = 0; i < 15; ++i) BOOST_REQUIRE(other.begin(attempt));

  BOOST_TEST(wrong_before_waiting(attempt) == 5);
}

BOOST_AUTO_TEST_CASE(what_was_right_at_another_service_is_forgiven) {
  Throttle other{clock, [this](std::string_view message) { throttle.told(message); }};
  const Throttle::Try attempt{"lan", "203.0.113.7"};
  for (int i = 0; i < 15; ++i) BOOST_REQUIRE(other.begin(attempt));

  other.was_right(attempt);

  BOOST_TEST(wrong_before_waiting(attempt) == 20);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_not_counted) {
  for (const auto* message : {"", "sign_in ", "sign_in b", "sign_in b1 ", "other b1 a b"}) {
    throttle.told(message);
  }

  BOOST_TEST(throttle.counts() == 0u);
}

BOOST_AUTO_TEST_CASE(one_network_may_be_wrong_200_times_whatever_the_login) {
  int wrong = 0;
  while (throttle.begin({"login" + std::to_string(wrong), "203.0.113.7"})) ++wrong;

  BOOST_TEST(wrong == 200);
}

BOOST_AUTO_TEST_CASE(an_ipv6_household_is_one_network) {
  BOOST_TEST(network_of("2001:db8:1:2::7") == network_of("2001:0db8:0001:0002:ffff::1"));
  BOOST_TEST(network_of("2001:db8:1:2::7") != network_of("2001:db8:1:3::7"));
  BOOST_TEST(network_of("::ffff:203.0.113.7") == "203.0.113.7");
}

BOOST_AUTO_TEST_CASE(guessing_from_everywhere_hinders_strange_places_only) {
  for (int i = 0; i < 100; ++i) {
    BOOST_REQUIRE(throttle.begin({"lan", "198.51.100." + std::to_string(i)}));
  }

  BOOST_TEST(!throttle.begin({"lan", "192.0.2.9"}));
  BOOST_TEST(throttle.begin({"lan", "203.0.113.7", true}).has_value());
}

BOOST_AUTO_TEST_CASE(it_remembers_only_so_much) {
  for (std::size_t i = 0; i < wrong_counts_kept_max; ++i) {
    clock.advance(1ms);
    static_cast<void>(throttle.begin({std::to_string(i), "10." + std::to_string(i / 65'536) + "." +
                                                             std::to_string(i / 256 % 256) + "." +
                                                             std::to_string(i % 256)}));
    if (i % 1000 == 0) BOOST_TEST(throttle.counts() <= wrong_counts_kept_max);
  }
  BOOST_TEST(throttle.counts() <= wrong_counts_kept_max);
}

BOOST_AUTO_TEST_SUITE_END()
