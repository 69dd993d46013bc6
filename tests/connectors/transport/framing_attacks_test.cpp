#include <atomic>
#include <boost/test/unit_test.hpp>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;
using namespace std::string_literals;

namespace {

struct Attack {
  const char* name;
  std::string bytes;
  const char* status;
};

const std::string host = "Host: x\r\n";
const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

std::string post(const std::string& fields, const std::string& body = "") {
  return "POST / HTTP/1.1\r\n" + host + fields + "\r\n" + body + smuggled;
}

std::string get(const std::string& line, const std::string& fields = host) {
  return line + "\r\n" + fields + "\r\n" + smuggled;
}

// RFC 9112's ambiguities, and those that other servers were broken by.
const Attack attacks[] = {
    {"both lengths", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
     "400"},
    {"both, turned", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"),
     "400"},
    {"two lengths", post("Content-Length: 0\r\nContent-Length: 5\r\n"), "400"},
    {"two equal lengths", post("Content-Length: 0\r\nContent-Length: 0\r\n"), "400"},
    {"a list of lengths", post("Content-Length: 0, 0\r\n"), "400"},
    {"a length below zero", post("Content-Length: -1\r\n"), "400"},
    {"a length with letters", post("Content-Length: 3abc\r\n", "abc"), "400"},
    {"a length in hexadecimal", post("Content-Length: 0x3\r\n", "abc"), "400"},
    {"a blank before the colon", post("Content-Length : 3\r\n", "abc"), "400"},
    {"a blank before the encoding's colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
     "400"},
    {"a bare line feed", "GET / HTTP/1.1\nHost: x\n\n" + smuggled, "400"},
    {"a bare line feed inside", "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n" + smuggled, "400"},
    {"a bare carriage return", get("GET / HTTP/1.1", host + "X: a\rContent-Length: 5\r\n"), "400"},
    {"a NUL", get("GET / HTTP/1.1", host + "X: a\0b\r\n"s), "400"},
    {"a NUL in the path", get("GET /\0 HTTP/1.1"s), "400"},
    {"a folded field", get("GET / HTTP/1.1", host + "X: a\r\n b\r\n"), "400"},
    {"a field that begins folded", get("GET / HTTP/1.1", " X: a\r\n" + host), "400"},
    {"no host", get("GET / HTTP/1.1", ""), "400"},
    {"two hosts", get("GET / HTTP/1.1", host + "Host: y\r\n"), "400"},
    {"a host with a path", get("GET / HTTP/1.1", "Host: x/y\r\n"), "400"},
    {"a field without a name", get("GET / HTTP/1.1", host + ": a\r\n"), "400"},
    {"a field without a colon", get("GET / HTTP/1.1", host + "X\r\n"), "400"},
    {"a body on GET", get("GET / HTTP/1.1", host + "Content-Length: 5\r\n"), "400"},
    {"chunks on GET", get("GET / HTTP/1.1", host + "Transfer-Encoding: chunked\r\n"), "400"},
    {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
    {"an unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), "400"},
    {"chunked and another coding", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
     "400"},
    {"a chunk's size with a sign", post("Transfer-Encoding: chunked\r\n", "+3\r\nabc\r\n0\r\n\r\n"),
     "400"},
    {"a chunk extension", post("Transfer-Encoding: chunked\r\n", "3;x\r\nabc\r\n0\r\n\r\n"), "400"},
    {"a trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 9\r\n\r\n"), "400"},
    {"a chunk longer than it says",
     post("Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n"), "400"},
    {"a chunk's size that overflows",
     post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF1\r\nabc\r\n0\r\n\r\n"), "400"},
    {"an absolute target", get("GET http://x/ HTTP/1.1"), "400"},
    {"two blanks", get("GET  / HTTP/1.1"), "400"},
    {"a tab for a blank", get("GET\t/\tHTTP/1.1"), "400"},
    {"no version", get("GET /"), "400"},
    {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "405"},
    {"another version", get("GET / HTTP/3.0"), "505"},
    {"an unknown method", get("BREW / HTTP/1.1"), "405"},
    {"TRACE", get("TRACE / HTTP/1.1"), "405"},
    {"CONNECT", get("CONNECT x:443 HTTP/1.1"), "405"},
    {"a head without an end", "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x'), "431"},
    {"very many fields",
     get(
         "GET / HTTP/1.1", host +
                               [] {
                                 std::string fields;
                                 for (int i = 0; i < 200; ++i) fields += "X: a\r\n";
                                 return fields;
                               }()),
     "431"},
    {"a body over the bound", post("Content-Length: 1001\r\n", std::string(1001, 'x')), "413"},
    {"a body far over the bound", post("Content-Length: 99999999999\r\n"), "413"},
    {"chunks over the bound", post("Transfer-Encoding: chunked\r\n", "3E9\r\n"), "413"},
    {"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s, "400"},
};

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
  for (const Attack& attack : attacks) {
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
  connection.write(get("BREW / HTTP/1.1"));

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
