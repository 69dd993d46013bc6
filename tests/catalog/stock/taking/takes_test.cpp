#include "catalog/stock/taking/takes.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::stock;
using taking::Counted;

namespace {

struct Shed : Farm {
  const ProductId tea = product("CHE");
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const LotId old_rice = lot("L1", rice, lan, 1000, 5);
  const LotId new_rice = lot("L2", rice, lan, 2000, 30);
  const LotId green_tea = lot("L3", tea, lan, 300, 90);

  Result<StockTakeId> open(const std::optional<ProductId>& only = {},
                           const PlaceId& place = main_place()) {
    return command([&](auto& c) { return taking::open(c, place, only); });
  }
  PlaceId a_shop() {
    const Place shop{{}, "QUAY", "Quầy", PlaceKind::shop, true};
    BOOST_REQUIRE(command([&](auto& c) { return put(c, shop, 0); }));
    return look([](auto& s) { return find_place(s, "QUAY"); })->place.id;
  }
  StockTakeId sheet() {
    const auto id = open();
    BOOST_REQUIRE(id);
    return *id;
  }
  Result<> write(const StockTakeId& id, std::vector<Counted> counts) {
    return command([&](auto& c) { return taking::write_counts(c, id, counts); });
  }
  Result<> refresh(const StockTakeId& id, int line) {
    return command([&](auto& c) { return taking::refresh_line(c, id, line); });
  }
  Result<taking::Settled> settle_sheet(const StockTakeId& id) {
    return command([&](auto& c) { return taking::settle(c, id); });
  }
  Result<> drop(const StockTakeId& id) {
    return command([&](auto& c) { return taking::drop(c, id); });
  }
  void throw_away(const LotId& lot, std::int64_t base) {
    BOOST_REQUIRE(command([&](auto& c) {
      return waste(c, {lot, main_place(), base, Waste::spoiled, "mốc"});
    }));
  }
  taking::Take take(const StockTakeId& id) {
    return look([&](auto& s) { return taking::find_take(s, id); }).value();
  }
  std::vector<Written> entries(const LotId& lot) {
    return look([&](auto& s) { return entries_of(s, lot, 0, 100); });
  }
};

// A sheet's lines are CHE L3 (1), then GAO L1 (2) and L2 (3).

}  // namespace

BOOST_FIXTURE_TEST_SUITE(takes_test, Shed)

BOOST_AUTO_TEST_CASE(a_sheet_lists_what_lies_there_by_product_first_to_expire_first) {
  const auto lines = take(sheet()).lines;

  BOOST_REQUIRE(lines.size() == 3);
  BOOST_TEST(lines[0].lot_code == "L3");
  BOOST_TEST(lines[1].lot_code == "L1");
  BOOST_TEST(lines[2].lot_code == "L2");
  BOOST_TEST(lines[2].number == 3);
  BOOST_TEST(lines[2].expected_base == 2000);
  BOOST_TEST(!lines[2].counted_base);
}

BOOST_AUTO_TEST_CASE(a_sheet_can_be_of_one_product_and_one_place) {
  BOOST_TEST(take(*open(tea)).lines.size() == 1);
  const PlaceId shop = a_shop();

  BOOST_TEST(refused(open({}, shop), Code::not_now, "stock_take.nothing_there"));
  BOOST_TEST(refused(open({}, {"place_none"}), Code::not_found, "place.not_found"));
  BOOST_REQUIRE(command([&](auto& c) {
    return transfer(c, {old_rice, main_place(), shop, 400, ""});
  }));
  BOOST_TEST(take(*open({}, shop)).lines.at(0).expected_base == 400);
}

BOOST_AUTO_TEST_CASE(settling_enters_what_differs_and_leaves_what_was_not_counted) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{1, 310, {}, "cân lại"}, {2, 1000}}));

  const auto settled = settle_sheet(id);

  BOOST_REQUIRE(settled);
  BOOST_TEST(settled->entries == 1);
  BOOST_TEST(settled->uncounted == std::vector<int>{3});
  BOOST_TEST(find_lot("L3").on_hand_base == 310);
  const Written entered = entries(green_tea).back();
  BOOST_CHECK(entered.entry.cause == Cause::adjusted);
  BOOST_TEST(entered.entry.cause_id == id.text);
  BOOST_TEST(entered.entry.cause_line == 1);
  BOOST_TEST(entered.entry.why == "cân lại");
  BOOST_TEST(entries(old_rice).size() == 1U);
  BOOST_CHECK(take(id).state == taking::State::settled);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_is_missing_can_be_waste_of_a_kind) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{2, 900, Waste::pests, ""}}));

  BOOST_REQUIRE(settle_sheet(id));

  const Entry entered = entries(old_rice).back().entry;
  BOOST_CHECK(entered.cause == Cause::wasted);
  BOOST_CHECK(entered.waste == Waste::pests);
  BOOST_TEST(entered.quantity_base == -100);
}

