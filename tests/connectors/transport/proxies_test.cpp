#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "connectors/transport/address.h"
#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;

namespace {

const std::vector<AddressRange> trusted = {*parse_range("10.0.0.0/8"), *parse_range("fd00::/8")};

std::string client(const char* peer, const Headers& headers) {
  return origin_of(*parse_address(peer), headers, trusted).client.text();
}

Headers forwarded(const char* chain) {
  return {{"X-Forwarded-For", chain}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proxies_test)

BOOST_AUTO_TEST_CASE(a_strangers_word_about_himself_counts_for_nothing) {
  BOOST_TEST(client("203.0.113.7", forwarded("198.51.100.1")) == "203.0.113.7");
  BOOST_TEST(
      !origin_of(*parse_address("203.0.113.7"), {{"X-Forwarded-Proto", "https"}}, trusted).secure);
}

BOOST_AUTO_TEST_CASE(the_client_is_the_right_most_address_that_is_not_a_proxys) {
  BOOST_TEST(client("10.0.0.1", {}) == "10.0.0.1");
  BOOST_TEST(client("10.0.0.1", forwarded("203.0.113.7")) == "203.0.113.7");
  BOOST_TEST(client("10.0.0.1", forwarded("1.1.1.1, 203.0.113.7")) == "203.0.113.7");
  BOOST_TEST(client("10.0.0.1", forwarded("1.1.1.1, 203.0.113.7 ,10.9.9.9")) == "203.0.113.7");
  BOOST_TEST(client("10.0.0.1", {{"X-Forwarded-For", "1.1.1.1"},
                                 {"x-forwarded-for", "203.0.113.7"}}) == "203.0.113.7");
  BOOST_TEST(client("10.0.0.1", forwarded("10.0.0.2, 10.0.0.3")) == "10.0.0.2");
  BOOST_TEST(client("10.0.0.1", forwarded("1.1.1.1, unknown, 10.0.0.3")) == "10.0.0.3");
  BOOST_TEST(client("fd00::1", forwarded("[2001:db8::1]:4711")) == "2001:db8::1");
  BOOST_TEST(client("10.0.0.1", forwarded("203.0.113.7:4711")) == "203.0.113.7");
  BOOST_TEST(client("::ffff:10.0.0.1", forwarded("::ffff:203.0.113.7")) == "203.0.113.7");
}

BOOST_AUTO_TEST_CASE(a_proxy_says_whether_it_came_by_tls) {
  const auto secure = [](const char* said) {
    return origin_of(*parse_address("10.0.0.1"), {{"X-Forwarded-Proto", said}}, trusted).secure;
  };
  BOOST_TEST(secure("https"));
  BOOST_TEST(secure("HTTPS"));
  BOOST_TEST(!secure("http"));
  BOOST_TEST(!secure("https, http"));
  BOOST_TEST(!secure(""));
}

BOOST_AUTO_TEST_CASE(ranges_of_addresses_hold_what_they_say) {
  BOOST_TEST(parse_range("10.0.0.0/8")->contains(*parse_address("10.255.0.1")));
  BOOST_TEST(!parse_range("10.0.0.0/8")->contains(*parse_address("11.0.0.1")));
  BOOST_TEST(parse_range("192.0.2.128/25")->contains(*parse_address("192.0.2.129")));
  BOOST_TEST(!parse_range("192.0.2.128/25")->contains(*parse_address("192.0.2.127")));
  BOOST_TEST(parse_range("127.0.0.1")->contains(*parse_address("::ffff:127.0.0.1")));
  BOOST_TEST(parse_range("2001:db8::/33")->contains(*parse_address("2001:db8:7fff::")));
  BOOST_TEST(!parse_range("2001:db8::/33")->contains(*parse_address("2001:db8:8000::")));
  BOOST_TEST(parse_range("0.0.0.0/0")->contains(*parse_address("203.0.113.7")));
  BOOST_TEST(!parse_range("0.0.0.0/0")->contains(*parse_address("2001:db8::1")));
}

BOOST_AUTO_TEST_CASE(what_is_no_range_is_refused) {
  for (const char* text : {"", "x", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x",
                           "::/129", "10.0.0", "[::1]", "localhost"}) {
    BOOST_TEST(!parse_range(text).has_value(), text);
    const auto server = serve({.trusted_proxies = {text}}, [](const Request&) { return Reply{}; });
    BOOST_REQUIRE(!server);
    BOOST_TEST(server.error().faults.at(0).reason == "listen.proxy");
  }
}

BOOST_AUTO_TEST_CASE(a_handler_learns_who_stands_behind_a_trusted_proxy) {
  const auto server = std::move(*serve({.trusted_proxies = {"127.0.0.2"}}, [](const auto& request) {
    return Reply{200, {}, request.client + (request.secure ? " secure" : "")};
  }));
  const std::string request =
      "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n"
      "Connection: close\r\n\r\n";
  RawConnection proxy(server->port(), 2);
  proxy.write(request);
  RawConnection stranger(server->port(), 3);
  stranger.write(request);

  BOOST_TEST(proxy.read_to_end().ends_with("\r\n\r\n203.0.113.7 secure"));
  BOOST_TEST(stranger.read_to_end().ends_with("\r\n\r\n127.0.0.3"));
}

BOOST_AUTO_TEST_CASE(behind_a_proxy_its_clients_are_bounded_one_by_one) {
  std::promise<void> leave;
  const std::shared_future<void> left = leave.get_future().share();
  std::promise<void> entered;
  const auto server = std::move(
      *serve({.trusted_proxies = {"127.0.0.2"}, .limits = {.connections_per_address_max = 1}},
             [&](const Request& request) {
               if (request.path() == "/wait") {
                 entered.set_value();
                 left.wait();
               }
               return Reply{200, {}, request.client};
             }));
  const auto send = [](RawConnection& connection, const char* path, const char* of) {
    connection.write("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + of +
                     "\r\n\r\n");
  };
  RawConnection waiting(server->port(), 2);
  RawConnection same(server->port(), 2);
  RawConnection other(server->port(), 2);
  send(waiting, "/wait", "203.0.113.7");
  entered.get_future().wait();

  send(same, "/", "203.0.113.7");
  send(other, "/", "203.0.113.8");
  BOOST_TEST(same.read_reply().starts_with("HTTP/1.1 429 "));
  BOOST_TEST(other.read_reply().ends_with("203.0.113.8"));

  leave.set_value();
  BOOST_TEST(waiting.read_reply().ends_with("203.0.113.7"));
  send(waiting, "/", "203.0.113.7");
  BOOST_TEST(waiting.read_reply().ends_with("203.0.113.7"));
}

BOOST_AUTO_TEST_SUITE_END()
