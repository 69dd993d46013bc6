#include "catalog/selling/selling.h"

#include "tests/catalog/selling/counter.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::selling;

BOOST_FIXTURE_TEST_SUITE(selling_test, Counter)

BOOST_AUTO_TEST_CASE(goods_are_read_as_people_write_them) {
  BOOST_TEST(written(parse_goods("2 GAO-500, 1 MIEN-500")) == "2 GAO-500; 1 MIEN-500; ");
  BOOST_TEST(written(parse_goods("2x GAO;MIEN x 3\n TRA")) == "2 GAO; 3 MIEN; 1 TRA; ");
  BOOST_TEST(written(parse_goods("1 GA-TA = 1,35 kg, 2 GAO")) == "1 GA-TA = 1,35 kg; 2 GAO; ");
  BOOST_TEST(written(parse_goods("hai bao gạo")) == "goods.unclear");
  BOOST_TEST(written(parse_goods("GAO-500 2,1 MIEN")) == "2 GAO-500; 1 MIEN; ");
}

BOOST_AUTO_TEST_CASE(part_of_a_pack_is_no_list_of_two) {
  BOOST_TEST(written(parse_goods("2,5 HONG-2KG")) == "goods.part_of_pack");
  BOOST_TEST(written(parse_goods("1 GAO; HONG-2KG 2,5")) == "goods.part_of_pack");
  BOOST_TEST(written(parse_goods("HONG-2KG 2.5")) == "goods.part_of_pack");
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

BOOST_AUTO_TEST_CASE(the_same_key_with_another_weight_is_another_sale) {
  hens();
  BOOST_REQUIRE(sell({{"GA-TA", 1, "1,4 kg"}}, {}, "k1"));

  BOOST_TEST(bool(sell({{"GA-TA", 1, "1,4 kg"}}, {}, "k1")));
  BOOST_TEST(refused(sell({{"GA-TA", 1, "1,6 kg"}}, {}, "k1"), Code::conflict, "sale.another"));
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

BOOST_AUTO_TEST_CASE(a_telephone_order_needs_a_number_to_call) {
  for (const auto* phone : {"12", "abc"}) {
    const PhoneOrder wanted{.goods = {{"GAO-500", 1, ""}}, .customer = {"Chị Hoa", phone, ""}};
    const auto taken = command([&](auto& c) { return take_order(c, wanted); });
    BOOST_TEST(refused(taken, Code::invalid, "customer.no_phone"), phone);
  }
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

BOOST_AUTO_TEST_CASE(a_hold_of_other_goods_is_not_taken_over) {
  hens();
  const auto hold = command([&](auto& c) {
    return stock::hold_for(c, bag.id, 10, "chị Hoa", clock.now() + std::chrono::hours{5});
  });
  BOOST_REQUIRE(hold);
  const std::int64_t changes_then = changes();

  const auto taken = take({.goods = {{"GA-TA", 1, ""}}, .customer = {}, .hold = *hold});

  BOOST_TEST(refused(taken, Code::not_now, "hold.other_goods"));
  BOOST_TEST(changes() == changes_then);
  BOOST_TEST(look([](auto& s) { return stock::holds(s); }).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_weight_that_no_hen_has_is_refused_until_somebody_insists) {
  hens();

  const auto too_heavy = sell({{"GA-TA", 1, "5 kg"}}, {});
  const auto too_light = sell({{"GA-TA", 2, "900 g"}}, {});
  Sale looked_twice;
  looked_twice.goods = {{"GA-TA", 1, "5 kg"}};
  looked_twice.weight_factor = 0;
  const auto sold = command([&](auto& c) { return selling::sell(c, looked_twice); });

  BOOST_TEST(refused(too_heavy, Code::invalid, "line.weight_odd"));
  BOOST_TEST(too_heavy.error().faults.at(0).params.at(4).value == "4,5 kg");
  BOOST_TEST(refused(too_light, Code::invalid, "line.weight_odd"));
  BOOST_TEST(too_light.error().faults.at(0).params.at(3).value == "1 kg");
  BOOST_TEST(bool(sold));
}

BOOST_AUTO_TEST_CASE(goods_that_lie_at_the_shop_and_are_recalled_are_said_to_be) {
  const PlaceId shop = a_place("QUAY", stock::PlaceKind::shop);
  lot("L3", rice, lan, 3000, 60);
  lot("L4", rice, lan, 3000, 60);
  carry("L3", shop, 500);
  carry("L4", shop, 1000);
  const LotId recalled = find_lot("L4").lot.id;
  BOOST_REQUIRE(command([&](auto& c) { return stock::set_recalled(c, recalled, "mốc"); }));

  const auto sold = sell({{"GAO-500", 3, ""}}, {});

  BOOST_TEST(refused(sold, Code::not_now, "goods.recalled_here"));
  BOOST_TEST(sold.error().faults.at(0).params.at(2).value == "500 g");
  BOOST_TEST(sold.error().faults.at(0).params.at(4).value == "1 kg");
}

BOOST_AUTO_TEST_CASE(what_is_sold_at_the_shop_is_taken_from_the_shop) {
  const PlaceId shop = a_place("QUAY", stock::PlaceKind::shop);
  lot("L3", rice, lan, 3000, 60);
  carry("L3", shop, 1000);

  const auto more = sell({{"GAO-500", 3, ""}}, {});
  const auto sold = sell({{"GAO-500", 2, ""}}, {});

  BOOST_TEST(refused(more, Code::not_now, "goods.not_enough_here"));
  BOOST_TEST(more.error().faults.at(0).params.at(2).value == "1 kg");
  const std::string elsewhere = more.error().faults.at(0).params.at(3).value;
  BOOST_TEST(elsewhere.find("(KHO): ") != std::string::npos, elsewhere);
  BOOST_REQUIRE(sold);
  const auto picks = look([&](auto& s) { return orders::picks_of(s, sold->id); });
  BOOST_REQUIRE(picks.size() == 1u);
  BOOST_TEST(picks.at(0).place.text == shop.text);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(where_there_are_two_shops_a_sale_names_one) {
  const PlaceId first = a_place("QUAY-1", stock::PlaceKind::shop);
  a_place("QUAY-2", stock::PlaceKind::shop);
  const PlaceId closed = a_place("XA", stock::PlaceKind::collection_point, false);
  carry("L1", first, 500);

  BOOST_TEST(refused(sell({{"GAO-500", 1, ""}}, {}), Code::not_now, "sale.which_place"));
  BOOST_TEST(bool(sell_at(first, {{"GAO-500", 1, ""}})));
  BOOST_TEST(bool(sell_at(stock::main_place(), {{"GAO-500", 1, ""}})));
  BOOST_TEST(
      refused(sell_at(closed, {{"GAO-500", 1, ""}}), Code::not_now, "sale.place_sells_nothing"));
  BOOST_TEST(
      refused(sell_at({"place_x"}, {{"GAO-500", 1, ""}}), Code::not_found, "place.not_found"));
}

BOOST_AUTO_TEST_SUITE_END()
