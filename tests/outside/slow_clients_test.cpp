#include "tests/connectors/transport/drips.h"
#include "tests/outside/running_program.h"

using namespace ganh::service;
using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

BOOST_FIXTURE_TEST_SUITE(outside_slow_clients_test, RunningProgram)

BOOST_AUTO_TEST_CASE(two_hundred_drips_are_closed_in_seven_seconds_and_nobody_waits_for_them) {
  const Dripped dripped = drip_beside_honest_clients(port(), 200);

  BOOST_TEST((dripped.took < 7s));
  BOOST_TEST(dripped.ends.size() == 200u);
  BOOST_TEST(dripped.honest_requests > 500u);
  BOOST_TEST((dripped.honest_p99 < 200ms));
}

BOOST_AUTO_TEST_CASE(eleven_hundred_idle_connections_lock_nobody_out) {
  std::vector<RawConnection> idle;
  for (unsigned i = 0; i < 1100; ++i) idle.emplace_back(port(), 2 + i % 3);

  BOOST_TEST(status_of(ask("GET /healthz")) == "200");
  BOOST_TEST(stop() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
