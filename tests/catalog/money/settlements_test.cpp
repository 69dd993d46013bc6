#include "catalog/money/settlements.h"

#include "tests/catalog/money/month.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::money;

BOOST_FIXTURE_TEST_SUITE(settlements_test, Month)

BOOST_AUTO_TEST_CASE(a_statement_is_matched_line_by_line_and_reaches_the_bank) {
  const OrderId id = shipped("PM-1", 2);
  const auto list = statement("T11", {{"PM-1", Kind::sale, {50'000}, ""},
                                      {"PM-1", Kind::fee, {-5'000}, "hoa hồng"},
                                      {"", Kind::tax, {-500}, ""}});

  const auto settled = enter(list);

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "matched");
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(at(books::Account::marketplace, "chan_postmart") == 44'500);
  BOOST_REQUIRE(command([&](auto& c) { return received(c, settled->id); }));
  BOOST_TEST(at(books::Account::marketplace, "chan_postmart") == 0);
  BOOST_TEST(at(books::Account::bank) == 44'500);
  BOOST_TEST(at(books::Account::fees) == 5'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_list_entered_twice_is_booked_once) {
  shipped("PM-1", 2);
  const auto list = statement("T11", {{"PM-1", Kind::sale, {50'000}, ""}});
  const auto first = enter(list);

  const auto again = enter(list);

  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  BOOST_TEST(refused(enter(statement("T11", {{"PM-1", Kind::sale, {49'000}, ""}})), Code::conflict,
                     "settlement.another"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(the_same_list_under_another_number_pays_no_order_again) {
  const OrderId id = shipped("PM-1", 2);
  BOOST_REQUIRE(enter(statement("T11", {{"PM-1", Kind::sale, {50'000}, ""}})));

  const auto again = enter(statement("T12", {{"PM-1", Kind::sale, {50'000}, ""}}));

  BOOST_REQUIRE(again);
  BOOST_TEST(name(again->lines.at(0).match) == "another_amount");
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_differs_or_is_nobodys_is_booked_and_told) {
  shipped("PM-1", 2);
  const auto settled = enter(
      statement("T11", {{"PM-1", Kind::sale, {48'000}, ""}, {"PM-9", Kind::sale, {30'000}, ""}}));

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "another_amount");
  BOOST_TEST(settled->lines.at(0).expected.vnd == 50'000);
  BOOST_TEST(name(settled->lines.at(1).match) == "unknown");
  BOOST_TEST(at(books::Account::adjustments) == -30'000);
  BOOST_TEST(look([](auto& s) { return settlements_before(s, "", 5); }).at(0).differing == 2);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_list_that_does_not_add_up_is_refused_whole) {
  shipped("PM-1", 2);
  Settlement list = statement("T11", {{"PM-1", Kind::sale, {50'000}, ""}});
  list.handed_over = {50'001};

  BOOST_TEST(refused(enter(list), Code::invalid, "settlement.sum"));
  BOOST_TEST(refused(enter(statement("T12", {{"PM-1", Kind::fee, {5'000}, ""}})), Code::invalid,
                     "settlement.sign"));
  BOOST_TEST(at(books::Account::marketplace, "chan_postmart") == 0);
}

BOOST_AUTO_TEST_CASE(a_preview_says_what_entering_will_say_and_books_nothing) {
  shipped("PM-1", 2);
  const auto list = statement("T11", {{"PM-1", Kind::sale, {30'000}, ""},
                                      {"PM-1", Kind::sale, {20'000}, ""},
                                      {"PM-9", Kind::sale, {30'000}, ""}});

  const auto seen = look([&](auto& s) { return preview(s, list); });

  BOOST_REQUIRE(seen);
  BOOST_TEST(at(books::Account::customer, seen->lines.at(0).order->text) == 50'000);
  const auto settled = enter(list);
  BOOST_REQUIRE(settled);
  for (std::size_t i = 0; i < seen->lines.size(); ++i) {
    BOOST_TEST(name(settled->lines.at(i).match) == name(seen->lines.at(i).match));
    BOOST_TEST(settled->lines.at(i).expected.vnd == seen->lines.at(i).expected.vnd);
  }
  BOOST_TEST(seen->lines.at(1).expected.vnd == 20'000);  // the line above has paid the rest
}

BOOST_AUTO_TEST_CASE(a_difference_is_accepted_once_and_for_a_reason) {
  shipped("PM-1", 2);
  const auto settled = enter(statement("T11", {{"PM-1", Kind::sale, {48'000}, ""}}));
  BOOST_REQUIRE(settled);
  const auto accepted = [&](int line, const char* why) {
    return command([&](auto& c) { return accept(c, settled->id, line, why); });
  };

  BOOST_TEST(refused(accepted(1, ""), Code::invalid, "required"));
  BOOST_TEST(refused(accepted(2, "x"), Code::not_found, "settlement.no_line"));
  BOOST_REQUIRE(accepted(1, "sàn giảm giá cho khách"));

  BOOST_TEST(refused(accepted(1, "x"), Code::not_now, "settlement.line_settled"));
  BOOST_TEST(look([](auto& s) { return differing_settlements(s, 5); }).empty());
  BOOST_TEST(look([&](auto& s) { return lines_of(s, settled->id); }).at(0).settled_why ==
             "sàn giảm giá cho khách");
}

BOOST_AUTO_TEST_CASE(an_unknown_line_is_given_to_the_order_it_was_for) {
  const OrderId id = shipped("PM-1", 2);
  const auto settled = enter(statement("T11", {{"PM-01", Kind::sale, {50'000}, ""}}));
  BOOST_REQUIRE(settled);
  BOOST_TEST(at(books::Account::adjustments) == -50'000);

  BOOST_REQUIRE(command([&](auto& c) { return assign(c, settled->id, 1, id); }));

  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(at(books::Account::adjustments) == 0);
  BOOST_TEST(at(books::Account::marketplace, "chan_postmart") == 50'000);
  BOOST_TEST(look([](auto& s) { return differing_settlements(s, 5); }).empty());
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_refund_of_more_than_was_paid_does_not_keep_the_list_out) {
  shipped("PM-1", 2);

  const auto settled = enter(statement("T11", {{"PM-1", Kind::refund, {-50'000}, ""}}));

  BOOST_REQUIRE(settled);
  BOOST_TEST(name(settled->lines.at(0).match) == "another_amount");
  BOOST_TEST(at(books::Account::adjustments) == 50'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_party_and_a_number_are_the_same_however_they_are_written) {
  const OrderId id = in_two("PM-1", 20'000, 30'000);
  const auto first = enter(cod_list("Viettel Post", "BK1", {{"vtp1", Kind::sale, {20'000}, ""}}));
  BOOST_REQUIRE(first);

  const auto again =
      enter(cod_list(" viettel  POST", "bk1 ", {{"vtp1", Kind::sale, {20'000}, ""}}));
  const auto next = enter(cod_list("VIETTEL POST", "BK2", {{"VTP2", Kind::sale, {30'000}, ""}}));

  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  BOOST_REQUIRE(next);
  BOOST_TEST(at(books::Account::carrier, "Viettel Post") == 50'000);
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(look([&](auto& s) { return settlements_numbered(s, "bk2", 5); }).size() == 1u);
}

BOOST_AUTO_TEST_CASE(lists_whose_names_run_together_never_share_a_payments_reference) {
  const OrderId first = place("PM-1", {{"GAO-500", 2}});
  const OrderId second = place("PM-2", {{"GAO-500", 2}});

  const auto a = enter(cod_list("GHN 1", "2", {{"A", Kind::sale, {50'000}, ""}}));
  const auto b = enter(cod_list("GHN", "1 2", {{"B", Kind::sale, {50'000}, ""}}));
  BOOST_REQUIRE(a);
  BOOST_REQUIRE(b);

  BOOST_TEST(command([&](auto& c) { return assign(c, a->id, 1, first); }).has_value());
  BOOST_TEST(command([&](auto& c) { return assign(c, b->id, 1, second); }).has_value());
  BOOST_TEST(order(first).paid.vnd == 50'000);
  BOOST_TEST(order(second).paid.vnd == 50'000);
}

BOOST_AUTO_TEST_CASE(what_the_lines_do_not_come_to_is_entered_once_somebody_knows_why) {
  shipped("PM-1", 2);
  Settlement list = statement("T11", {{"PM-1", Kind::sale, {50'000}, ""}});
  list.handed_over = {49'000};

  const auto seen = look([&](auto& s) { return preview(s, list); });
  BOOST_REQUIRE(seen);
  BOOST_TEST(seen->difference.vnd == -1'000);
  BOOST_TEST(refused(enter(list), Code::invalid, "settlement.sum"));
  list.difference_why = "sàn trừ kỳ trước";
  const auto settled = enter(list);

  BOOST_REQUIRE(settled);
  BOOST_TEST(settled->lines.at(1).line.amount.vnd == -1'000);
  BOOST_TEST(settled->lines.at(1).line.note == "sàn trừ kỳ trước");
  BOOST_TEST(at(books::Account::marketplace, "chan_postmart") == 49'000);
  BOOST_TEST(at(books::Account::adjustments) == 1'000);
  list.difference_why.clear();
  BOOST_TEST(enter(list)->stood_already);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_preview_counts_no_refund_that_will_not_be_booked_as_one) {
  shipped("PM-1", 2);
  const auto list =
      statement("T11", {{"PM-1", Kind::refund, {-60'000}, ""}, {"PM-1", Kind::sale, {50'000}, ""}});

  const auto seen = look([&](auto& s) { return preview(s, list); });
  const auto settled = enter(list);

  BOOST_REQUIRE(seen);
  BOOST_REQUIRE(settled);
  BOOST_TEST(seen->lines.at(1).expected.vnd == settled->lines.at(1).expected.vnd);
  BOOST_TEST(name(seen->lines.at(1).match) == "matched");
}

BOOST_AUTO_TEST_SUITE_END()
