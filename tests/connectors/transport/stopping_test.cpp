#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

constexpr auto get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

bool is_taken(std::uint16_t port) {
  try {
    RawConnection{port};
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

struct Fixture {
  std::promise<void> entered;
  std::promise<void> leave;
  std::shared_future<void> left = leave.get_future().share();
  std::shared_ptr<Stream> stream;
  std::unique_ptr<HttpServer> server;

  void serve_slowly(std::chrono::milliseconds drain_time) {
    server = std::move(*serve({.limits = {.drain_time = drain_time}}, [this](const auto& request) {
      if (request.path() == "/events") {
        return Reply{200, {}, "begun", [this](auto opened) { stream = std::move(opened); }};
      }
      entered.set_value();
      left.wait();
      return Reply{200, {}, std::string(1'000'000, 'x')};
    }));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stopping_test, Fixture)

BOOST_AUTO_TEST_CASE(a_request_in_flight_is_answered_whole_and_told_that_it_was_the_last) {
  serve_slowly(10s);
  RawConnection connection(server->port(), 1, 4096);
  connection.write(get);
  entered.get_future().wait();

  std::thread stopping([&] { server->stop(); });
  while (is_taken(server->port())) {
  }
  leave.set_value();
  const std::string reply = connection.read_to_end();
  stopping.join();

  BOOST_TEST(reply.find("\r\nConnection: close\r\n") != reply.npos);
  BOOST_TEST(reply.ends_with(std::string(1'000'000, 'x')));
}

BOOST_AUTO_TEST_CASE(streams_and_idle_connections_are_closed_at_once) {
  serve_slowly(10s);
  RawConnection idle(server->port());
  RawConnection events(server->port());
  events.write("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_REQUIRE(events.read_until("begun"));

  const auto start = std::chrono::steady_clock::now();
  server->stop();

  BOOST_TEST((std::chrono::steady_clock::now() - start < 5s));
  BOOST_TEST(idle.read_to_end() == "");
  BOOST_TEST(events.read_to_end() == "");
}

BOOST_AUTO_TEST_CASE(the_client_of_a_request_that_takes_too_long_is_cut_off) {
  serve_slowly(50ms);
  RawConnection connection(server->port());
  connection.write(get);
  entered.get_future().wait();

  std::thread stopping([&] { server->stop(); });
  const std::string reply = connection.read_to_end();
  leave.set_value();
  stopping.join();

  BOOST_TEST(reply == "");
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_holds_the_stop_up_no_longer_than_allowed) {
  serve_slowly(200ms);
  leave.set_value();
  RawConnection connection(server->port(), 1, 4096);
  connection.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  entered.get_future().wait();

  const auto start = std::chrono::steady_clock::now();
  server->stop();

  BOOST_TEST((std::chrono::steady_clock::now() - start < 5s));
}

BOOST_AUTO_TEST_SUITE_END()
