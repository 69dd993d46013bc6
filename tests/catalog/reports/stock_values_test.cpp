#include "catalog/reports/stock_values.h"

#include "catalog/reports/losses.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

struct Store : Farm {
  const ProductId rice = product("GAO");
  const ProductId tea = product("CHE");
  const HouseholdId lan = household("H02");

  void bought_lot(const std::string& code, std::int64_t base) {
    stock::Lot lot = a_lot(code, tea, lan, base, 60);
    lot.terms = stock::Terms::bought;
    lot.household_share_bp = 0;
    lot.bought_for = {200'000};
    lot.bought_per_base = 1000;
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, lot, 0); }));
  }
  reports::StockValues values() {
    return look([](auto& s) { return reports::stock_values(s); });
  }
  reports::Losses losses(Date from, Date to) {
    return look([&](auto& s) { return reports::losses(s, {from, to}); });
  }
  void throw_away(const std::string& code, std::int64_t base, stock::Waste kind) {
    const LotId id = find_lot(code).lot.id;
    clock.advance(std::chrono::seconds{1});
    BOOST_REQUIRE(command([&](auto& c) {
      return stock::waste(c, {id, stock::main_place(), base, kind, "hỏng"});
    }));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stock_values_test, Store)

BOOST_AUTO_TEST_CASE(a_lot_on_consignment_costs_the_households_share_of_the_lowest_price) {
  pack("GAO-500", rice, 500, 25'000);     // 50 đ a gram
  pack("GAO-5000", rice, 5000, 200'000);  // 40 đ a gram
  lot("L1", rice, lan, 10'000);

  const auto found = values();

  BOOST_REQUIRE(found.lots.size() == 1);
  BOOST_TEST(found.lots[0].price->vnd == 400'000);
  BOOST_TEST(found.lots[0].cost->vnd == 320'000);
  BOOST_TEST(found.cost.vnd == 320'000);
}

BOOST_AUTO_TEST_CASE(a_lot_that_was_bought_costs_what_it_was_bought_at) {
  pack("CHE-100", tea, 100, 50'000);
  bought_lot("L3", 2500);

  const auto found = values();

  BOOST_REQUIRE(found.lots.size() == 1);
  BOOST_TEST(found.lots[0].cost->vnd == 500'000);
  BOOST_TEST(found.lots[0].price->vnd == 1'250'000);
}

BOOST_AUTO_TEST_CASE(a_lot_that_nobody_knows_a_price_of_is_counted_as_such) {
  lot("L1", rice, lan, 10'000);

  const auto found = values();

  BOOST_REQUIRE(found.lots.size() == 1);
  BOOST_TEST(!found.lots[0].cost.has_value());
  BOOST_TEST(found.without_price == 1);
  BOOST_TEST(found.cost.vnd == 0);
}

BOOST_AUTO_TEST_CASE(products_add_up_their_lots_and_expiring_ones_come_first) {
  pack("GAO-500", rice, 500, 25'000);
  lot("L1", rice, lan, 1000, 40);
  lot("L2", rice, lan, 2000, 3);

  const auto all = values();
  const auto soon =
      look([&](auto& s) { return reports::expiring_values(s, today() + std::chrono::days{3}); });

  BOOST_REQUIRE(all.products.size() == 1);
  BOOST_TEST(all.products[0].on_hand_base == 3000);
  BOOST_TEST(all.products[0].lots == 2);
  BOOST_TEST(all.lots.at(0).code == "L2");
  BOOST_REQUIRE(soon.lots.size() == 1);
  BOOST_TEST(soon.lots[0].code == "L2");
  BOOST_TEST(soon.lots[0].household_code == "H02");
}

BOOST_AUTO_TEST_CASE(waste_is_told_by_kind_and_product_at_its_cost) {
  pack("GAO-500", rice, 500, 25'000);
  lot("L1", rice, lan, 10'000);
  bought_lot("L3", 2500);
  const Date first = today();
  throw_away("L1", 1000, stock::Waste::spoiled);
  throw_away("L1", 500, stock::Waste::spoiled);
  throw_away("L3", 100, stock::Waste::pests);
  days_pass(1);
  throw_away("L1", 250, stock::Waste::spoiled);

  const auto found = losses(first, today());
  const auto on_first = losses(first, first);

  BOOST_REQUIRE(found.rows.size() == 2);
  BOOST_TEST(found.rows[0].code == "GAO");
  BOOST_TEST(found.rows[0].base == 1750);
  BOOST_TEST(found.rows[0].entries == 3);
  BOOST_TEST(found.rows[0].cost.vnd == 70'000);
  BOOST_TEST(found.rows[1].cost.vnd == 20'000);
  BOOST_TEST(found.cost.vnd == 90'000);
  BOOST_REQUIRE(found.days.size() == 2);
  BOOST_TEST(found.days[0].cost.vnd == 80'000);
  BOOST_TEST(on_first.cost.vnd == 80'000);
}

BOOST_AUTO_TEST_SUITE_END()
