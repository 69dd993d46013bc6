#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto drip_every = 200ms;

// Sends a byte at a time, of a head or of a body, until it is closed.
class Drip {
 public:
  Drip(std::uint16_t port, int kind) : connection_(port, 2) {
    if (kind == 0) connection_.write("GET / HTTP/1.1\r\nX: ");
    if (kind == 1) connection_.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n");
    if (kind == 2) {
      connection_.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n999\r\n");
    }
  }
  int number() const { return connection_.number(); }
  bool drip() { return connection_.try_write("x"); }
  std::string rest() { return connection_.read_to_end(); }

 private:
  RawConnection connection_;
};

// Answers how long each request of one client took, while `going`.
std::vector<Steady::duration> ask_honestly(std::uint16_t port, const std::atomic<bool>& going) {
  std::vector<Steady::duration> times;
  RawConnection connection(port);
  while (going) {
    const auto start = Steady::now();
    connection.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    connection.read_reply();
    times.push_back(Steady::now() - start);
    // A person: some requests a second.
    (void)connection.is_readable(10ms);
  }
  return times;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(slow_clients_test)

BOOST_AUTO_TEST_CASE(
    two_hundred_drips_are_closed_in_seven_seconds_and_honest_clients_notice_nothing) {
  const auto server = std::move(*serve({.workers = 4}, [](const Request&) {
    return Reply{200, {}, "ok"};
  }));
  std::vector<Drip> drips;
  for (int i = 0; i < 200; ++i) drips.emplace_back(server->port(), i % 3);
  const auto start = Steady::now();
  std::atomic<bool> going = true;
  std::vector<std::vector<Steady::duration>> times(8);
  std::vector<std::thread> honest;
  for (auto& mine : times) {
    honest.emplace_back([&] { mine = ask_honestly(server->port(), going); });
  }

  std::vector<std::string> ends;
  while (!drips.empty() && Steady::now() - start < 15s) {
    std::vector<pollfd> waiting;
    for (const Drip& drip : drips) waiting.push_back({drip.number(), POLLIN, 0});
    const auto next = Steady::now() + drip_every;
    ::poll(waiting.data(), waiting.size(), static_cast<int>(drip_every.count()));
    std::erase_if(drips, [&](Drip& drip) {
      pollfd ready{drip.number(), POLLIN, 0};
      if (::poll(&ready, 1, 0) == 0 && drip.drip()) return false;
      ends.push_back(drip.rest());
      return true;
    });
    pollfd nothing{-1, 0, 0};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Steady::now()).count();
    if (left > 0) ::poll(&nothing, 1, static_cast<int>(left));
  }
  const auto took = Steady::now() - start;
  going = false;
  for (std::thread& client : honest) client.join();

  BOOST_TEST((took < 7s), std::chrono::duration<double>(took).count());
  BOOST_TEST(ends.size() == 200u);
  for (const std::string& end : ends) BOOST_TEST((end.empty() || end.starts_with("HTTP/1.1 408 ")));
  std::vector<Steady::duration> all;
  for (const auto& mine : times) all.insert(all.end(), mine.begin(), mine.end());
  std::ranges::sort(all);
  BOOST_REQUIRE(all.size() > 500);
  BOOST_TEST((all.at(all.size() * 99 / 100) < 200ms));
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
