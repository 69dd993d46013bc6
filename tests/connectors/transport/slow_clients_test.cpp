#include <boost/test/unit_test.hpp>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/drips.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

}  // namespace

BOOST_AUTO_TEST_SUITE(slow_clients_test)

BOOST_AUTO_TEST_CASE(
    two_hundred_drips_are_closed_in_seven_seconds_and_honest_clients_notice_nothing) {
  const auto server = std::move(*serve({.workers = 4}, [](const Request&) {
    return Reply{200, {}, "ok"};
  }));
  const Dripped dripped = drip_beside_honest_clients(server->port(), 200);

  BOOST_TEST((dripped.took < 7s));
  BOOST_TEST(dripped.ends.size() == 200u);
  for (const std::string& end : dripped.ends) {
    BOOST_TEST((end.empty() || end.starts_with("HTTP/1.1 408 ")), end);
  }
  BOOST_TEST(dripped.honest_requests > 500u);
  BOOST_TEST((dripped.honest_p99 < 200ms));
}

BOOST_AUTO_TEST_CASE(a_client_that_takes_nothing_of_a_reply_is_closed_after_ten_seconds) {
  const auto server = std::move(*serve({}, [](const Request&) {
    return Reply{200, {}, std::string(8'000'000, 'x')};
  }));
  RawConnection deaf(server->port(), 1, 4096);
  deaf.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto start = Steady::now();
  while (server->counts().connections == 0 || server->counts().buffered_bytes == 0) {
    BOOST_REQUIRE((Steady::now() - start < 5s));
  }

  pollfd reset{deaf.number(), 0, 0};
  while (server->counts().connections > 0 && Steady::now() - start < 20s) ::poll(&reset, 1, 100);

  BOOST_TEST(server->counts().connections == 0u);
  BOOST_TEST(server->counts().buffered_bytes == 0u);
  BOOST_TEST((Steady::now() - start < 12s));
}

BOOST_AUTO_TEST_CASE(a_slow_but_honest_body_is_taken) {
  const auto server = std::move(*serve({}, [](const Request& request) {
    return Reply{200, {}, std::to_string(request.body.size())};
  }));
  RawConnection slow(server->port());
  slow.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 80000\r\n\r\n");
  for (int i = 0; i < 80; ++i) {
    slow.write(std::string(1000, 'x'));
    if (i < 79) BOOST_REQUIRE(!slow.is_readable(100ms));
  }

  BOOST_TEST(slow.read_reply().ends_with("80000"));
}

BOOST_AUTO_TEST_SUITE_END()
