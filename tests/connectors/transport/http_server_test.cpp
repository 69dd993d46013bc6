#include "connectors/transport/http_server.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "tests/connectors/transport/raw_connection.h"
#include "tests/connectors/transport/waiting_client.h"

using namespace ganh;
using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

std::string all_of(const Request& request) {
  std::string text = request.method + " " + request.target;
  for (const auto& [name, value] : request.headers) {
    if (name.starts_with("X-") || name == "Content-Type" || name == "Range") {
      text += "|" + name + "=" + value;
    }
  }
  return text + "|" + request.body;
}

Reply echo(const Request& request) {
  if (request.path() == "/throws") throw std::runtime_error("secret path");
  return {200, {{"X-Back", "yes"}}, all_of(request)};
}

struct Fixture {
  WaitingClient http;
  std::unique_ptr<HttpServer> server = std::move(*serve({}, echo));

  std::string told(Request request) {
    return WaitingClient::told(http.send(server->address(), std::move(request)));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_server_test, Fixture)

BOOST_AUTO_TEST_CASE(a_handler_gets_the_request_as_it_was_sent) {
  for (const std::string method : {"POST", "PUT", "PATCH", "DELETE"}) {
    BOOST_TEST(told({method, "/a%2Fb/../c?x=%20+1", {{"X-One", "a%20b"}, {"X-Two", ""}}, "body"}) ==
               "200 " + method + " /a%2Fb/../c?x=%20+1|X-One=a%20b|X-Two=|body");
    BOOST_TEST(told({method, "/", {}, ""}) == "200 " + method + " /|");
  }
  BOOST_TEST(told({"GET", "/?q=1", {}, ""}) == "200 GET /?q=1|");
}

BOOST_AUTO_TEST_CASE(a_body_is_never_unpacked_parsed_or_cut) {
  for (const char* type :
       {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
    const std::string body(100'000, '&');
    BOOST_TEST((told({"POST", "/", {{"Content-Type", type}}, body}) ==
                "200 POST /|Content-Type=" + std::string(type) + "|" + body));
  }
  BOOST_TEST(told({"GET", "/", {{"Range", "bytes=0-1"}}, ""}) == "200 GET /|Range=bytes=0-1|");
}

BOOST_AUTO_TEST_CASE(headers_of_the_reply_come_back) {
  const Answer answer = http.get(server->address(), "/");

  const auto* reply = std::get_if<Reply>(&answer);
  BOOST_REQUIRE(reply);
  BOOST_TEST(find(reply->headers, "x-back").value_or("") == "yes");
}

BOOST_AUTO_TEST_CASE(an_exception_is_answered_without_detail) {
  const std::string answer = told({"GET", "/throws", {}, ""});

  BOOST_TEST(answer.starts_with("500 "));
  BOOST_TEST(answer.find("secret path") == answer.npos);
}

BOOST_AUTO_TEST_CASE(a_body_over_the_bound_is_refused_and_one_at_it_is_not) {
  server = std::move(*serve({.body_bytes_max = at_most(100'000)}, echo));

  BOOST_TEST(told({"POST", "/", {}, std::string(100'000, 'x')}).starts_with("200 "));
  BOOST_TEST(told({"POST", "/", {}, std::string(100'001, 'x')}).starts_with("413 "));
  BOOST_TEST(told({"POST", "/", {}, std::string(3'000'000, 'x')}).starts_with("413 "));
}

BOOST_AUTO_TEST_CASE(requests_on_a_kept_connection_do_not_wait_for_delayed_acknowledgements) {
  // Nagle's algorithm against delayed acknowledgements would cost 40 ms each, two seconds in every
  // round; a busy machine is slow in some.
  auto best = std::chrono::steady_clock::duration::max();
  for (int round = 0; round < 5 && best > 1500ms; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) BOOST_REQUIRE(told({"POST", "/", {}, "{}"}) == "200 POST /|{}");
    best = std::min(best, std::chrono::steady_clock::now() - start);
  }

  BOOST_TEST((best < 1500ms));
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_said_to_be_in_use) {
  const auto second = serve({.port = server->port()}, echo);

  BOOST_REQUIRE(!second);
  const Error expected = error(Code::in_use, "port", "listen.in_use",
                               {{"host", "127.0.0.1"}, {"port", std::to_string(server->port())}});
  BOOST_TEST((second.error() == expected));
}

BOOST_AUTO_TEST_CASE(what_is_no_address_of_this_machine_is_not_listened_on) {
  for (const char* host : {"192.0.2.1", "", "example.com", "127.0.0.1.example.com", "::1 "}) {
    const auto result = serve({.host = host}, echo);
    BOOST_REQUIRE_MESSAGE(!result, host);
    BOOST_TEST((result.error().code == Code::invalid));
    BOOST_TEST(result.error().faults.at(0).reason == "listen.no_address");
  }
}

BOOST_AUTO_TEST_CASE(every_kind_of_address_may_be_listened_on) {
  for (const char* host : {"localhost", "0.0.0.0", "::1", "::"}) {
    server = std::move(*serve({.host = host}, echo));
    BOOST_TEST(told({"GET", "/", {}, ""}) == "200 GET /|", host);
  }
}

BOOST_AUTO_TEST_CASE(all_addresses_of_ipv6_are_those_of_ipv4_as_well) {
  std::promise<std::string> client;
  server = std::move(*serve({.host = "::"}, [&](const Request& request) {
    client.set_value(request.client);
    return Reply{};
  }));

  http.get("http://127.0.0.1:" + std::to_string(server->port()), "/");

  BOOST_TEST(client.get_future().get() == "127.0.0.1");
}

BOOST_AUTO_TEST_CASE(stopping_lets_the_request_in_flight_finish_and_frees_the_port) {
  std::promise<void> entered;
  std::promise<void> leave;
  server = std::move(*serve({.workers = 1}, [&](const Request&) {
    entered.set_value();
    leave.get_future().wait();
    return Reply{200, {}, "finished"};
  }));
  std::promise<Answer> answer;
  http.client().send(server->address(), {"GET", "/", {}, ""}, 10s,
                     [&](Answer given) { answer.set_value(std::move(given)); });
  entered.get_future().wait();

  std::thread stopping([&] { server->stop(); });
  leave.set_value();
  stopping.join();

  BOOST_TEST(WaitingClient::told(answer.get_future().get()) == "200 finished");
  BOOST_TEST(told({"GET", "/", {}, ""}) == "not_sent");
  BOOST_TEST(serve({.port = server->port()}, echo).has_value());
}

BOOST_AUTO_TEST_CASE(more_kept_connections_than_workers_are_all_served) {
  server = std::move(*serve({.workers = 2}, echo));
  std::vector<std::unique_ptr<WaitingClient>> clients;
  for (int i = 0; i < 20; ++i) clients.push_back(std::make_unique<WaitingClient>());

  for (int round = 0; round < 3; ++round) {
    for (auto& client : clients) {
      BOOST_REQUIRE(WaitingClient::told(client->get(server->address(), "/")) == "200 GET /|");
    }
  }
}

BOOST_AUTO_TEST_CASE(clients_that_never_finish_a_request_hold_nobody_up) {
  server = std::move(*serve({.workers = 1}, echo));
  std::vector<RawConnection> slow;
  for (int i = 0; i < 50; ++i) slow.emplace_back(server->port()).write("POST / HTTP/1.1\r\nHost");

  BOOST_TEST(told({"GET", "/", {}, ""}) == "200 GET /|");
}

BOOST_AUTO_TEST_CASE(requests_written_at_once_are_answered_in_their_order) {
  RawConnection connection(server->port());
  connection.write(
      "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"
      "GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

  const std::string replies = connection.read_to_end();
  const auto first = replies.find("POST /1|ab");
  BOOST_TEST(first != replies.npos);
  BOOST_TEST(replies.find("GET /2|", first) != replies.npos);
}

BOOST_AUTO_TEST_CASE(after_a_refused_request_nothing_more_is_taken_from_its_connection) {
  RawConnection connection(server->port());
  connection.write(
      "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n"
      "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");

  const std::string replies = connection.read_to_end();
  BOOST_TEST(replies.starts_with("HTTP/1.1 400 "));
  BOOST_TEST(replies.find("smuggled") == replies.npos);
}

BOOST_AUTO_TEST_CASE(a_client_that_waits_for_continue_is_told_to) {
  RawConnection connection(server->port());
  connection.write(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n"
      "Connection: close\r\n\r\n");
  BOOST_TEST(connection.read_some() == "HTTP/1.1 100 Continue\r\n\r\n");
  connection.write("ab");

  const std::string reply = connection.read_to_end();
  BOOST_TEST(reply.starts_with("HTTP/1.1 200 "));
  BOOST_TEST(reply.ends_with("|ab"));
}

BOOST_AUTO_TEST_SUITE_END()
