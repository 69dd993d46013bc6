#include "connectors/transport/http_client.h"

#include <boost/test/unit_test.hpp>

#include "tests/connectors/transport/raw_server.h"
#include "tests/connectors/transport/waiting_client.h"

using namespace ganh;
using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

constexpr const char* empty_reply = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

const Request get_root{"GET", "/", {}, ""};
const Request post_root{"POST", "/", {}, "{}"};

struct Fixture {
  WaitingClient http;

  std::string told(const RawServer& server, Request request, Duration deadline = 10s) {
    return WaitingClient::told(http.send(server.address(), std::move(request), deadline));
  }
};

void drip(RawServer& server, int socket) {
  RawServer::write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
  while (!server.stopping() && RawServer::write(socket, "x")) std::this_thread::sleep_for(5ms);
}

// Answers the first request of each connection, and goes away on receiving a second.
void answer_once(RawServer& server, int socket) {
  RawServer::write(socket, empty_reply);
  server.read_some(socket);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_client_test, Fixture)

BOOST_AUTO_TEST_CASE(the_deadline_holds_against_a_server_that_drips) {
  RawServer server(drip);

  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(told(server, get_root, 200ms) == "unknown");
  BOOST_TEST((std::chrono::steady_clock::now() - start < 5s));
}

BOOST_AUTO_TEST_CASE(a_reply_larger_than_the_cap_is_cut_off) {
  RawServer server([](RawServer& self, int socket) {
    RawServer::write(socket, "HTTP/1.1 200 OK\r\n\r\n");
    const std::string block(1024 * 1024, 'x');
    while (!self.stopping() && RawServer::write(socket, block)) {
    }
  });

  BOOST_TEST(told(server, get_root) == "unknown");
}

BOOST_AUTO_TEST_CASE(endless_headers_are_cut_off) {
  RawServer server([](RawServer& self, int socket) {
    RawServer::write(socket, "HTTP/1.1 200 OK\r\n");
    const std::string field = "X: " + std::string(1000, 'x') + "\r\n";
    while (!self.stopping() && RawServer::write(socket, field)) {
    }
  });

  BOOST_TEST(told(server, get_root) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_redirect_is_a_reply_like_any_other) {
  RawServer server([](RawServer&, int socket) {
    RawServer::write(socket,
                     "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 2\r\n\r\nno");
  });

  const Answer answer = http.send(server.address(), get_root);
  BOOST_TEST(WaitingClient::told(answer) == "302 no");
  BOOST_TEST(find(std::get<Reply>(answer).headers, "location").value_or("") == "/other");
  BOOST_TEST(server.requests() == 1);
}

BOOST_AUTO_TEST_CASE(a_closed_port_or_an_address_that_is_none_means_not_sent) {
  std::string closed;
  {
    const RawServer gone([](RawServer&, int) {});
    closed = gone.address();
  }
  for (const std::string& base :
       {closed, std::string("ftp://127.0.0.1"), std::string("http://[")}) {
    BOOST_TEST(WaitingClient::told(http.send(base, post_root)) == "not_sent", base);
  }
}

BOOST_AUTO_TEST_CASE(a_header_that_would_break_its_line_is_never_sent) {
  RawServer server([](RawServer&, int socket) { RawServer::write(socket, empty_reply); });

  BOOST_TEST(told(server, {"GET", "/", {{"X-Token", "a\r\nX-Other: b"}}, ""}) == "not_sent");
  BOOST_TEST(told(server, {"GET", "/a\r\nX-Other: b", {}, ""}) == "not_sent");
  BOOST_TEST(server.requests() == 0);
}

BOOST_AUTO_TEST_CASE(a_server_that_closes_without_a_reply_or_within_it_leaves_it_unknown) {
  RawServer silent([](RawServer&, int) {});
  BOOST_TEST(told(silent, post_root) == "unknown");

  RawServer broken([](RawServer&, int socket) {
    RawServer::write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
  });
  BOOST_TEST(told(broken, post_root) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_post_is_sent_once_even_when_a_kept_connection_breaks_under_it) {
  RawServer server(answer_once);

  BOOST_TEST(told(server, post_root) == "200 ");
  BOOST_TEST(told(server, post_root) == "unknown");
  BOOST_TEST(server.requests() == 2);
}

BOOST_AUTO_TEST_CASE(a_get_is_sent_again_when_a_kept_connection_breaks_under_it) {
  RawServer server(answer_once);

  BOOST_TEST(told(server, get_root) == "200 ");
  BOOST_TEST(told(server, get_root) == "200 ");
  BOOST_TEST(server.requests() == 3);
}

BOOST_AUTO_TEST_CASE(nothing_is_answered_once_the_client_is_gone) {
  std::atomic<bool> answered = false;
  RawServer server(drip);
  {
    const auto client = make_http_client();
    client->send(server.address(), get_root, 10s, [&](const Answer&) { answered = true; });
    client->send(server.address(), get_root, 10s, [&](const Answer&) { answered = true; });
    while (server.requests() == 0) std::this_thread::yield();
  }

  BOOST_TEST(!answered);
}

BOOST_AUTO_TEST_SUITE_END()
