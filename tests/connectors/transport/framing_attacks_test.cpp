#include <atomic>
#include <boost/test/unit_test.hpp>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/framing_attacks.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;

namespace {

const std::string host = "Host: x\r\n";

struct Fixture {
  std::atomic<int> handled = 0;
  std::unique_ptr<HttpServer> server =
      std::move(*serve({.body_bytes_max = at_most(1000)}, [this](const Request& request) {
        ++handled;
        return Reply{200, {}, request.method + " " + request.target + "|" + request.body};
      }));
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(framing_attacks_test, Fixture)

BOOST_AUTO_TEST_CASE(every_ambiguous_request_is_refused_and_its_connection_closed) {
  for (const Attack& attack : framing_attacks()) {
    BOOST_TEST_CONTEXT(attack.name) {
      RawConnection connection(server->port());
      connection.try_write(attack.bytes);

      const std::string reply = connection.read_to_end();
      BOOST_TEST(reply.starts_with("HTTP/1.1 " + std::string(attack.status) + " "), reply);
      BOOST_TEST(reply.find("\r\nContent-Type: application/problem+json; charset=utf-8\r\n") !=
                 reply.npos);
      BOOST_TEST(reply.find("\r\nX-Content-Type-Options: nosniff\r\n") != reply.npos);
      BOOST_TEST(reply.find("\r\nX-Request-Id: req_") != reply.npos);
    }
  }
  BOOST_TEST(handled == 0);
}

BOOST_AUTO_TEST_CASE(an_unknown_method_is_told_which_there_are) {
  RawConnection connection(server->port());
  connection.write("BREW / HTTP/1.1\r\n" + host + "\r\n");

  BOOST_TEST(connection.read_to_end().find("\r\nAllow: GET, HEAD, POST, ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_body_that_is_too_large_is_refused_before_it_is_sent) {
  RawConnection connection(server->port());
  connection.write("POST / HTTP/1.1\r\n" + host +
                   "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n");

  BOOST_TEST(connection.read_to_end().starts_with("HTTP/1.1 413 "));
}

BOOST_AUTO_TEST_CASE(a_chunked_body_is_read_however_it_is_cut) {
  RawConnection connection(server->port());
  const std::string bytes = "POST /a HTTP/1.1\r\n" + host +
                            "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n";
  for (int i = 0; i < 2; ++i) {
    for (const char byte : bytes) connection.write({&byte, 1});
    BOOST_TEST(connection.read_reply().ends_with("POST /a|hello!"));
  }
}

BOOST_AUTO_TEST_CASE(nobody_decodes_a_path) {
  RawConnection connection(server->port());
  for (const char* path : {"/../a", "/%2e%2e/a", "/a%2fb", "/%00", "//a", "/a%252fb", "/a\\b"}) {
    connection.write("GET " + std::string(path) + " HTTP/1.1\r\n" + host + "\r\n");
    BOOST_TEST(connection.read_reply().ends_with("GET " + std::string(path) + "|"), path);
  }
}

BOOST_AUTO_TEST_CASE(what_a_client_sent_never_becomes_a_field_of_the_reply) {
  server = std::move(*serve({}, [](const Request& request) {
    return Reply{302, {{"Location", request.query("to").value_or("")}}, ""};
  }));
  RawConnection connection(server->port());
  connection.write("GET /?to=a%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n" + host + "\r\n");

  const std::string reply = connection.read_reply();
  BOOST_TEST(reply.starts_with("HTTP/1.1 500 "));
  BOOST_TEST(reply.find("Set-Cookie") == reply.npos);
}

BOOST_AUTO_TEST_SUITE_END()
