#include "catalog/money/household_shares.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

struct Harvest : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H02");
  const HouseholdId binh = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  OrderId shipped(const std::string& external_id, std::int64_t packs, std::int64_t price_vnd) {
    const OrderId id = place(external_id, {{"GAO-500", packs}}, price_vnd);
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
    return id;
  }
  std::vector<money::HouseholdShare> shares(Time from, Time to) {
    return look([&](auto& s) { return money::household_shares(s, from, to); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(household_shares_test, Harvest)

BOOST_AUTO_TEST_CASE(a_line_from_two_lots_is_shared_by_quantity_to_the_dong) {
  lot("L1", rice, lan, 500, 1);
  lot("L2", rice, binh, 5000, 9);
  const Time morning = clock.now();

  shipped("PM-1", 3, 33'333);

  const auto found = shares(morning, clock.now() + Duration{1});
  BOOST_REQUIRE(found.size() == 2);
  BOOST_TEST(found[0].code == "H01");
  BOOST_TEST(found[0].billed.vnd == 66'666);
  BOOST_TEST(found[0].share.vnd == 53'333);
  BOOST_TEST(found[0].cooperative.vnd == 13'333);
  BOOST_TEST(found[1].billed.vnd == 33'333);
}

BOOST_AUTO_TEST_CASE(shares_sum_to_what_was_billed) {
  for (int i = 0; i < 7; ++i) {
    lot("L" + std::to_string(i), rice, i % 2 == 0 ? lan : binh, 501 + 37 * i, 1 + i);
  }
  measure::Money billed;
  for (int i = 0; i < 3; ++i) {
    const OrderId id = shipped("PM-" + std::to_string(i), 1 + i, 9'999 + i);
    billed += order(id).lines.at(0).billed;
  }

  measure::Money sum;
  for (const auto& household :
       shares(clock.now() - std::chrono::hours{1}, clock.now() + std::chrono::hours{1})) {
    BOOST_CHECK(household.billed == household.share + household.cooperative);
    sum += household.share + household.cooperative;
  }

  BOOST_TEST(billed.vnd > 0);
  BOOST_TEST(sum.vnd == billed.vnd);
}

BOOST_AUTO_TEST_CASE(only_what_was_shipped_in_the_time_counts) {
  lot("L1", rice, lan, 5000);
  const Time before = clock.now();
  shipped("PM-1", 1, 10'000);
  const Time then = clock.now();
  const OrderId packed = place("PM-2", {{"GAO-500", 1}});
  BOOST_REQUIRE(confirm(packed));
  BOOST_REQUIRE(pack_up(packed));

  BOOST_TEST(shares(before, then).empty());
  BOOST_REQUIRE(shares(then, then + Duration{1}).size() == 1);
  BOOST_TEST(shares(then, clock.now() + std::chrono::hours{1}).at(0).billed.vnd == 10'000);
}

BOOST_AUTO_TEST_SUITE_END()
