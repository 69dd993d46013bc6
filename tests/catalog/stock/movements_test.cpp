// Places and what is carried between them, waste, recall, and lots of several households.

#include "catalog/stock/movements.h"

#include "catalog/stock/recalls.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::stock;

namespace {

struct Sheds : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const HouseholdId mai = household("H02");
  const LotId lot_1 = lot("L1", rice, lan, 5000);
  const PlaceId shop = new_place("QUAY", PlaceKind::shop, true);
  const PlaceId cellar = new_place("HAM", PlaceKind::shed, false);

  PlaceId new_place(const std::string& code, PlaceKind kind, bool sells) {
    BOOST_REQUIRE(put_place({{}, code, "Điểm " + code, kind, sells}, 0));
    return look([&](auto& s) { return find_place(s, code); })->place.id;
  }
  Result<changes::Effect> put_place(const Place& place, std::int64_t version) {
    return command([&](auto& c) { return put(c, place, version); });
  }
  Result<std::string> carry(const PlaceId& from, const PlaceId& to, std::int64_t base) {
    return command([&](auto& c) { return transfer(c, {lot_1, from, to, base, "chở đi"}); });
  }
  Result<> discard(const PlaceId& place, std::int64_t base, Waste kind = Waste::spoiled) {
    return command([&](auto& c) { return waste(c, {lot_1, place, base, kind, "mốc"}); });
  }
  Result<> recall(const std::optional<std::string>& why) {
    return command([&](auto& c) { return set_recalled(c, lot_1, why); });
  }
  Result<changes::Effect> put_lot(const Lot& lot, std::int64_t version = 0) {
    return command([&](auto& c) { return put(c, lot, version); });
  }
  std::int64_t at(const PlaceId& place) {
    return look([&](auto& s) { return on_hand_at(s, lot_1, place); });
  }
  std::int64_t reserved_packs(const OrderId& id) { return order(id).lines.at(0).reserved_packs; }
  std::vector<Written> entries() {
    return look([&](auto& s) { return entries_of(s, lot_1, 0, 100); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(movements_test, Sheds)

BOOST_AUTO_TEST_CASE(what_is_carried_lies_elsewhere_and_is_as_much_as_before) {
  BOOST_REQUIRE(carry(main_place(), shop, 2000));

  BOOST_TEST(at(main_place()) == 3000);
  BOOST_TEST(at(shop) == 2000);
  BOOST_TEST(find_lot("L1").on_hand_base == 5000);
  BOOST_TEST(stock_of(rice).sellable_base == 5000);
  BOOST_TEST(look([&](auto& s) { return balances_of(s, lot_1).size(); }) == 2U);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(the_two_entries_of_a_transfer_bear_one_id) {
  const auto id = carry(main_place(), shop, 2000);

  const auto written = entries();
  BOOST_REQUIRE(id);
  BOOST_REQUIRE(written.size() == 3);
  BOOST_TEST(written[1].entry.cause_id == *id);
  BOOST_TEST(written[2].entry.cause_id == *id);
  BOOST_TEST(written[1].entry.quantity_base + written[2].entry.quantity_base == 0);
}

BOOST_AUTO_TEST_CASE(nothing_is_carried_that_is_not_there) {
  BOOST_REQUIRE(carry(main_place(), shop, 2000));

  BOOST_TEST(refused(carry(shop, main_place(), 2001), Code::not_now, "lot.not_enough"));
  BOOST_TEST(refused(carry(shop, shop, 1), Code::invalid, "transfer.same_place"));
  BOOST_TEST(refused(carry(main_place(), {"place_none"}, 1), Code::not_found, "place.not_found"));
  BOOST_TEST(refused(carry(main_place(), shop, 0), Code::invalid, "out_of_range"));

  BOOST_TEST(at(main_place()) == 3000);
  BOOST_TEST(entries().size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_goes_where_nothing_is_sold_turns_the_newest_reservations_short) {
  pack("GAO-500", rice, 500);
  const OrderId order_1 = place("PM-1", {{"GAO-500", 5}});
  const OrderId order_2 = place("PM-2", {{"GAO-500", 5}});

  BOOST_REQUIRE(carry(main_place(), cellar, 2000));

  BOOST_TEST(stock_of(rice).on_hand_base == 5000);
  BOOST_TEST(stock_of(rice).sellable_base == 3000);
  BOOST_TEST(reserved_packs(order_1) == 5);
  BOOST_TEST(reserved_packs(order_2) == 1);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(reservations_stay_while_goods_move_between_places_that_sell) {
  pack("GAO-500", rice, 500);
  const OrderId order_1 = place("PM-1", {{"GAO-500", 10}});

  BOOST_REQUIRE(carry(main_place(), shop, 5000));

  BOOST_TEST(reserved_packs(order_1) == 10);
}

BOOST_AUTO_TEST_CASE(a_place_that_no_longer_sells_takes_what_lies_there_out_of_sale) {
  pack("GAO-500", rice, 500);
  const OrderId order_1 = place("PM-1", {{"GAO-500", 10}});
  BOOST_REQUIRE(carry(main_place(), shop, 1500));
  Place closed = look([](auto& s) { return find_place(s, "QUAY"); })->place;

  closed.sells = false;
  BOOST_REQUIRE(put_place(closed, 1));
  BOOST_TEST(stock_of(rice).sellable_base == 3500);
  BOOST_TEST(reserved_packs(order_1) == 7);

  closed.sells = true;
  BOOST_REQUIRE(put_place(closed, 2));
  BOOST_TEST(stock_of(rice).sellable_base == 5000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_is_packed_from_wherever_it_can_be_sold) {
  pack("GAO-500", rice, 500);
  BOOST_REQUIRE(carry(main_place(), shop, 2000));
  BOOST_REQUIRE(carry(main_place(), cellar, 1000));
  const OrderId order_1 = place("PM-1", {{"GAO-500", 8}});
  BOOST_REQUIRE(confirm(order_1));

  BOOST_REQUIRE(pack_up(order_1));

  BOOST_TEST(at(main_place()) == 0);
  BOOST_TEST(at(shop) == 0);
  BOOST_TEST(at(cellar) == 1000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(the_change_log_that_tells_of_a_place_can_be_read) {
  const auto all = look([](auto& s) { return changes::changes_after(s, 0, 1000); });

  BOOST_CHECK(std::ranges::any_of(
      all, [](const changes::Change& change) { return change.noun == changes::Noun::place; }));
}

BOOST_AUTO_TEST_CASE(waste_has_a_kind_and_never_more_than_lies_there) {
  BOOST_REQUIRE(carry(main_place(), shop, 1000));

  BOOST_REQUIRE(discard(shop, 400, Waste::pests));
  BOOST_TEST(refused(discard(shop, 601), Code::not_now, "lot.not_enough"));
  BOOST_TEST(refused(discard(shop, 0), Code::invalid, "out_of_range"));

  const Entry last = entries().back().entry;
  BOOST_CHECK(last.cause == Cause::wasted);
  BOOST_CHECK(last.waste == Waste::pests);
  BOOST_TEST(last.why == "mốc");
  BOOST_TEST(at(shop) == 600);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_entry_names_a_kind_exactly_when_it_is_waste) {
  const auto enter_it = [&](Cause cause, std::optional<Waste> kind) {
    return command([&](auto& c) {
      return enter(c, {lot_1, main_place(), -1, cause, "adj_1", 0, kind});
    });
  };

  BOOST_TEST(refused(enter_it(Cause::wasted, {}), Code::invalid, "required"));
  BOOST_TEST(refused(enter_it(Cause::adjusted, Waste::lost), Code::invalid, "required"));
}

BOOST_AUTO_TEST_CASE(a_recalled_lot_is_neither_promised_nor_packed) {
  pack("GAO-500", rice, 500);
  const OrderId order_1 = place("PM-1", {{"GAO-500", 4}});
  BOOST_REQUIRE(confirm(order_1));

  BOOST_REQUIRE(recall("có nấm mốc"));

  BOOST_TEST(stock_of(rice).sellable_base == 0);
  BOOST_TEST(stock_of(rice).on_hand_base == 5000);
  BOOST_TEST(reserved_packs(order_1) == 0);
  BOOST_TEST(refused(pack_up(order_1), Code::not_now, "order.nothing_to_pack"));
  BOOST_TEST(find_lot("L1").recalled_why.value() == "có nấm mốc");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_customers_of_a_recalled_lot_are_told_is_kept_until_it_is_lifted) {
  const auto say = [&](const std::string& words) {
    return command([&](auto& c) { return stock::recall(c, lot_1, "nấm mốc", words); });
  };
  const auto told = [&] { return look([&](auto& s) { return find_recall(s, lot_1); }); };

  BOOST_REQUIRE(say("Đừng ăn."));
  BOOST_REQUIRE(say("Đừng ăn, chúng tôi đến lấy lại."));

  BOOST_TEST(told().value().to_say == "Đừng ăn, chúng tôi đến lấy lại.");
  BOOST_TEST(stock_of(rice).sellable_base == 0);
  BOOST_REQUIRE(command([&](auto& c) { return lift_recall(c, lot_1); }));
  BOOST_TEST(!told());
  BOOST_TEST(stock_of(rice).sellable_base == 5000);
}

BOOST_AUTO_TEST_CASE(a_lot_that_is_recalled_no_more_is_sold_again_where_it_lies_for_sale) {
  BOOST_REQUIRE(carry(main_place(), cellar, 1000));
  BOOST_REQUIRE(recall("nghi ngờ"));
  BOOST_REQUIRE(discard(main_place(), 500));
  BOOST_REQUIRE(carry(main_place(), shop, 500));

  BOOST_REQUIRE(recall({}));

  BOOST_TEST(stock_of(rice).sellable_base == 3500);
  BOOST_TEST(!find_lot("L1").recalled_why);
  BOOST_TEST(refused(command([](auto& c) { return set_recalled(c, {"lot_none"}, "x"); }),
                     Code::not_found, "lot.not_found"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_pooled_lot_keeps_what_each_household_brought) {
  Lot pooled = a_lot("L2", rice, lan, 1000, 30);
  pooled.contributions = {{mai, 700}, {lan, 300}};

  BOOST_REQUIRE(put_lot(pooled));

  const auto kept = find_lot("L2").lot.contributions;
  BOOST_REQUIRE(kept.size() == 2);
  for (const Contribution& one : kept) {
    BOOST_TEST(one.received_base == (one.household == lan ? 300 : 700));
  }
  BOOST_CHECK(put_lot(pooled, 0).value() == changes::Effect::unchanged);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(contributions_sum_to_what_was_received_each_household_once) {
  Lot pooled = a_lot("L2", rice, lan, 1000, 30);

  pooled.contributions = {{lan, 300}, {mai, 701}};
  BOOST_TEST(refused(put_lot(pooled), Code::invalid, "lot.contributions_differ"));
  pooled.contributions = {{lan, 300}, {lan, 700}};
  BOOST_TEST(refused(put_lot(pooled), Code::invalid, "lot.household_twice"));
  pooled.contributions = {{lan, 300}, {{"hh_none"}, 700}};
  BOOST_TEST(refused(put_lot(pooled), Code::not_found, "household.not_found"));
}

BOOST_AUTO_TEST_CASE(a_pooled_lot_received_anew_keeps_its_sum) {
  Lot pooled = a_lot("L2", rice, lan, 1000, 30);
  pooled.contributions = {{lan, 300}, {mai, 700}};
  BOOST_REQUIRE(put_lot(pooled));

  pooled.received_base = 900;
  BOOST_TEST(refused(put_lot(pooled, 1), Code::invalid, "lot.contributions_differ"));
  pooled.contributions = {{lan, 300}, {mai, 600}};
  BOOST_REQUIRE(put_lot(pooled, 1));

  BOOST_TEST(find_lot("L2").on_hand_base == 900);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_bought_lot_knows_its_price_and_no_share) {
  Lot bought = a_lot("L2", rice, lan, 1000, 30);
  bought.terms = Terms::bought;
  bought.household_share_bp = 0;
  bought.bought_for = {12'000};
  bought.bought_per_base = 1000;

  BOOST_REQUIRE(put_lot(bought));
  BOOST_CHECK(find_lot("L2").lot.terms == Terms::bought);
  BOOST_TEST(find_lot("L2").lot.bought_for.vnd == 12'000);

  bought.code = "L3";
  bought.bought_per_base = 0;
  BOOST_TEST(!put_lot(bought).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
