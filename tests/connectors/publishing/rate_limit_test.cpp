#include "connectors/publishing/rate_limit.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace ganh;
using namespace ganh::connectors::publishing;

BOOST_AUTO_TEST_SUITE(rate_limit_test)

BOOST_AUTO_TEST_CASE(a_second_holds_no_more_requests_than_its_burst_and_its_rate) {
  TokenBucket bucket(5);
  Time now = *parse_rfc3339("2026-11-21T02:00:00Z");
  const Time end = now + std::chrono::seconds{10};

  int taken = 0;
  while (now < end) {
    const Time slot = bucket.take(now);
    if (slot == now)
      taken += 1;
    else
      now = slot;
  }

  BOOST_TEST(taken == 5 + 10 * 5 - 1);
}

BOOST_AUTO_TEST_CASE(no_hour_holds_more_than_its_quota) {
  for (const int quota : {10, 37, 500}) {
    TokenBucket bucket = TokenBucket::hourly(quota);
    Time now = *parse_rfc3339("2026-11-21T02:00:00Z");
    std::vector<Time> taken;
    while (taken.size() < 3 * static_cast<std::size_t>(quota)) {
      const Time slot = bucket.take(now);
      if (slot == now) taken.push_back(now);
      now = slot;
    }
    for (std::size_t at = 0; at + static_cast<std::size_t>(quota) < taken.size(); ++at) {
      const Time last = taken[at + static_cast<std::size_t>(quota)];
      BOOST_TEST((last - taken[at] >= std::chrono::hours{1}), quota << " from " << at);
    }
  }
}

BOOST_AUTO_TEST_CASE(waits_grow_and_are_bounded) {
  SeededRandomness randomness(7);

  for (int attempt = 0; attempt < 30; ++attempt) {
    const Duration wait = backoff(attempt, randomness);
    BOOST_TEST((wait >= backoff_first / 2));
    BOOST_TEST((wait <= backoff_most));
  }
  BOOST_TEST((backoff(20, randomness) >= backoff_most / 2));
}

BOOST_AUTO_TEST_SUITE_END()