BOOST_AUTO_TEST_CASE(counts_are_written_again_and_again_until_it_ends) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{1, 290, {}, "rơi"}, {2, 1}}));
  BOOST_REQUIRE(write(id, {{1, 295, {}, "rơi"}, {2, {}}}));
  BOOST_TEST(take(id).lines[0].counted_base.value() == 295);
  BOOST_TEST(!take(id).lines[1].counted_base);
  BOOST_REQUIRE(settle_sheet(id));

  BOOST_TEST(refused(write(id, {{1, 300}}), Code::not_now, "stock_take.ended"));
  BOOST_TEST(refused(settle_sheet(id), Code::not_now, "stock_take.ended"));
  BOOST_TEST(refused(drop(id), Code::not_now, "stock_take.ended"));
  BOOST_TEST(find_lot("L3").on_hand_base == 295);
}

BOOST_AUTO_TEST_CASE(a_lot_that_moved_since_is_not_guessed_at) {
  const StockTakeId id = sheet();
  throw_away(old_rice, 100);
  throw_away(new_rice, 100);
  BOOST_REQUIRE(write(id, {{1, 290, {}, "rơi"}, {2, 900}, {3, 1900}}));

  const auto settled = settle_sheet(id);

  BOOST_TEST(refused(settled, Code::conflict, "stock_take.moved_since"));
  BOOST_REQUIRE(settled.error().faults.size() == 2);
  BOOST_TEST(settled.error().faults[0].field == "line 2");
  BOOST_TEST(settled.error().faults[1].field == "line 3");
  BOOST_TEST(find_lot("L3").on_hand_base == 300);
}

BOOST_AUTO_TEST_CASE(a_lot_that_went_and_came_back_has_moved_too) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{2, 1000}}));
  throw_away(old_rice, 100);
  BOOST_REQUIRE(command([&](auto& c) {
    return adjust(c, {old_rice, main_place(), 900, 1000, "thấy lại"});
  }));

  BOOST_TEST(refused(settle_sheet(id), Code::conflict, "stock_take.moved_since"));
}

BOOST_AUTO_TEST_CASE(a_refreshed_line_is_counted_anew) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{2, 1000}}));
  throw_away(old_rice, 100);

  BOOST_REQUIRE(refresh(id, 2));
  BOOST_TEST(take(id).lines[1].expected_base == 900);
  BOOST_TEST(refused(settle_sheet(id), Code::not_now, "stock_take.nothing_counted"));
  BOOST_REQUIRE(write(id, {{2, 880, {}, "đếm lại"}}));
  BOOST_REQUIRE(settle_sheet(id));

  BOOST_TEST(find_lot("L1").on_hand_base == 880);
}

BOOST_AUTO_TEST_CASE(what_moved_elsewhere_or_was_not_counted_is_no_hindrance) {
  const PlaceId shop = a_shop();
  BOOST_REQUIRE(command([&](auto& c) {
    return transfer(c, {old_rice, main_place(), shop, 400, ""});
  }));
  const StockTakeId id = sheet();
  BOOST_REQUIRE(command([&](auto& c) { return waste(c, {old_rice, shop, 50, Waste::lost, ""}); }));
  throw_away(new_rice, 100);
  BOOST_REQUIRE(write(id, {{2, 590, {}, "rơi"}}));

  BOOST_REQUIRE(settle_sheet(id));
  BOOST_TEST(find_lot("L1").on_hand_base == 590 + 350);
}

BOOST_AUTO_TEST_CASE(a_difference_that_nobody_explains_is_refused_and_nothing_is_entered) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{1, 290, {}, "rơi"}, {2, 900}}));
  BOOST_TEST(refused(settle_sheet(id), Code::invalid, "stock_take.why_missing"));

  BOOST_REQUIRE(write(id, {{2, 1010, Waste::lost, ""}}));
  BOOST_TEST(refused(settle_sheet(id), Code::invalid, "stock_take.waste_of_more"));

  BOOST_TEST(find_lot("L3").on_hand_base == 300);
  BOOST_CHECK(take(id).state == taking::State::open);
}

