#include "catalog/money/settlements.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::money;

namespace {

using Kind = SettlementLine::Kind;

struct Month : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const LotId stocked = lot("L1", rice, lan, 50'000);

  OrderId shipped(const std::string& external_id, std::int64_t packs) {
    const OrderId id = place(external_id, {{"GAO-500", packs}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
    return id;
  }
  static Settlement statement(const std::string& number, std::vector<SettlementLine> lines) {
    Settlement list{Method::marketplace, "chan_postmart", number, {}, std::move(lines)};
    for (const SettlementLine& line : list.lines) list.handed_over += line.amount;
    return list;
  }
  // Two parcels, 25.000 đ in each.
  OrderId in_two(const std::string& external_id, std::int64_t first_cod_vnd,
                 std::int64_t second_cod_vnd) {
    const OrderId id = place(external_id, {{"GAO-500", 2}});
    BOOST_REQUIRE(confirm(id));
    for (const auto& [waybill, cod_vnd] :
         {std::pair{"VTP1", first_cod_vnd}, std::pair{"VTP2", second_cod_vnd}}) {
      BOOST_REQUIRE(command([&](auto& c) -> Result<> {
        const auto packed = orders::pack(c, id, {{{1, 1, {}}}, orders::Packing::Rest::later});
        if (!packed) return packed.error();
        return orders::ship(c, id, {"Viettel Post", waybill, {cod_vnd}, *packed});
      }));
    }
    return id;
  }
  static Settlement cod_list(const std::string& party, const std::string& number,
                             std::vector<SettlementLine> lines) {
    Settlement list = statement(number, std::move(lines));
    list.from = Method::carrier;
    list.party = party;
    return list;
  }
  Result<Settled> enter(const Settlement& settlement) {
    return command([&](auto& c) { return money::settle(c, settlement); });
  }
  Payment by_bank(const OrderId& id, std::int64_t vnd) {
    Payment payment;
    payment.order = id;
    payment.method = Method::bank;
    payment.amount = {vnd};
    return payment;
  }
  bool pay(const OrderId& id, std::int64_t vnd) {
    return command([&](auto& c) { return receive(c, by_bank(id, vnd)); }).has_value();
  }
  bool give_back(const OrderId& id, std::int64_t vnd) {
    return command([&](auto& c) { return refund(c, by_bank(id, vnd)); }).has_value();
  }
  std::int64_t at(books::Account account, const std::string& party = "") {
    return look([&](auto& s) { return books::balance(s, account, party).vnd; });
  }
};

}  // namespace

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
