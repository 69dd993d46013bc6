#include "catalog/reports/fill_rates.h"

#include "catalog/reports/shipping_times.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

struct Counter : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H02");
  const products::Pack bag = pack("GAO-500", rice, 500);

  reports::FillRates rates() {
    return look([&](auto& s) { return reports::fill_rates(s, {today(), today()}); });
  }
  reports::ShippingTimes times() {
    const Date from = today() - std::chrono::days{30};
    return look([&](auto& s) { return reports::shipping_times(s, {from, today()}, clock.now()); });
  }
  // Placed now and sent so many hours later.
  void sent_after(const std::string& name, int hours, std::optional<int> limit_hours = {}) {
    auto order = an_order(name, {{"GAO-500", 1}});
    if (limit_hours) order.ship_by = clock.now() + std::chrono::hours{*limit_hours};
    const auto placed = command([&](auto& c) { return orders::place(c, order); });
    BOOST_REQUIRE(placed);
    clock.advance(std::chrono::hours{hours});
    BOOST_REQUIRE(confirm(placed->id));
    BOOST_REQUIRE(pack_up(placed->id));
    BOOST_REQUIRE(ship(placed->id));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fill_rates_test, Counter)

BOOST_AUTO_TEST_CASE(what_was_short_is_cut_and_told_with_its_reason) {
  lot("L1", rice, lan, 2000);
  const OrderId id = place("PM-1", {{"GAO-500", 5}});
  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(pack_up(id));

  const auto found = rates();

  BOOST_REQUIRE(found.rows.size() == 1);
  BOOST_TEST(found.rows[0].ordered_packs == 5);
  BOOST_TEST(found.rows[0].packed_packs == 4);
  BOOST_TEST(found.rows[0].rate_bp() == 8000);
  BOOST_REQUIRE(found.reasons.size() == 1);
  BOOST_TEST(found.reasons[0].why == "short");
  BOOST_TEST(found.reasons[0].packs == 1);
}

BOOST_AUTO_TEST_CASE(what_still_waits_is_not_held_against_anybody) {
  lot("L1", rice, lan, 2000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(pack_up(id));
  place("PM-2", {{"GAO-500", 3}, {"KHONG-CO", 1}});

  const auto found = rates();

  BOOST_TEST(found.total.ordered_packs == 6);
  BOOST_TEST(found.total.waiting_packs() == 4);
  BOOST_TEST(found.total.rate_bp() == 10'000);
}

BOOST_AUTO_TEST_CASE(cancelled_orders_stand_beside_by_who_cancelled) {
  lot("L1", rice, lan, 2000);
  BOOST_REQUIRE(cancel(place("PM-1", {{"GAO-500", 2}})));

  const auto found = rates();

  BOOST_TEST(found.total.ordered_packs == 0);
  BOOST_REQUIRE(found.cancelled.size() == 1);
  BOOST_TEST((found.cancelled[0].by == orders::Party::customer));
  BOOST_TEST(found.cancelled[0].packs == 2);
}

BOOST_AUTO_TEST_CASE(half_of_the_orders_took_no_longer_than_the_median) {
  lot("L1", rice, lan, 50'000);
  for (const int hours : {1, 2, 3, 4, 20}) sent_after("PM-" + std::to_string(hours), hours);

  const auto found = times();

  BOOST_TEST(found.total.orders == 5);
  BOOST_TEST(found.total.median.count() == Duration(std::chrono::hours{3}).count());
  BOOST_TEST(found.total.nine_tenths.count() == Duration(std::chrono::hours{20}).count());
  BOOST_REQUIRE(found.rows.size() == 1);
  BOOST_TEST(found.rows[0].channel.text == "chan_postmart");
}

BOOST_AUTO_TEST_CASE(what_left_after_its_limit_is_late_and_what_waits_past_it_overdue) {
  lot("L1", rice, lan, 50'000);
  sent_after("PM-1", 5, 24);
  sent_after("PM-2", 30, 24);
  sent_after("PM-3", 30);
  auto waiting = an_order("PM-4", {{"GAO-500", 1}});
  waiting.ship_by = clock.now() + std::chrono::hours{1};
  BOOST_REQUIRE(command([&](auto& c) { return orders::place(c, waiting); }));
  clock.advance(std::chrono::hours{2});

  const auto found = times();

  BOOST_TEST(found.total.with_limit == 2);
  BOOST_TEST(found.total.late == 1);
  BOOST_TEST(found.overdue == 1);
}

BOOST_AUTO_TEST_SUITE_END()
