// What carriers collected at the door, by their lists.

#include "catalog/money/cash_on_delivery.h"
#include "tests/catalog/money/month.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::money;

BOOST_FIXTURE_TEST_SUITE(carriers_lists_test, Month)

BOOST_AUTO_TEST_CASE(cash_on_delivery_is_matched_by_waybill) {
  const OrderId id = shipped("PM-1", 2);
  Settlement list{Method::carrier, "Vietnam Post", "COD-7", {40'000}, {}};
  list.lines = {{"EB1VN", Kind::sale, {50'000}, ""}, {"EB1VN", Kind::fee, {-10'000}, ""}};

  const auto settled = enter(list);

  BOOST_REQUIRE(settled);
  BOOST_TEST(settled->lines.at(0).order->text == id.text);
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(at(books::Account::carrier, "Vietnam Post") == 40'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_number_is_known_however_a_list_writes_it) {
  shipped("PM-1", 2);
  in_two("PM-2", 25'000, 0);

  const auto sold = enter(statement("T11", {{"pm-1", Kind::sale, {50'000}, ""}}));
  const auto collected =
      enter(cod_list("Viettel Post", "C1", {{"ｖｔｐ１", Kind::sale, {25'000}, ""}}));

  BOOST_REQUIRE(sold && collected);
  BOOST_TEST(name(sold->lines.at(0).match) == "matched");
  BOOST_TEST(name(collected->lines.at(0).match) == "matched");
}

BOOST_AUTO_TEST_CASE(a_carriers_list_settles_no_parcel_of_another_carrier) {
  const OrderId id = shipped("PM-1", 2);
  const auto list = cod_list("Viettel Post", "VT-1", {{"EB1VN", Kind::sale, {50'000}, ""}});

  const auto settled = enter(list);

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "unknown");
  BOOST_TEST(order(id).paid.vnd == 0);
  BOOST_TEST(at(books::Account::adjustments) == -50'000);
  const auto others =
      look([&](auto& s) { return carried_by_another(s, list, settled->lines.at(0)); });
  BOOST_REQUIRE(others);
  BOOST_TEST(others->order.text == id.text);
  BOOST_TEST(others->carrier == "Vietnam Post");
  BOOST_TEST(look([](auto& s) { return differing_settlements(s, 5); }).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_carrier_is_one_by_whichever_of_its_names_it_is_written) {
  const OrderId id = shipped("PM-1", 2);
  Settlement list = cod_list("Bưu điện", "BD-1", {{"eb1-vn", Kind::sale, {50'000}, ""}});
  list.party_names = {"buu dien", "vietnam post"};

  const auto settled = enter(list);

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "matched");
  BOOST_TEST(order(id).paid.vnd == 50'000);
}

BOOST_AUTO_TEST_CASE(each_parcel_brings_what_was_declared_for_it) {
  const OrderId id = in_two("PM-1", 20'000, 30'000);
  const auto list = cod_list("Viettel Post", "VT-1",
                             {{"VTP1", Kind::sale, {20'000}, ""},
                              {"VTP1", Kind::sale, {20'000}, ""},
                              {"VTP2", Kind::sale, {30'000}, ""}});

  const auto seen = look([&](auto& s) { return preview(s, list); });
  const auto settled = enter(list);

  BOOST_REQUIRE(seen);
  BOOST_REQUIRE(settled);
  for (const auto* lines : {&seen->lines, &settled->lines}) {
    BOOST_TEST(lines->at(0).expected.vnd == 20'000);
    BOOST_TEST(lines->at(1).expected.vnd == 0);
    BOOST_TEST(lines->at(2).expected.vnd == 30'000);
  }
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_a_carrier_owes_still_may_come_after_its_difference_was_accepted) {
  const OrderId id = in_two("PM-1", 20'000, 30'000);
  const auto held = [&] {
    std::vector<std::int64_t> vnd;
    const auto of = order(id);
    for (const auto& each : look([&](auto& s) { return not_handed_over(s, of); })) {
      vnd.push_back(each.vnd);
    }
    return vnd;
  };
  const auto settled =
      enter(cod_list("Viettel Post", "VT-1",
                     {{"VTP1", Kind::sale, {15'000}, ""}, {"VTP2", Kind::sale, {30'000}, ""}}));
  BOOST_REQUIRE(settled);
  BOOST_REQUIRE(command([&](auto& c) { return accept(c, settled->id, 1, "trả nốt tháng sau"); }));
  BOOST_TEST(held() == (std::vector<std::int64_t>{5'000, 0}));

  const auto rest = enter(cod_list("Viettel Post", "VT-2", {{"VTP1", Kind::sale, {5'000}, ""}}));

  BOOST_REQUIRE(rest);
  BOOST_TEST(name(rest->lines.at(0).match) == "matched");
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(held() == (std::vector<std::int64_t>{0, 0}));
}

BOOST_AUTO_TEST_CASE(what_a_list_brings_beyond_a_parcel_is_not_taken_off_another) {
  const OrderId id = in_two("PM-1", 20'000, 30'000);

  BOOST_REQUIRE(enter(cod_list("Viettel Post", "VT-1", {{"VTP1", Kind::sale, {45'000}, ""}})));

  const auto of = order(id);
  const auto held = look([&](auto& s) { return not_handed_over(s, of); });
  BOOST_TEST(held.at(0).vnd == 0);
  BOOST_TEST(held.at(1).vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(what_was_assigned_by_hand_is_with_the_carrier_no_more) {
  const OrderId id = in_two("PM-1", 20'000, 30'000);
  const auto settled =
      enter(cod_list("Viettel Post", "VT-1", {{"VTP9", Kind::sale, {20'000}, ""}}));
  BOOST_REQUIRE(settled);

  BOOST_REQUIRE(command([&](auto& c) { return assign(c, settled->id, 1, id); }));

  const auto of = order(id);
  const auto held = look([&](auto& s) { return not_handed_over(s, of); });
  BOOST_TEST(held.at(0).vnd == 0);
  BOOST_TEST(held.at(1).vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(parcels_that_both_collected_the_whole_leave_money_to_give_back) {
  const OrderId id = in_two("PM-1", 50'000, 50'000);

  const auto settled =
      enter(cod_list("Viettel Post", "VT-1",
                     {{"VTP1", Kind::sale, {50'000}, ""}, {"VTP2", Kind::sale, {50'000}, ""}}));

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "matched");
  BOOST_TEST(settled->lines.at(1).expected.vnd == 0);
  BOOST_TEST(name(settled->lines.at(1).match) == "another_amount");
  BOOST_TEST(order(id).paid.vnd == 100'000);
  BOOST_TEST(overpaid(order(id)).vnd == 50'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_a_carrier_collected_of_a_customer_who_had_paid_is_to_be_given_back) {
  const OrderId id = shipped("PM-1", 2);
  BOOST_REQUIRE(pay(id, 50'000));

  const auto settled =
      enter(cod_list("Vietnam Post", "COD-1", {{"EB1VN", Kind::sale, {50'000}, ""}}));

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "another_amount");
  BOOST_TEST(overpaid(order(id)).vnd == 50'000);
  BOOST_TEST(look([](auto& s) { return overpaid_orders(s, "", 10); }).size() == 1u);
  BOOST_TEST(at(books::Account::adjustments) == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_parcel_told_of_again_pays_nothing_even_once_its_money_was_given_back) {
  const OrderId id = shipped("PM-1", 2);
  BOOST_REQUIRE(enter(cod_list("Vietnam Post", "COD-1", {{"EB1VN", Kind::sale, {50'000}, ""}})));
  BOOST_REQUIRE(give_back(id, 50'000));

  const auto again =
      enter(cod_list("Vietnam Post", "COD-2", {{"EB1VN", Kind::sale, {50'000}, ""}}));

  BOOST_REQUIRE(again);
  BOOST_TEST(again->lines.at(0).expected.vnd == 0);
  BOOST_TEST(name(again->lines.at(0).match) == "another_amount");
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(at(books::Account::adjustments) == -50'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
