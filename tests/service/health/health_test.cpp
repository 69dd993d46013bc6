#include "service/health/health.h"

#include <boost/test/unit_test.hpp>

#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;

BOOST_AUTO_TEST_SUITE(health_test)

BOOST_FIXTURE_TEST_CASE(ready_means_that_a_row_was_written_for_good, Shop) {
  health::Readiness readiness(*folder);
  const auto commits = folder->commits();

  const auto found = readiness.now();

  BOOST_TEST(found.ok, health::health_json(found));
  BOOST_TEST(folder->commits() == commits + 1);
}

BOOST_FIXTURE_TEST_CASE(asking_often_writes_once, Shop) {
  health::Readiness readiness(*folder);
  const auto commits = folder->commits();

  for (int i = 0; i < 10; ++i) readiness.now();
  BOOST_TEST(folder->commits() == commits + 1);

  folder->step_clock(health::kept_for);
  const auto before = folder->commits();
  readiness.now();
  BOOST_TEST(folder->commits() == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()
