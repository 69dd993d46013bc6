#include <boost/test/unit_test.hpp>
#include <mutex>
#include <set>
#include <stdexcept>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;

namespace {

struct Fixture {
  std::mutex mutex;
  std::vector<std::string> seen;
  std::unique_ptr<HttpServer> server = std::move(*serve(
      {.body_bytes_max = [](auto method, auto) -> std::size_t { return method == "PUT" ? 10 : 0; },
       .observe =
           [this](const Exchange& exchange) {
             const std::lock_guard lock(mutex);
             seen.push_back(std::string(exchange.client) + " " + std::string(exchange.method) +
                            " " + std::string(exchange.path) + " " +
                            std::to_string(exchange.status) + " " +
                            std::to_string(exchange.request_bytes) + ">" +
                            std::to_string(exchange.reply_bytes) + " " +
                            std::string(exchange.refused) + std::string(exchange.failure));
           }},
      [](const Request& request) {
        if (request.path() == "/throws") throw std::runtime_error("why");
        if (request.path() == "/breaks") return Reply{0, {}, "kept back"};
        return Reply{200, {}, request.id};
      }));

  std::string ask(const std::string& bytes) {
    RawConnection connection(server->port());
    connection.write(bytes);
    return connection.read_reply();
  }
  std::string last() {
    server->stop();
    const std::lock_guard lock(mutex);
    return seen.empty() ? "" : seen.back();
  }
};

std::string field(const std::string& reply, const std::string& name) {
  const auto at = reply.find("\r\n" + name + ": ");
  if (at == reply.npos) return "";
  const auto from = at + name.size() + 4;
  return reply.substr(from, reply.find("\r\n", from) - from);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(exchanges_test, Fixture)

BOOST_AUTO_TEST_CASE(an_answered_request_is_told_without_its_query) {
  ask("PUT /a?secret=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");

  BOOST_TEST(last() == "127.0.0.1 PUT /a 200 2>20 ");
}

BOOST_AUTO_TEST_CASE(a_refused_request_is_told_with_its_reason) {
  const std::string reply = ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");

  const auto bytes = std::to_string(reply.size() - reply.find("\r\n\r\n") - 4);
  BOOST_TEST(last() == "127.0.0.1 POST /a 413 0>" + bytes + " http.body_too_large");
  BOOST_TEST(server->counts().refused[static_cast<std::size_t>(Refused::body_too_large)] == 1u);
}

BOOST_AUTO_TEST_CASE(what_a_handler_threw_is_told_to_the_log_alone) {
  const std::string reply = ask("GET /throws HTTP/1.1\r\nHost: x\r\n\r\n");

  BOOST_TEST(reply.find("why") == reply.npos);
  BOOST_TEST(last().ends_with(" http.failedwhy"));
}

BOOST_AUTO_TEST_CASE(a_request_that_is_to_stay_unanswered_gets_not_a_byte) {
  RawConnection connection(server->port());

  connection.write("GET /breaks HTTP/1.1\r\nHost: x\r\n\r\n");

  BOOST_TEST(connection.read_some() == "");
}

BOOST_AUTO_TEST_CASE(every_reply_bears_an_id_of_its_own) {
  std::set<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    const std::string answered = ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    BOOST_TEST(answered.ends_with(field(answered, "X-Request-Id")));
    ids.insert(field(answered, "X-Request-Id"));
    ids.insert(field(ask("GET / HTTP/9.9\r\nHost: x\r\n\r\n"), "X-Request-Id"));
  }
  BOOST_TEST(ids.size() == 6u);
  BOOST_TEST(!ids.contains(""));
}

BOOST_AUTO_TEST_CASE(a_refusal_speaks_the_clients_language) {
  const std::string fields = "Host: x\r\nContent-Length: 9\r\n\r\n";

  BOOST_TEST(ask("POST / HTTP/1.1\r\nAccept-Language: en-GB\r\n" + fields).find("too large") !=
             std::string::npos);
  BOOST_TEST(ask("POST / HTTP/1.1\r\n" + fields).find("quá lớn") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_owner_may_say_a_refusal_in_his_own_words) {
  server = std::move(*serve(
      {.refuse =
           [](Refused why, const Request& request) {
             return Reply{200, {{"X-Own", "yes"}}, std::string(reason_of(why)) + request.client};
           }},
      [](const Request&) { return Reply{}; }));

  const std::string reply = ask("BREW / HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_TEST(reply.starts_with("HTTP/1.1 405 "));
  BOOST_TEST(field(reply, "X-Own") == "yes");
  BOOST_TEST(reply.ends_with("http.method127.0.0.1"));
}

BOOST_AUTO_TEST_SUITE_END()
