#include "service/jobs/erasing.h"

#include <deque>

#include "catalog/orders/retention.h"
#include "service/http/idempotency_keys.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;

namespace {

// Runs what is to be done now, and keeps what is to be done later.
struct ByHand final : connectors::transport::Executor {
  void post(std::function<void()> task) override { now.push_back(std::move(task)); }
  void post_at(Time when, std::function<void()> task) override {
    later.emplace_back(when, std::move(task));
  }
  void run() {
    while (!now.empty()) {
      const auto task = std::move(now.front());
      now.pop_front();
      task();
    }
  }

  std::deque<std::function<void()>> now;
  std::deque<std::pair<Time, std::function<void()>>> later;
};

struct Archive : Shop {
  Archive() { product("A", 1'000); }

  OrderId cancelled(const ChannelId& channel, const std::string& external_id) {
    order(channel, external_id, "A-1KG", 1);
    const auto id =
        look([&](auto& s) { return catalog::orders::find_order(s, channel, external_id); })->id;
    command([&](auto& c) {
      return catalog::orders::cancel(c, id, {catalog::orders::Party::customer, "đổi ý"});
    });
    return id;
  }
  std::string customer(const OrderId& id) {
    return look([&](auto& s) { return catalog::orders::find_order(s, id); })->customer.name;
  }

  ByHand executor;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(erasing_test, Archive)

BOOST_AUTO_TEST_CASE(every_day_it_erases_what_is_due_however_much_and_nothing_else) {
  const auto market = channel();
  std::vector<OrderId> old;
  for (int at = 0; at < 45; ++at) old.push_back(cancelled(market, "PM-" + std::to_string(at)));
  folder->step_clock(std::chrono::hours{24 * 40});
  const OrderId fresh = cancelled(market, "PM-fresh");

  const jobs::Erasing erasing(*folder, executor, 30, {});
  executor.run();

  for (const auto& id : old) BOOST_TEST(customer(id) == "");
  BOOST_TEST(customer(fresh) == "Chị Hoa");
  BOOST_REQUIRE(executor.later.size() == 2u);
  BOOST_TEST((executor.later.back().first - folder->clock().now() > std::chrono::hours{23}));
}

BOOST_AUTO_TEST_CASE(every_hour_it_forgets_answers_that_nobody_may_ask_for_however_many) {
  constexpr int many = 450;
  const Time now = folder->clock().now();
  const auto asked = [&](int at) { return http::KeyUse{"person:lan", "k1", at, "body", now}; };
  const auto count = [&] {
    return folder->database().read([](const catalog::store::Read& read) {
      return read.global().number("SELECT COUNT(*) FROM idempotency_keys", {});
    });
  };
  const auto kept = folder->database().write([&](catalog::store::Write& write) -> Result<> {
    for (int at = 0; at < many; ++at) http::keep_answer(write.global(), asked(at), {200, "{}"});
    return {};
  });
  BOOST_REQUIRE(kept);
  const jobs::Erasing erasing(*folder, executor, 30, {});
  executor.run();
  BOOST_TEST(count() == many);

  folder->step_clock(std::chrono::hours{25});
  BOOST_REQUIRE(executor.later.size() == 2u);
  const auto [when, forget] = executor.later.front();
  BOOST_TEST((when - now <= std::chrono::minutes{61}));
  executor.post(forget);
  executor.run();

  BOOST_TEST(count() == 0);
}

BOOST_AUTO_TEST_CASE(without_a_setting_the_shipped_rule_says_how_long) {
  const auto rules = catalog::orders::shipped_retention_rules();
  const int days = catalog::orders::retention_rule_on(rules, today()).days_kept;
  const auto market = channel();
  const auto old = cancelled(market, "PM-1");
  folder->step_clock(std::chrono::hours{24});
  const auto fresh = cancelled(market, "PM-2");
  folder->step_clock(std::chrono::hours{24 * days});

  const jobs::Erasing erasing(*folder, executor, 0, {});
  executor.run();

  BOOST_TEST(customer(old) == "");
  BOOST_TEST(customer(fresh) == "Chị Hoa");
}

BOOST_AUTO_TEST_SUITE_END()
