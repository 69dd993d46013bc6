#include "service/http/rate.h"

#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

// Three requests a minute, so that one comes back every 20 seconds.
struct Busy : Counter {
  Busy() {
    lan = person("lan", accounts::Role::manager);
    hoa = person("hoa", accounts::Role::staff);
  }
  Reply me(const Headers& who) { return slow.handle(request(who, "GET", "/v1/me")); }
  void use_up(const Headers& who) {
    for (int sent = 0; sent < 3; ++sent) BOOST_TEST(me(who).status != 429);
  }

  Headers lan;
  Headers hoa;
  http::Routes slow{[this] {
    auto all = parts();
    all.requests_per_minute = 3;
    return all;
  }()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rate_test, Busy)

BOOST_AUTO_TEST_CASE(every_answer_says_how_many_more_may_come) {
  const auto first = me(lan);
  const auto second = me(lan);

  BOOST_TEST(header(first, "RateLimit-Limit") == "3");
  BOOST_TEST(header(first, "RateLimit-Remaining") == "2");
  BOOST_TEST(header(first, "RateLimit-Reset") == "20");
  BOOST_TEST(header(second, "RateLimit-Remaining") == "1");
}

BOOST_AUTO_TEST_CASE(too_many_are_refused_and_told_when_to_come_again) {
  use_up(lan);

  const auto refused = me(lan);
  const auto seconds = std::stoi("0" + header(refused, "Retry-After"));

  BOOST_TEST(refused.status == 429);
  BOOST_TEST(reason(refused) == "request.too_many");
  BOOST_TEST(seconds >= 1);
  BOOST_TEST(seconds <= 20);
  BOOST_TEST(header(refused, "RateLimit-Remaining") == "0");
  folder->step_clock(std::chrono::seconds{seconds});
  BOOST_TEST(me(lan).status == 200);
}

BOOST_AUTO_TEST_CASE(one_who_asks_too_much_hinders_nobody_else) {
  use_up(lan);
  use_up(nobody);

  BOOST_TEST(me(lan).status == 429);
  BOOST_TEST(me(nobody).status == 429);
  BOOST_TEST(me(hoa).status == 200);
  visit.client = "203.0.113.8";
  BOOST_TEST(me(nobody).status == 401);
}

BOOST_AUTO_TEST_CASE(who_shows_a_secret_that_opens_nothing_is_counted_by_his_address) {
  for (const char* secret : {"a", "b", "c"}) me(bearer(secret));

  BOOST_TEST(me(bearer("d")).status == 429);
}

BOOST_AUTO_TEST_CASE(what_is_too_much_has_no_effect) {
  use_up(lan);
  const auto before = folder->commits();

  const auto refused = slow.handle(request(lan, "POST", of("channels"), "{}"));

  BOOST_TEST(refused.status == 429);
  BOOST_TEST(folder->commits() == before);
}

BOOST_AUTO_TEST_CASE(the_machine_is_not_counted) {
  for (int sent = 0; sent < 10; ++sent) BOOST_TEST(me(machine).status == 200);
  BOOST_TEST(header(me(machine), "RateLimit-Limit") == "");
}

BOOST_AUTO_TEST_SUITE_END()
