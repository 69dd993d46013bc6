#include "catalog/reports/sales.h"

#include <map>

#include "catalog/books/journal.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using reports::Sales;
using reports::SalesBy;

namespace {

struct Market : Farm {
  const ProductId rice = product("GAO");
  const ProductId tea = product("CHE");
  const HouseholdId lan = household("H02");
  const HouseholdId binh = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const products::Pack box = pack("CHE-100", tea, 100);

  OrderId sold(const std::string& external_id, Wanted wanted, std::int64_t price_vnd) {
    const OrderId id = place(external_id, wanted, price_vnd);
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
    return id;
  }
  void comes_back(const OrderId& id, const std::string& name, int line, std::int64_t packs) {
    orders::GoodsBack goods;
    goods.lines.push_back({line, packs, {}, {}});
    goods.external_id = name;
    BOOST_REQUIRE(command([&](auto& c) { return orders::take_back(c, id, goods); }));
  }
  void bought_lot(const std::string& code, std::int64_t base) {
    stock::Lot lot = a_lot(code, tea, binh, base, 60);
    lot.terms = stock::Terms::bought;
    lot.household_share_bp = 0;
    lot.bought_for = {200'000};
    lot.bought_per_base = 1000;
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, lot, 0); }));
  }
  Sales sales(SalesBy by, Date from, Date to) {
    return look([&](auto& s) { return reports::sales(s, {from, to}, by); });
  }
  Sales sales(SalesBy by) { return sales(by, today() - std::chrono::days{100}, today()); }

  // What the journal says was sold within these days.
  measure::Money in_journal(Date from, Date to) {
    measure::Money sum;
    for (const auto& entry : look([](auto& s) { return books::entries_after(s, 0, 1000); })) {
      if (date_in_vietnam(entry.at) < from || date_in_vietnam(entry.at) > to) continue;
      for (const auto& line : entry.lines) {
        if (line.account == books::Account::sales) sum = sum - line.amount;
      }
    }
    return sum;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sales_test, Market)

BOOST_AUTO_TEST_CASE(each_way_of_adding_up_says_what_the_journal_says) {
  lot("L1", rice, lan, 1700, 20);
  lot("L2", rice, binh, 9000, 40);
  bought_lot("L3", 5000);
  const Date first = today();
  const OrderId big = sold("PM-1", {{"GAO-500", 5}, {"CHE-100", 3}}, 33'333);
  days_pass(5);
  comes_back(big, "R-1", 1, 2);
  sold("PM-2", {{"GAO-500", 1}}, 40'001);
  days_pass(20);
  comes_back(big, "R-2", 1, 3);
  comes_back(big, "R-3", 2, 1);

  for (const Date to : {first, first + std::chrono::days{5}, today()}) {
    const auto wanted = in_journal(first, to);
    for (const auto by :
         {SalesBy::product, SalesBy::channel, SalesBy::household, SalesBy::month, SalesBy::day}) {
      const Sales found = sales(by, first, to);
      measure::Money sum;
      for (const auto& row : found.rows) sum += row.net();
      BOOST_TEST(sum.vnd == wanted.vnd, reports::name(by) << " until " << iso_date(to));
      BOOST_TEST(found.total.net().vnd == wanted.vnd, reports::name(by));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_return_counts_on_the_day_it_came_back) {
  lot("L1", rice, lan, 5000, 90);
  const Date first = today();
  const OrderId id = sold("PM-1", {{"GAO-500", 4}}, 25'000);
  days_pass(3);
  comes_back(id, "R-1", 1, 1);

  const Sales then = sales(SalesBy::product, first, first);
  const Sales later = sales(SalesBy::product, today(), today());

  BOOST_REQUIRE(then.rows.size() == 1 && later.rows.size() == 1);
  BOOST_TEST(then.rows[0].packs == 4);
  BOOST_TEST(then.rows[0].base == 2000);
  BOOST_TEST(then.rows[0].net().vnd == 100'000);
  BOOST_TEST(later.rows[0].packs_back == 1);
  BOOST_TEST(later.rows[0].base_back == 500);
  BOOST_TEST(later.rows[0].net().vnd == -25'000);
}

BOOST_AUTO_TEST_CASE(what_is_packed_and_not_shipped_is_no_sale) {
  lot("L1", rice, lan, 5000, 90);
  const OrderId id = place("PM-1", {{"GAO-500", 4}});
  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(pack_up(id));

  BOOST_TEST(sales(SalesBy::product).rows.empty());
}

BOOST_AUTO_TEST_CASE(a_day_is_one_of_viet_nam_and_a_month_holds_its_days) {
  lot("L1", rice, lan, 50'000, 90);
  clock.advance(*parse_rfc3339("2026-11-30T16:59:58Z") - clock.now());  // 23:59:58
  sold("PM-1", {{"GAO-500", 1}}, 25'000);
  sold("PM-2", {{"GAO-500", 2}}, 25'000);  // a second later each: 0:00:00

  const Sales months = sales(SalesBy::month);
  const Sales days = sales(SalesBy::day);

  BOOST_REQUIRE(months.rows.size() == 2);
  BOOST_TEST(months.rows[0].id == "2026-11");
  BOOST_TEST(months.rows[0].packs == 1);
  BOOST_TEST(months.rows[1].id == "2026-12");
  BOOST_REQUIRE(days.rows.size() == 2);
  BOOST_TEST(days.rows[1].id == "2026-12-01");
}

BOOST_AUTO_TEST_CASE(goods_that_were_bought_outright_are_no_households_sale) {
  lot("L1", rice, lan, 5000);
  bought_lot("L3", 5000);
  sold("PM-1", {{"GAO-500", 1}, {"CHE-100", 2}}, 30'000);

  const Sales found = sales(SalesBy::household);

  BOOST_REQUIRE(found.rows.size() == 2);
  BOOST_TEST(found.rows[0].id.empty());
  BOOST_TEST(found.rows[0].net().vnd == 60'000);
  BOOST_TEST(found.rows[1].code == "H02");
  BOOST_TEST(found.rows[1].share.vnd == 24'000);
}

BOOST_AUTO_TEST_SUITE_END()
