#include "catalog/stock/holds.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::stock;
using std::chrono::hours;

namespace {

struct Store : Farm {
  const ProductId rice = product("GAO");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const LotId lot_1 = lot("L1", rice, household("H01"), 5000);

  Result<HoldId> hold_packs(std::int64_t packs, Duration for_how_long = hours{8},
                            const std::string& whom = "chị Hoa") {
    clock.advance(std::chrono::seconds{1});
    return command(
        [&](auto& c) { return hold_for(c, bag.id, packs, whom, clock.now() + for_how_long); });
  }
  HoldId held(std::int64_t packs) {
    const auto hold = hold_packs(packs);
    BOOST_REQUIRE(hold);
    return *hold;
  }
  Result<> end(const HoldId& id) {
    return command([&](auto& c) { return end_hold(c, id); });
  }
  Result<orders::Placed> place_from(const HoldId& id, const std::string& external_id,
                                    Wanted wanted) {
    clock.advance(std::chrono::seconds{1});
    const auto wanted_order = an_order(external_id, wanted);
    return command([&](auto& c) { return orders::place_held(c, wanted_order, id); });
  }
  void stock_falls_to(std::int64_t base) {
    const std::int64_t now = find_lot("L1").on_hand_base;
    BOOST_REQUIRE(command([&](auto& c) {
      return adjust(c, {lot_1, main_place(), now, base, "đếm lại"});
    }));
  }
  std::optional<Hold> find(const HoldId& id) {
    return look([&](auto& s) { return find_hold(s, id); });
  }
  std::int64_t kept_packs(const HoldId& id) {
    const auto kept = look([&](auto& s) { return reservations_of(s, {id.text}); });
    return kept.empty() ? 0 : kept[0].packs;
  }
  std::int64_t reserved_packs(const OrderId& id) { return order(id).lines.at(0).reserved_packs; }
  std::size_t holds_left() {
    return look([](auto& s) { return holds(s).size(); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(holds_test, Store)

BOOST_AUTO_TEST_CASE(what_is_held_is_not_for_others_until_the_hold_is_ended) {
  const HoldId hold = held(8);

  BOOST_TEST(reserved_packs(place("PM-1", {{"GAO-500", 5}})) == 2);
  BOOST_TEST(refused(hold_packs(1), Code::not_now, "stock.not_enough"));
  BOOST_REQUIRE(end(hold));
  BOOST_TEST(reserved_packs(place("PM-2", {{"GAO-500", 5}})) == 5);
  BOOST_TEST(refused(end(hold), Code::not_found, "hold.not_found"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_hold_that_is_refused_keeps_nothing) {
  BOOST_TEST(refused(hold_packs(11), Code::not_now, "stock.not_enough"));

  BOOST_TEST(holds_left() == 0U);
  BOOST_TEST(stock_of(rice).reserved_base == 0);
}

BOOST_AUTO_TEST_CASE(an_expired_hold_keeps_nothing_from_an_order_even_when_no_job_has_run) {
  const HoldId hold = held(10);

  clock.advance(hours{8} - std::chrono::seconds{1});
  BOOST_TEST(reserved_packs(place("PM-1", {{"GAO-500", 1}})) == 1);

  BOOST_TEST(!find(hold));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_hold_lasts_to_the_last_moment) {
  held(10);

  clock.advance(hours{8} - std::chrono::seconds{1} - std::chrono::microseconds{1});

  BOOST_TEST(reserved_packs(place("PM-1", {{"GAO-500", 1}})) == 0);
}

BOOST_AUTO_TEST_CASE(an_expired_hold_does_not_take_goods_from_older_orders_when_stock_falls) {
  held(5);
  const OrderId order = place("PM-1", {{"GAO-500", 5}});
  clock.advance(hours{9});

  stock_falls_to(2500);

  BOOST_TEST(reserved_packs(order) == 5);
  BOOST_TEST(holds_left() == 0U);
}

BOOST_AUTO_TEST_CASE(the_job_ends_what_is_due_and_no_more_than_it_is_told) {
  for (int i = 0; i < 3; ++i) held(1);
  BOOST_REQUIRE(hold_packs(1, hours{20}));
  clock.advance(hours{9});
  const auto expire = [&](int limit) {
    return *command([&](auto& c) -> Result<std::int64_t> { return expire_holds(c, limit); });
  };

  BOOST_TEST(expire(2) == 2);
  BOOST_TEST(expire(2) == 1);
  BOOST_TEST(expire(2) == 0);
  BOOST_TEST(holds_left() == 1U);
  BOOST_TEST(stock_of(rice).reserved_base == 500);
}

BOOST_AUTO_TEST_CASE(when_stock_falls_the_newest_goes_short_first_hold_or_order) {
  const OrderId oldest = place("PM-1", {{"GAO-500", 2}});
  const HoldId hold = held(4);
  const OrderId newest = place("PM-2", {{"GAO-500", 4}});

  stock_falls_to(3000);
  BOOST_TEST(reserved_packs(newest) == 0);
  BOOST_TEST(kept_packs(hold) == 4);

  stock_falls_to(1500);
  BOOST_TEST(kept_packs(hold) == 1);
  BOOST_TEST(find(hold)->short_packs == 3);
  BOOST_TEST(reserved_packs(oldest) == 2);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_hold_that_turned_short_altogether_can_still_be_ended) {
  const HoldId hold = held(4);
  stock_falls_to(0);

  BOOST_TEST(find(hold)->short_packs == 4);
  BOOST_TEST(books_agree());
  BOOST_TEST(end(hold).has_value());
}

BOOST_AUTO_TEST_CASE(an_order_placed_from_a_hold_gets_what_was_held) {
  const HoldId hold = held(10);

  const auto placed = place_from(hold, "QUAY-1", {{"GAO-500", 10}});

  BOOST_REQUIRE(placed);
  BOOST_TEST(reserved_packs(placed->id) == 10);
  BOOST_TEST(!find(hold));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_of_fewer_frees_the_rest_and_one_of_more_takes_what_is_there) {
  const auto fewer = place_from(held(6), "QUAY-1", {{"GAO-500", 4}});
  BOOST_REQUIRE(fewer);
  BOOST_TEST(stock_of(rice).reserved_base == 2000);

  const auto more = place_from(held(2), "QUAY-2", {{"GAO-500", 9}});
  BOOST_REQUIRE(more);
  BOOST_TEST(reserved_packs(more->id) == 6);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_was_held_is_as_old_as_the_hold_once_it_is_ordered) {
  const HoldId hold = held(5);
  const OrderId between = place("PM-1", {{"GAO-500", 5}});
  const auto placed = place_from(hold, "QUAY-1", {{"GAO-500", 5}});
  BOOST_REQUIRE(placed);

  stock_falls_to(2500);

  BOOST_TEST(reserved_packs(placed->id) == 5);
  BOOST_TEST(reserved_packs(between) == 0);
}

BOOST_AUTO_TEST_CASE(ordering_twice_from_a_hold_is_one_order_and_from_none_is_refused) {
  const HoldId hold = held(5);
  BOOST_REQUIRE(place_from(hold, "QUAY-1", {{"GAO-500", 5}}));

  const auto again = place_from(hold, "QUAY-1", {{"GAO-500", 5}});
  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(
      refused(place_from(hold, "QUAY-2", {{"GAO-500", 1}}), Code::not_found, "hold.not_found"));
  BOOST_TEST(stock_of(rice).reserved_base == 2500);
}

BOOST_AUTO_TEST_CASE(a_hold_whose_time_has_come_can_still_be_ordered_while_nobody_else_has) {
  const HoldId hold = held(10);
  clock.advance(hours{9});

  const auto placed = place_from(hold, "QUAY-1", {{"GAO-500", 10}});

  BOOST_REQUIRE(placed);
  BOOST_TEST(reserved_packs(placed->id) == 10);
  BOOST_TEST(holds_left() == 0U);
}

BOOST_AUTO_TEST_CASE(holds_are_limited_in_time_and_number) {
  BOOST_TEST(refused(hold_packs(1, hours{0}), Code::invalid, "hold.expires_too_soon"));
  BOOST_TEST(
      refused(hold_packs(1, hold_longest + hours{1}), Code::invalid, "hold.expires_too_late"));
  BOOST_TEST(refused(hold_packs(0), Code::invalid, "out_of_range"));
  BOOST_TEST(refused(hold_packs(1, hours{1}, " "), Code::invalid, "required"));
  lot("L2", rice, look([](auto& s) { return producers::find_household(s, "H01"); })->household.id,
      5'000'000);
  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    for (std::int64_t i = 0; i < holds_max; ++i) {
      auto one = hold_for(c, bag.id, 1, "khách", clock.now() + hours{1});
      if (!one) return one.error();
    }
    return {};
  }));

  BOOST_TEST(refused(hold_packs(1), Code::limit, "hold.too_many"));
}

BOOST_AUTO_TEST_CASE(for_whom_is_in_no_log) {
  const HoldId hold = held(2);
  stock_falls_to(500);
  BOOST_REQUIRE(end(hold));

  for (const auto& change : look([](auto& s) { return changes::changes_after(s, 0, 1000); })) {
    BOOST_TEST(change.detail.find("Hoa") == std::string::npos, change.detail);
  }
}

BOOST_AUTO_TEST_CASE(a_hold_without_what_it_kept_and_what_is_kept_without_a_hold_are_found) {
  const HoldId hold = held(2);
  const auto run = [&](std::string_view sql) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      c.rows().run(sql, {});
      return {};
    }));
  };

  run("UPDATE holds SET packs = 3 WHERE cooperative_id = $1");
  BOOST_TEST(look([](auto& s) { return stock::check(s); }).at(0).what ==
             "hold " + hold.text + " packs");
  run("DELETE FROM holds WHERE cooperative_id = $1");
  BOOST_TEST(look([](auto& s) { return stock::check(s); }).at(0).what ==
             "hold " + hold.text + " that is gone, packs");
}

BOOST_AUTO_TEST_SUITE_END()
