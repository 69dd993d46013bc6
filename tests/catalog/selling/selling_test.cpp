#include "catalog/selling/selling.h"

#include "catalog/stock/holds.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::selling;

namespace {

struct Counter : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  Counter() { lot("L1", rice, lan, 5000); }

  Result<Sold> sell(std::vector<Goods> goods, std::optional<money::Method> paid_by,
                    const std::string& key = "") {
    Sale sale;
    sale.goods = std::move(goods);
    sale.paid_by = paid_by;
    sale.key = key;
    return command([&](auto& c) { return selling::sell(c, sale); });
  }
  Result<Sold> take(PhoneOrder wanted) {
    wanted.customer = {"Chị Hoa", "0912345678", "12 Hàng Bông, Hà Nội"};
    return command([&](auto& c) { return take_order(c, wanted); });
  }
  void hens() {
    const ProductId hen = product("GA");
    products::Pack weighed{.id = {},
                           .sku = "GA-TA",
                           .product = hen,
                           .name = "con",
                           .net_base = 1500,
                           .price = {150'000},
                           .barcode = "",
                           .catch_weight = true};
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, weighed, 0); }));
    lot("L2", hen, lan, 6000);
  }
};

std::string written(const Result<std::vector<Goods>>& goods) {
  std::string text;
  if (!goods) return goods.error().faults.at(0).reason;
  for (const Goods& each : *goods) {
    text += std::to_string(each.packs) + " " + each.sku +
            (each.weighed.empty() ? "" : " = " + each.weighed) + "; ";
  }
  return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(selling_test, Counter)

BOOST_AUTO_TEST_CASE(goods_are_read_as_people_write_them) {
  BOOST_TEST(written(parse_goods("2 GAO-500, 1 MIEN-500")) == "2 GAO-500; 1 MIEN-500; ");
  BOOST_TEST(written(parse_goods("2x GAO;MIEN x 3\n TRA")) == "2 GAO; 3 MIEN; 1 TRA; ");
  BOOST_TEST(written(parse_goods("1 GA-TA = 1,35 kg, 2 GAO")) == "1 GA-TA = 1,35 kg; 2 GAO; ");
  BOOST_TEST(written(parse_goods("hai bao gạo")) == "goods.unclear");
  BOOST_TEST(written(parse_goods(" , ")) == "order.no_lines");
}

BOOST_AUTO_TEST_CASE(a_sale_at_the_counter_is_handed_over_and_paid_at_once) {
  const auto sold = sell({{"gao-500", 3, ""}}, money::Method::cash);

  BOOST_REQUIRE(sold);
  BOOST_TEST(sold->number == "Q-1");
  const auto stands = order(sold->id);
  BOOST_TEST(orders::name(stands.state) == "delivered");
  BOOST_TEST(stands.paid.vnd == 75'000);
  BOOST_TEST(stock_of(rice).on_hand_base == 3500);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_sale_that_stock_does_not_cover_leaves_nothing_behind) {
  const std::int64_t changes_then = changes();

  const auto sold = sell({{"GAO-500", 11, ""}}, money::Method::cash);

  BOOST_TEST(refused(sold, Code::not_now, "goods.not_enough"));
  BOOST_TEST(sold.error().faults.at(0).params.at(2).value == "10");
  BOOST_TEST(changes() == changes_then);
  BOOST_TEST(sell({{"GAO-500", 1, ""}}, {})->number == "Q-1");
}

BOOST_AUTO_TEST_CASE(a_sale_under_the_same_key_stands_once) {
  const auto first = sell({{"GAO-500", 1, ""}}, money::Method::cash, "k1");
  const auto again = sell({{"GAO-500", 1, ""}}, money::Method::cash, "k1");

  BOOST_REQUIRE(first);
  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  BOOST_TEST(stock_of(rice).on_hand_base == 4500);
}

BOOST_AUTO_TEST_CASE(what_is_sold_by_weight_is_billed_by_what_the_scales_say) {
  hens();

  const auto unweighed = sell({{"GA-TA", 1, ""}}, {});
  const auto sold = sell({{"GA-TA", 1, "1,35 kg"}}, money::Method::bank);

  BOOST_TEST(refused(unweighed, Code::invalid, "goods.not_weighed"));
  BOOST_REQUIRE(sold);
  BOOST_TEST(order(sold->id).paid.vnd == 135'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(money_that_is_to_come_later_is_owed) {
  const auto sold = sell({{"GAO-500", 2, ""}}, {});

  BOOST_REQUIRE(sold);
  BOOST_TEST(money::owed(order(sold->id)).vnd == 50'000);
  BOOST_TEST(order(sold->id).paid.vnd == 0);
}

BOOST_AUTO_TEST_CASE(an_order_by_telephone_is_confirmed_and_its_goods_are_kept) {
  const auto taken = take({.goods = {{"GAO-500", 4, ""}}, .customer = {}});

  BOOST_REQUIRE(taken);
  BOOST_TEST(taken->number == "ĐT-1");
  BOOST_TEST(orders::name(order(taken->id).state) == "confirmed");
  BOOST_TEST(stock_of(rice).reserved_base == 2000);
}

BOOST_AUTO_TEST_CASE(a_telephone_order_goes_short_only_where_somebody_says_so) {
  const PhoneOrder wanted{.goods = {{"GAO-500", 12, ""}}, .customer = {}};
  PhoneOrder even_so = wanted;
  even_so.even_if_short = true;

  BOOST_TEST(refused(take(wanted), Code::not_now, "goods.not_enough"));
  const auto taken = take(even_so);

  BOOST_REQUIRE(taken);
  BOOST_TEST(order(taken->id).lines.at(0).reserved_packs == 10);
}

BOOST_AUTO_TEST_CASE(a_telephone_order_takes_over_what_a_hold_has_kept) {
  const auto hold = command([&](auto& c) {
    return stock::hold_for(c, bag.id, 10, "chị Hoa", clock.now() + std::chrono::hours{5});
  });
  BOOST_REQUIRE(hold);

  const auto taken = take({.goods = {}, .customer = {}, .hold = *hold});

  BOOST_REQUIRE(taken);
  BOOST_TEST(order(taken->id).lines.at(0).reserved_packs == 10);
  BOOST_TEST(look([](auto& s) { return stock::holds(s); }).empty());
}

BOOST_AUTO_TEST_SUITE_END()
