#include "connectors/publishing/quota.h"

#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

// A listing that stands, of which four packs may be ordered in a day.
struct Rationed : Stall {
  Rationed() : Stall(R"({"buffer_packs":0,"packs_per_day_max":4})") {
    lot("L1", rice, grower, 100'000);
    stand();
  }
  std::int64_t told() { return listing().packs.value_or(-1); }
  OrderId buy(const std::string& number, std::int64_t packs) {
    auto order = an_order(number, {{"GAO-1KG", packs}});
    order.channel = channel.id;
    const auto placed = command([&](auto& c) { return catalog::orders::place(c, order); });
    tell();
    return placed->id;
  }
  void tell() {
    plan();
    while (const auto sent = next()) {
      answer(sent->sent, {Accepted{"GAO-1KG", "AC-1"}});
      plan();
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(quota_test, Rationed)

BOOST_AUTO_TEST_CASE(no_more_is_offered_than_may_be_sold_in_a_day) {
  BOOST_TEST(told() == 4);

  buy("A1", 3);

  BOOST_TEST(told() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_given_up_may_be_sold_again_the_same_day) {
  const OrderId id = buy("A1", 3);

  BOOST_REQUIRE(command([&](auto& c) {
    return catalog::orders::cancel(c, id, {catalog::orders::Party::customer, "Đổi ý"});
  }));
  tell();

  BOOST_TEST(told() == 4);
}

BOOST_AUTO_TEST_CASE(a_new_day_has_a_quota_of_its_own) {
  buy("A1", 6);
  BOOST_TEST(told() == 0);

  clock.advance(std::chrono::hours{24});
  tell();

  BOOST_TEST(told() == 4);
}

BOOST_AUTO_TEST_CASE(what_is_sold_elsewhere_does_not_count) {
  place("PM-1", {{"GAO-1KG", 3}});
  tell();

  BOOST_TEST(told() == 4);
}

BOOST_AUTO_TEST_CASE(that_todays_packs_are_sold_is_said_of_the_pack) {
  buy("A1", 4);

  const auto rehearsal = rehearse();

  BOOST_REQUIRE(rehearsal.not_ready.size() == 1U);
  BOOST_TEST(rehearsal.not_ready[0].why.reason == "listing.sold_for_today");
}

BOOST_AUTO_TEST_SUITE_END()
