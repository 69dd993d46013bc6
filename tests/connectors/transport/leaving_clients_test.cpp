#include <boost/test/unit_test.hpp>
#include <future>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;

namespace {

// A request that is under way until the test lets it go on.
struct Gate {
  std::promise<void> entered;
  std::promise<void> opened;

  void pass() {
    entered.set_value();
    opened.get_future().wait();
  }
};

struct Fixture {
  Gate first, second, watcher;
  std::unique_ptr<HttpServer> server =
      std::move(*serve({.body_bytes_max = [](auto, auto) -> std::size_t { return 0; },
                        .refuse =
                            [this](Refused, const Request&) {
                              watcher.pass();
                              return Reply{};
                            }},
                       [this](const Request& request) {
                         if (request.path() == "/first") first.pass();
                         if (request.path() == "/second") second.pass();
                         return Reply{200, {}, std::string(request.path())};
                       }));

  // Everything that clients did before has been seen by the watcher when this returns.
  void let_a_round_pass() {
    RawConnection other(server->port());
    other.write("GET /other HTTP/1.1\r\nHost: x\r\n\r\n");
    other.read_reply();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(leaving_clients_test, Fixture)

BOOST_AUTO_TEST_CASE(who_stops_sending_while_a_reply_ends_still_gets_what_he_asked_for) {
  RawConnection client(server->port());
  client.write("GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
  first.entered.get_future().wait();
  client.write("GET /se");
  let_a_round_pass();

  // The end of the first reply and all of the second request wait for the watcher together.
  RawConnection busy(server->port());
  busy.write("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n");
  watcher.entered.get_future().wait();
  first.opened.set_value();
  BOOST_TEST(client.read_reply().ends_with("/first"));
  client.write("cond HTTP/1.1\r\nHost: x\r\n\r\n");
  ::shutdown(client.number(), SHUT_WR);
  watcher.opened.set_value();

  second.entered.get_future().wait();
  let_a_round_pass();
  second.opened.set_value();
  BOOST_TEST(client.read_reply().ends_with("/second"));
}

BOOST_AUTO_TEST_SUITE_END()