BOOST_AUTO_TEST_CASE(counts_at_fault_are_all_named_and_none_is_written) {
  const StockTakeId id = sheet();

  const auto written = write(id, {{1, 290}, {4, 1}, {2, -1}});

  BOOST_TEST(refused(written, Code::invalid, "stock_take.no_such_line"));
  BOOST_TEST(written.error().faults.size() == 2U);
  BOOST_TEST(!take(id).lines[0].counted_base);
  BOOST_TEST(refused(refresh(id, 9), Code::invalid, "stock_take.no_such_line"));
  BOOST_TEST(refused(write({"take_none"}, {}), Code::not_found, "stock_take.not_found"));
}

BOOST_AUTO_TEST_CASE(a_dropped_sheet_changes_no_stock) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{1, 0, {}, "hết"}}));

  BOOST_REQUIRE(drop(id));

  BOOST_TEST(find_lot("L3").on_hand_base == 300);
  BOOST_CHECK(take(id).state == taking::State::dropped);
  BOOST_TEST(take(id).ended_at.has_value());
}

BOOST_AUTO_TEST_CASE(sheets_are_numbered_by_cooperative_and_found_newest_first) {
  for (int i = 0; i < 3; ++i) BOOST_REQUIRE(drop(sheet()));

  BOOST_TEST(look([](auto& s) { return taking::find_take(s, 2); })->lines.size() == 3U);
  const auto page = look([](auto& s) { return taking::takes_before(s, {}, 2); });
  BOOST_REQUIRE(page.size() == 2);
  BOOST_TEST(page[0].number == 3);
  BOOST_TEST(look([](auto& s) { return taking::takes_before(s, 2, 2); }).at(0).number == 1);
  BOOST_TEST(look([](auto& s) { return taking::takes_before(s, {}, 2).size(); }, dong_thap) == 0U);
}

BOOST_AUTO_TEST_CASE(only_so_many_sheets_are_open_at_once) {
  for (int i = 0; i < taking::open_takes_max; ++i) sheet();

  BOOST_TEST(refused(open(), Code::limit, "stock_take.too_many_open"));
}

BOOST_AUTO_TEST_CASE(counting_less_turns_the_newest_reservations_short) {
  pack("GAO-500", rice, 500);
  const OrderId order_1 = place("PM-1", {{"GAO-500", 4}});
  const OrderId order_2 = place("PM-2", {{"GAO-500", 2}});
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{3, 1000, Waste::damaged, ""}}));

  BOOST_REQUIRE(settle_sheet(id));

  BOOST_TEST(order(order_1).lines[0].reserved_packs == 4);
  BOOST_TEST(order(order_2).lines[0].reserved_packs == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(every_step_stands_in_the_change_log) {
  const StockTakeId id = sheet();
  BOOST_REQUIRE(write(id, {{1, 300}}));
  BOOST_REQUIRE(refresh(id, 2));
  BOOST_REQUIRE(settle_sheet(id));

  int steps = 0;
  for (const auto& change : look([](auto& s) { return changes::changes_after(s, 0, 1000); })) {
    if (change.noun == changes::Noun::stock_take && change.id == id.text) ++steps;
  }
  BOOST_TEST(steps == 4);
}

BOOST_AUTO_TEST_CASE(a_lot_that_was_found_there_comes_to_the_end_of_the_sheet) {
  const auto shop = a_shop();
  BOOST_REQUIRE(command([&](auto& c) {
    return transfer(c, {old_rice, main_place(), shop, 400, "chở ra quầy"});
  }));
  const auto id = open({}, shop).value();

  const auto number = command([&](auto& c) { return taking::add_lot(c, id, green_tea); });
  const auto again = command([&](auto& c) { return taking::add_lot(c, id, green_tea); });
  BOOST_REQUIRE(write(id, {{2, 120, {}, "để quên ở quầy"}}));
  BOOST_REQUIRE(settle_sheet(id));

  BOOST_TEST(number.value() == 2);
  BOOST_TEST(again.value() == 2);
  BOOST_TEST(look([&](auto& s) { return on_hand_at(s, green_tea, shop); }) == 120);
}

BOOST_AUTO_TEST_SUITE_END()
