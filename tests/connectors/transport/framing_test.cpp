#include "connectors/transport/framing.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ganh::connectors::transport;

namespace {

constexpr std::size_t body_max = 1000;

int refusal(const std::string& bytes) {
  return frame(bytes, body_max).refusal;
}

std::string post(const std::string& fields) {
  return "POST /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(framing_test)

BOOST_AUTO_TEST_CASE(a_request_ends_where_its_length_says) {
  const std::string head = post("Content-Length: 5\r\n");
  const Framing framing = frame(head + "helloGET / HTTP/1.1\r\n", body_max);

  BOOST_TEST(framing.refusal == 0);
  BOOST_TEST(framing.head_bytes == head.size());
  BOOST_TEST(framing.body_bytes == 5u);
}

BOOST_AUTO_TEST_CASE(a_head_that_is_not_all_there_is_waited_for) {
  const std::string whole = post("");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Framing framing = frame(whole.substr(0, size), body_max);
    BOOST_TEST(framing.refusal == 0);
    BOOST_TEST(framing.head_bytes == 0u);
  }
}

BOOST_AUTO_TEST_CASE(what_two_readers_could_frame_differently_is_refused) {
  using namespace std::string_literals;
  for (const std::string& fields :
       {"Content-Length: 5\r\nContent-Length: 5\r\n"s,
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"s, "Content-Length: -1\r\n"s,
        "Content-Length: +1\r\n"s, "Content-Length: 3abc\r\n"s, "Content-Length: 5, 5\r\n"s,
        "Content-Length:\r\n"s, "Content-Length: 99999999999999999999\r\n"s,
        "Content-Length : 5\r\n"s, "X: a\nContent-Length: 5\r\n"s, "X: a\rb\r\n"s, "X: a\0b\r\n"s,
        " folded\r\n"s, "X: a\r\n\tfolded\r\n"s, ": nameless\r\n"s, "no colon\r\n"s,
        "Host: y\r\n"s}) {
    BOOST_TEST(refusal(post(fields)) == 400, fields);
  }
  BOOST_TEST(refusal(post("Transfer-Encoding: chunked\r\n")) == 411);
}

BOOST_AUTO_TEST_CASE(a_request_line_is_of_the_one_form) {
  const std::string rest = "\r\nHost: x\r\n\r\n";
  for (const char* line :
       {"GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", "GET /a b HTTP/1.1", " GET / HTTP/1.1",
        "GET http://x/ HTTP/1.1", "GET * HTTP/1.1", "GET /\x01 HTTP/1.1", "GET /\xC3\xA0 HTTP/1.1",
        "GET /#a HTTP/1.1", "G(T / HTTP/1.1", "GET / HTTZ/1.1", ""}) {
    BOOST_TEST(refusal(line + rest) == 400, line);
  }
  BOOST_TEST(refusal("BREW / HTTP/1.1" + rest) == 405);
  BOOST_TEST(refusal("GET / HTTP/2.0" + rest) == 505);
  BOOST_TEST(refusal("GET / HTTP/1.1\r\n\r\n") == 400);
  BOOST_TEST(refusal("GET / HTTP/1.0\r\n\r\n") == 0);
}

BOOST_AUTO_TEST_CASE(a_body_where_none_is_expected_is_refused) {
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n") == 400);
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n") == 0);
}

BOOST_AUTO_TEST_CASE(heads_and_bodies_are_bounded) {
  const std::string huge = post("X: " + std::string(head_bytes_max, 'x') + "\r\n");

  BOOST_TEST(refusal(huge) == 431);
  BOOST_TEST(refusal(post("Content-Length: 1000\r\n")) == 0);
  BOOST_TEST(refusal(post("Content-Length: 1001\r\n")) == 413);
}

BOOST_AUTO_TEST_CASE(a_bare_line_feed_never_ends_a_head) {
  BOOST_TEST(refusal("GET / HTTP/1.1\nHost: x\n\n") == 400);
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: x\n\r\n") == 400);
}

BOOST_AUTO_TEST_SUITE_END()
