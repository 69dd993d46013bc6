#include <algorithm>

#include "tests/connectors/transport/framing_attacks.h"
#include "tests/outside/running_program.h"

using namespace ganh::service;

namespace {

struct Fixture : RunningProgram {
  ~Fixture() { BOOST_TEST(stop() == 0); }  // and it still stands after all that
};

bool has(const std::string& reply, const std::string& text) {
  return reply.find(text) != reply.npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(requests_test, Fixture)

BOOST_AUTO_TEST_CASE(every_ambiguous_request_is_refused_and_none_behind_it_is_answered) {
  for (const auto& attack : ganh::connectors::transport::framing_attacks()) {
    const std::string reply = answer(attack.bytes);

    // Where no body is taken, one that announces itself is too large before it is ambiguous.
    const bool is_too_large = attack.status == std::string("400") && status_of(reply) == "413";
    BOOST_TEST((is_too_large || status_of(reply) == attack.status), attack.name);
    BOOST_TEST(!has(reply, "\nHTTP/1.1 "), attack.name << ": " << reply);
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_the_services_is_not_answered_to) {
  for (const char* name : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example"}) {
    const std::string reply =
        answer("GET / HTTP/1.1\r\nHost: " + std::string(name) + "\r\nConnection: close\r\n\r\n");
    BOOST_TEST(status_of(reply) == "421", name);
  }
}

BOOST_AUTO_TEST_CASE(unknown_methods_are_refused_and_told_which_there_are) {
  for (const char* method : {"BREW", "TRACE", "PROPFIND", "get"}) {
    const std::string reply = ask(std::string(method) + " /");
    BOOST_TEST(status_of(reply) == "405", method);
    BOOST_TEST(has(reply, "\r\nAllow: "), method);
  }
  BOOST_TEST(status_of(ask("DELETE /healthz")) == "405");
  BOOST_TEST(has(ask("DELETE /healthz"), "\r\nAllow: "));
}

BOOST_AUTO_TEST_CASE(tricks_with_paths_lead_nowhere) {
  for (const char* path :
       {"/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fetc/passwd", "/%252e%252e/etc/passwd",
        "//etc/passwd", "/./healthz", "/healthz/", "/healthz%00", "/healthz%2f", "/%68ealthz",
        "/healthz;x=y", "/healthz\\", "/v1/../healthz", "/service.json", "/ganh.db"}) {
    BOOST_TEST(status_of(ask("GET " + std::string(path))) == "404", path);
  }
}

BOOST_AUTO_TEST_CASE(an_encoded_line_end_makes_no_field) {
  for (const char* target : {"/%0d%0aSet-Cookie:%20a=b", "/?next=%0d%0aSet-Cookie:%20a=b",
                             "/v1/products?after=%0d%0aSet-Cookie:%20a=b"}) {
    BOOST_TEST(!has(ask("GET " + std::string(target)), "\r\nSet-Cookie: a=b"), target);
  }
}

BOOST_AUTO_TEST_CASE(no_range_makes_a_reply_longer_than_the_whole) {
  std::string ranges = "Range: bytes=0-";
  while (ranges.size() < 8000) ranges += ",0-";
  const std::string whole = ask("GET /");
  const std::string reply = ask("GET /", ranges + "\r\n");

  BOOST_TEST(reply.size() <= whole.size() + 100);
  BOOST_TEST(!has(reply, "multipart/byteranges"));
}

BOOST_AUTO_TEST_CASE(every_reply_says_what_it_is_and_what_a_browser_may_do_with_it) {
  for (const char* target : {"/", "/healthz", "/v1/products", "/nothing", "/v1/nothing"}) {
    const std::string reply = ask("GET " + std::string(target));
    BOOST_TEST_CONTEXT(target << ": " << reply.substr(0, reply.find("\r\n\r\n"))) {
      BOOST_TEST(has(reply, "\r\nContent-Type: "));
      BOOST_TEST(has(reply, "charset=utf-8"));
      BOOST_TEST(has(reply, "\r\nX-Content-Type-Options: nosniff\r\n"));
      BOOST_TEST(has(reply, "\r\nReferrer-Policy: "));
      BOOST_TEST(has(reply, "frame-ancestors 'none'"));
      BOOST_TEST(!has(reply, "unsafe-inline"));
      BOOST_TEST(has(reply, "\r\nX-Request-Id: req_"));
      BOOST_TEST(has(reply, "\r\nCache-Control: no-"));
      BOOST_TEST(!has(reply, "Access-Control-Allow-Origin"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_stranger_cannot_say_that_he_is_somebody_else) {
  for (const char* field : {"REMOTE_ADDR: 127.0.0.1\r\n", "X-Forwarded-For: 127.0.0.1\r\n",
                            "X-Forwarded-Proto: https\r\n", "Forwarded: for=127.0.0.1\r\n"}) {
    BOOST_TEST(status_of(ask("GET /healthz", field)) == status_of(ask("GET /healthz")), field);
  }
}

BOOST_AUTO_TEST_SUITE_END()
