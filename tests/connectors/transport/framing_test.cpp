#include "connectors/transport/framing.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace ganh::connectors::transport;

namespace {

// The status that a request with this head would be refused with; 0: none.
int refusal(const std::string& bytes) {
  const HeadEnd end = find_head_end(bytes, 0);
  if (end.refusal) return status_of(*end.refusal);
  if (!end.bytes) return 0;
  const Head head = read_head(bytes.substr(0, *end.bytes));
  return head.refusal ? status_of(*head.refusal) : 0;
}

std::string post(const std::string& fields) {
  return "POST /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

struct Unchunked {
  std::string body;
  std::string rest;
  bool whole = false;
  int refusal = 0;
};

// `step` bytes come at a time.
Unchunked unchunk(std::string_view bytes, std::size_t step, std::size_t body_bytes_max = 100) {
  Unchunked result;
  ChunkedBody chunked;
  while (!bytes.empty() && !chunked.is_whole() && !chunked.refusal()) {
    result.rest += bytes.substr(0, step);
    bytes.remove_prefix(std::min(step, bytes.size()));
    result.rest.erase(0, chunked.take(result.rest, result.body, body_bytes_max));
  }
  result.rest += bytes;
  result.whole = chunked.is_whole();
  if (chunked.refusal()) result.refusal = status_of(*chunked.refusal());
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(framing_test)

BOOST_AUTO_TEST_CASE(a_request_ends_where_its_length_says) {
  const std::string bytes = post("Content-Length: 5\r\n");
  const HeadEnd end = find_head_end(bytes + "helloGET / HTTP/1.1\r\n", 0);
  const Head head = read_head(bytes);

  BOOST_TEST((end.bytes == bytes.size()));
  BOOST_TEST((head.body == Head::Body::of_length));
  BOOST_TEST(head.body_bytes == 5u);
}

BOOST_AUTO_TEST_CASE(a_head_that_is_not_all_there_is_waited_for) {
  const std::string whole = post("");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const HeadEnd end = find_head_end(whole.substr(0, size), size == 0 ? 0 : size - 1);
    BOOST_TEST((!end.refusal && !end.bytes), size);
  }
  BOOST_TEST((find_head_end(whole, whole.size() - 1).bytes == whole.size()));
}

BOOST_AUTO_TEST_CASE(what_two_readers_could_frame_differently_is_refused) {
  using namespace std::string_literals;
  for (const std::string& fields : {"Content-Length: 5\r\nContent-Length: 5\r\n"s,
                                    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"s,
                                    "Content-Length: -1\r\n"s,
                                    "Content-Length: +1\r\n"s,
                                    "Content-Length: 3abc\r\n"s,
                                    "Content-Length: 5, 5\r\n"s,
                                    "Content-Length:\r\n"s,
                                    "Content-Length: 99999999999999999999\r\n"s,
                                    "Content-Length : 5\r\n"s,
                                    "X: a\nContent-Length: 5\r\n"s,
                                    "X: a\rb\r\n"s,
                                    "X: a\0b\r\n"s,
                                    " folded\r\n"s,
                                    "X: a\r\n\tfolded\r\n"s,
                                    ": nameless\r\n"s,
                                    "no colon\r\n"s,
                                    "Host: y\r\n"s,
                                    "X: a\x01\r\n"s,
                                    "X: a\x7f\r\n"s,
                                    "Transfer-Encoding: gzip, chunked\r\n"s,
                                    "Transfer-Encoding: chunked, chunked\r\n"s,
                                    "Transfer-Encoding: identity\r\n"s,
                                    "Transfer-Encoding: xchunked\r\n"s,
                                    "Transfer-Encoding: \"chunked\"\r\n"s,
                                    "Transfer-Encoding:\r\n"s,
                                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"s,
                                    "Transfer-Encoding : chunked\r\n"s}) {
    BOOST_TEST(refusal(post(fields)) == 400, fields);
  }
  BOOST_TEST(refusal(post("Transfer-Encoding: Chunked\r\n")) == 0);
  BOOST_TEST(refusal("POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

BOOST_AUTO_TEST_CASE(a_host_is_a_name_and_nothing_else) {
  for (const char* host : {"a b", "a,b", "a/b", "user@a", "a?b", "a#b", "a\\b", "\xC3\xA0"}) {
    BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n") == 400, host);
  }
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n") == 0);
}

BOOST_AUTO_TEST_CASE(a_connection_ends_when_its_client_says_so_in_whatever_case) {
  for (const char* field : {"Connection: close", "connection: Close", "Connection: te, CLOSE"}) {
    BOOST_TEST(!read_head(post(std::string(field) + "\r\n")).keeps, field);
  }
  BOOST_TEST(read_head(post("Connection: te\r\n")).keeps);
  BOOST_TEST(!read_head("GET / HTTP/1.0\r\n\r\n").keeps);
  BOOST_TEST(read_head("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keeps);
}

BOOST_AUTO_TEST_CASE(a_chunked_body_is_the_same_however_it_comes) {
  const std::string bytes = "5\r\nhello\r\n00A\r\n, world..!\r\n0\r\n\r\nGET /next";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    const Unchunked result = unchunk(bytes, step);
    BOOST_TEST(result.whole);
    BOOST_TEST(result.body == "hello, world..!");
    BOOST_TEST(result.rest == "GET /next");
  }
}

BOOST_AUTO_TEST_CASE(a_chunked_body_that_two_readers_could_frame_differently_is_refused) {
  for (const char* bytes :
       {"5;a=b\r\nhello\r\n0\r\n\r\n", "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n", " 5\r\nhello\r\n0\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n", "000000005\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nX: a\r\n\r\n", "5\r\nhello\r\n0\r\n\n", "g\r\n"}) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{1000}}) {
      const Unchunked result = unchunk(bytes, step);
      BOOST_TEST(result.refusal == 400, bytes);
      BOOST_TEST(!result.whole);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_chunked_body_is_bounded_before_it_is_read) {
  BOOST_TEST(unchunk("64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n", 7).body.size() == 100u);
  BOOST_TEST(unchunk("65\r\n", 5).refusal == 413);
  BOOST_TEST(unchunk("64\r\n" + std::string(100, 'x') + "\r\n1\r\n", 7).refusal == 413);
  BOOST_TEST(unchunk("ffffffff\r\n", 10).refusal == 413);
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
  BOOST_TEST(refusal("CONNECT x:80 HTTP/1.1" + rest) == 405);
  BOOST_TEST(refusal("GET / HTTP/2.0" + rest) == 505);
  BOOST_TEST(refusal("GET / HTTP/1.1\r\n\r\n") == 400);
  BOOST_TEST(refusal("GET / HTTP/1.0\r\n\r\n") == 0);
}

BOOST_AUTO_TEST_CASE(a_body_where_none_is_expected_is_refused) {
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n") == 400);
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n") == 0);
}

BOOST_AUTO_TEST_CASE(a_head_is_bounded_in_bytes_and_in_fields) {
  std::string many;
  for (std::size_t i = 0; i < fields_max; ++i) many += "X: a\r\n";

  BOOST_TEST(refusal(post("X: " + std::string(head_bytes_max, 'x') + "\r\n")) == 431);
  BOOST_TEST(refusal(post(many)) == 431);
}

BOOST_AUTO_TEST_CASE(a_bare_line_feed_never_ends_a_head) {
  BOOST_TEST(refusal("GET / HTTP/1.1\nHost: x\n\n") == 400);
  BOOST_TEST(refusal("GET / HTTP/1.1\r\nHost: x\n\r\n") == 400);
}

BOOST_AUTO_TEST_SUITE_END()
