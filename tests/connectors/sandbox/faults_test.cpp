#include "connectors/sandbox/faults.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::connectors;
using namespace std::chrono_literals;
using sandbox::Faults;
using sandbox::parse_faults;
using sandbox::WebhookOut;
using Pace = sandbox::Faults::Met::Pace;

namespace {

const Time start = *parse_rfc3339("2026-11-21T02:00:00Z");

// Counts what it carried out.
class Counting final : public sandbox::Sandbox {
 public:
  std::string_view name() const override { return "counting"; }
  transport::Reply handle(const transport::Request& request, Time) override {
    const auto token = transport::find(request.headers, "authorization");
    if (token && *token != "Bearer good") return {401, {}, ""};
    ++carried_out;
    return {200, {}, "0123456789"};
  }
  std::vector<WebhookOut> due(Time) override { return {}; }
  void answered(const WebhookOut&, int status) override { taken += status == 204 ? 1 : 0; }
  std::optional<Time> next_due() const override { return {}; }

  int carried_out = 0;
  int taken = 0;
};

struct Bench {
  explicit Bench(std::string_view plan) : faults(parse_faults(plan).value()) {}
  Faults::Met call(const std::string& path = "/v1/orders") {
    return faults.meet(market, {"GET", path, {{"Authorization", "Bearer good"}}, ""}, start);
  }
  std::string webhooks(const std::vector<std::string>& bodies, Time now = start) {
    std::vector<WebhookOut> due;
    for (const auto& body : bodies) due.push_back({"http://x", {"POST", "/", {}, body}});
    std::string sent;
    for (const auto& webhook : faults.meet(market, due, now)) sent += webhook.request.body;
    return sent;
  }

  Counting market;
  Faults faults;
};

std::string reason(std::string_view text) {
  const auto plan = parse_faults(text);
  return plan ? "" : plan.error().faults.front().reason;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults_test)

BOOST_AUTO_TEST_CASE(names_and_chances_are_read) {
  const auto plan = parse_faults("seed=7,timeout-after=0.1,429=0.25,lost-webhook=1");

  BOOST_REQUIRE(plan);
  BOOST_TEST(plan->seed == 7U);
  BOOST_TEST(plan->per_million[1] == 100'000);
  BOOST_TEST(plan->per_million[3] == 250'000);
  BOOST_TEST(plan->per_million[11] == 1'000'000);
  BOOST_TEST(!parse_faults("")->any());
}

BOOST_AUTO_TEST_CASE(a_name_that_is_none_is_told_with_those_there_are) {
  const auto plan = parse_faults("time-out=0.1");

  BOOST_REQUIRE(!plan);
  const auto& fault = plan.error().faults.front();
  BOOST_TEST(fault.reason == "faults.unknown");
  BOOST_TEST(fault.params.at(1).value.find("timeout-before, ") == 0U);
  BOOST_TEST(fault.params.at(1).value.find("reorder-webhook") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_chance_is_refused) {
  for (const auto* text : {"429", "429=", "429=2", "429=-1", "429=0.1234567", "429=x", "seed=x"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(reason(text) == "faults.chance");
    }
  }
  BOOST_TEST(reason("429=0.6,500=0.6") == "faults.sum");
  BOOST_TEST(reason("429=0.6,lost-webhook=0.6") == "");
}

BOOST_AUTO_TEST_CASE(one_seed_is_one_story_and_another_is_another) {
  const auto story = [](std::string_view plan) {
    Bench bench(plan);
    std::string told;
    for (int i = 0; i < 60; ++i) {
      told += std::to_string(bench.call().reply.status) + std::to_string(bench.market.carried_out);
    }
    return told;
  };

  BOOST_TEST(story("seed=7,429=0.3,500=0.3") == story("seed=7,429=0.3,500=0.3"));
  BOOST_TEST(story("seed=7,429=0.3,500=0.3") != story("seed=8,429=0.3,500=0.3"));
}

BOOST_AUTO_TEST_CASE(chances_come_about_as_often_as_they_say) {
  Bench bench("seed=3,503=0.2");
  int met = 0;
  for (int i = 0; i < 2'000; ++i) met += bench.call().reply.status == 503 ? 1 : 0;

  BOOST_TEST(met > 320);
  BOOST_TEST(met < 480);
}

BOOST_AUTO_TEST_CASE(a_timeout_comes_before_or_after_the_effect) {
  Bench before("timeout-before=1");
  Bench after("timeout-after=1");

  BOOST_TEST((before.call().pace == Pace::never));
  BOOST_TEST((after.call().pace == Pace::never));

  BOOST_TEST(before.market.carried_out == 0);
  BOOST_TEST(after.market.carried_out == 1);
}

BOOST_AUTO_TEST_CASE(a_cut_connection_or_500_may_or_may_not_have_had_its_effect) {
  for (const auto* plan : {"reset=1", "500=1"}) {
    Bench bench(plan);
    for (int i = 0; i < 50; ++i) bench.call();

    BOOST_TEST(bench.market.carried_out > 5);
    BOOST_TEST(bench.market.carried_out < 45);
  }
}

BOOST_AUTO_TEST_CASE(too_many_says_when_in_every_form) {
  Bench bench("429=1");
  int seconds = 0;
  int dates = 0;
  int none = 0;
  for (int i = 0; i < 60; ++i) {
    const auto reply = bench.call().reply;
    const auto wait = transport::find(reply.headers, "Retry-After");
    if (!wait) ++none;
    if (wait == "2") ++seconds;
    if (wait == "Sat, 21 Nov 2026 02:00:02 GMT") ++dates;
  }

  BOOST_TEST(seconds + dates + none == 60);
  BOOST_TEST(std::min({seconds, dates, none}) > 5);
  BOOST_TEST(bench.market.carried_out == 0);
}

BOOST_AUTO_TEST_CASE(half_a_reply_is_half_of_what_was_done) {
  Bench bench("truncate=1");

  BOOST_TEST(bench.call().reply.body == "01234");
  BOOST_TEST(bench.market.carried_out == 1);
}

BOOST_AUTO_TEST_CASE(a_spoilt_token_is_refused_in_the_marketplaces_own_way) {
  Bench bench("expired-token=1");

  BOOST_TEST(bench.call().reply.status == 401);
}

BOOST_AUTO_TEST_CASE(what_the_operator_does_always_succeeds) {
  Bench bench("503=1");

  BOOST_TEST(bench.call("/_sandbox/orders").reply.status == 200);
  BOOST_TEST(bench.call("/").reply.status == 200);
  BOOST_TEST(bench.call("/v1/orders").reply.status == 503);
}

BOOST_AUTO_TEST_CASE(webhooks_are_doubled_lost_or_come_late) {
  Bench twice("duplicate-webhook=1");
  Bench lost("lost-webhook=1");
  Bench late("reorder-webhook=1");

  BOOST_TEST(twice.webhooks({"a", "b"}) == "aabb");
  BOOST_TEST(lost.webhooks({"a"}) == "");
  BOOST_TEST(lost.market.taken == 1);
  BOOST_TEST(late.webhooks({"a"}) == "");
  BOOST_REQUIRE(late.faults.next_due());
  BOOST_TEST(late.webhooks({}, *late.faults.next_due()) == "a");
}

BOOST_AUTO_TEST_SUITE_END()
