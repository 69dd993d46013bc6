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
  // As one service tells the other of `database.tell_others`.
  struct Two {
    http::Rate first{128, [this](std::string_view message) { said.emplace_back(message); }};
    http::Rate second{128};
    std::vector<std::string> said;
  };

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

BOOST_AUTO_TEST_CASE(what_a_caller_has_had_of_one_service_counts_at_the_others) {
  Two two;
  const Time now = folder->clock().now();
  for (int sent = 0; sent < 100; ++sent) two.first.take("person:lan", now);
  BOOST_TEST(two.said.size() == 50u);  // a sixty-fourth of a minute's at a time

  for (const std::string& message : two.said) two.second.told(message, now);

  BOOST_TEST(two.second.take("person:lan", now).left == 27);
  BOOST_TEST(two.second.take("person:hoa", now).left == 127);
  two.second.told(two.said.front(), now);
  two.second.told("requests 1000 person:lan", now);
  const auto refused = two.second.take("person:lan", now);
  BOOST_TEST(!refused.may);
  BOOST_TEST(refused.reset_seconds == 1);  // never more than a whole minute's is owed
}

BOOST_AUTO_TEST_CASE(what_others_tell_that_is_no_count_of_requests_changes_nothing) {
  http::Rate rate{10};
  const Time now = folder->clock().now();
  for (int sent = 0; sent < 5; ++sent) rate.take("person:lan", now);

  for (const char* message : {"", "requests", "requests ", "requests x person:lan", "requests 3",
                              "commits 3 person:lan", "requests -5 person:lan"}) {
    rate.told(message, now);
  }

  BOOST_TEST(rate.take("person:lan", now).left == 4);
}

BOOST_AUTO_TEST_SUITE_END()
