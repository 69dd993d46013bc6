#include "catalog/stock/stock.h"

#include <atomic>
#include <thread>

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::stock;

namespace {

struct Store : Farm {
  using Farm::Farm;
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");

  Result<> enter_once(const Entry& entry) {
    return command([&](auto& c) { return enter(c, entry); });
  }
  Result<changes::Effect> put_lot(const Lot& lot, std::int64_t version) {
    return command([&](auto& c) { return put(c, lot, version); });
  }
  Result<> adjust_lot(const LotId& lot, std::int64_t expected, std::int64_t counted) {
    return command([&](auto& c) {
      return adjust(c, {lot, main_place(), expected, counted, "đếm lại"});
    });
  }
  std::int64_t reserve_packs(const std::string& order, std::int64_t net, std::int64_t packs) {
    const Reservation wanted{{order}, 1, rice, net, packs};
    return *command([&](auto& c) -> Result<std::int64_t> { return reserve(c, wanted); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stock_test, Store)

BOOST_AUTO_TEST_CASE(the_same_cause_line_and_lot_stands_once) {
  const LotId lot_1 = lot("L1", rice, lan, 1000);
  const Entry waste{lot_1, main_place(), -100, Cause::wasted, "adj_1", 0, Waste::spoiled};
  BOOST_REQUIRE(enter_once(waste));

  BOOST_TEST(refused(enter_once(waste), Code::conflict, "ledger.entered_already"));

  BOOST_TEST(find_lot("L1").on_hand_base == 900);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_lot_never_falls_below_nothing) {
  const LotId lot_1 = lot("L1", rice, lan, 1000);

  BOOST_TEST(
      refused(enter_once({lot_1, main_place(), -1001, Cause::wasted, "adj_1", 0, Waste::spoiled}),
              Code::not_now, "lot.not_enough"));
  BOOST_TEST(enter_once({lot_1, main_place(), -1000, Cause::wasted, "adj_1", 0, Waste::spoiled})
                 .has_value());
  BOOST_TEST(refused(
      enter_once({{"lot_none"}, main_place(), 1, Cause::wasted, "adj_2", 0, Waste::spoiled}),
      Code::not_found, "lot.not_found"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(counting_against_another_balance_is_refused) {
  const LotId lot_1 = lot("L1", rice, lan, 1000);

  BOOST_TEST(refused(adjust_lot(lot_1, 900, 800), Code::conflict, "changed_since"));
  BOOST_TEST(adjust_lot(lot_1, 1000, 950).has_value());

  BOOST_TEST(find_lot("L1").on_hand_base == 950);
  const changes::Change last = last_change();
  BOOST_CHECK(last.noun == changes::Noun::stock);
  BOOST_TEST(last.id == rice.text);
  BOOST_TEST(last.detail.find("đếm lại") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_receipt_corrects_the_ledger_down_to_what_has_left) {
  const LotId lot_1 = lot("L1", rice, lan, 1000);
  BOOST_REQUIRE(enter_once({lot_1, main_place(), -400, Cause::wasted, "adj_1", 0, Waste::spoiled}));
  Lot corrected = find_lot("L1").lot;

  corrected.received_base = 399;
  BOOST_TEST(refused(put_lot(corrected, 1), Code::not_now, "lot.below_what_left"));
  corrected.received_base = 400;
  BOOST_TEST(put_lot(corrected, 1).has_value());
  corrected.received_base = 1200;
  BOOST_TEST(put_lot(corrected, 2).has_value());

  BOOST_TEST(find_lot("L1").on_hand_base == 800);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_lot_stays_with_its_product_and_household) {
  lot("L1", rice, lan, 1000);
  Lot moved = find_lot("L1").lot;

  moved.household = household("H02");
  BOOST_TEST(refused(put_lot(moved, 1), Code::not_now, "lot.household_fixed"));
  moved.product = product("CHE");
  BOOST_TEST(refused(put_lot(moved, 1), Code::not_now, "lot.product_fixed"));
  moved.code = "L2";
  moved.household = {"hh_none"};
  BOOST_TEST(refused(put_lot(moved, 0), Code::not_found, "household.not_found"));
  moved.expires_on = moved.harvested_on - std::chrono::days{1};
  BOOST_TEST(refused(put_lot(moved, 0), Code::invalid, "lot.expires_before_harvest"));
}

BOOST_AUTO_TEST_CASE(a_lot_past_its_date_is_never_offered) {
  lot("L1", rice, lan, 1000, 0);
  lot("L2", rice, lan, 500, 3);
  BOOST_TEST(stock_of(rice).sellable_base == 1500);

  days_pass(1);

  BOOST_TEST(stock_of(rice).on_hand_base == 1500);
  BOOST_TEST(stock_of(rice).sellable_base == 500);
  BOOST_TEST(reserve_packs("ord_1", 100, 99) == 5);
  BOOST_TEST(look([&](auto& s) { return passing_base(s, rice, today(), 2); }) == 500);
  BOOST_TEST(look([&](auto& s) { return passing_base(s, rice, today(), 3); }) == 0);
}

BOOST_AUTO_TEST_CASE(what_passes_a_gate_comes_with_what_is_promised) {
  const auto offer = [&](int days_left_min) {
    const Offered found = look([&](auto& s) { return offered(s, rice, today(), days_left_min); });
    return std::pair(found.passing_base, found.reserved_base);
  };
  BOOST_TEST((offer(0) == std::pair<std::int64_t, std::int64_t>(0, 0)));

  lot("L1", rice, lan, 1000, 1);
  lot("L2", rice, lan, 500, 3);
  reserve_packs("ord_1", 100, 4);

  BOOST_TEST((offer(1) == std::pair<std::int64_t, std::int64_t>(1500, 400)));
  BOOST_TEST((offer(2) == std::pair<std::int64_t, std::int64_t>(500, 400)));
  BOOST_TEST((offer(4) == std::pair<std::int64_t, std::int64_t>(0, 400)));
}

BOOST_AUTO_TEST_CASE(products_whose_stock_the_days_change_are_found) {
  lot("L1", rice, lan, 1000, 5);
  const auto between = [&](int from, int to) {
    return look([&](auto& s) {
      const std::chrono::days first{from}, last{to};
      return products_expiring(s, today() + first, today() + last).size();
    });
  };

  BOOST_TEST(between(5, 5) == 1U);
  BOOST_TEST(between(0, 4) == 0U);
  BOOST_TEST(between(6, 9) == 0U);
}

BOOST_AUTO_TEST_CASE(only_whole_packs_are_reserved_and_what_is_given_back_can_be_taken_again) {
  lot("L1", rice, lan, 1250);

  BOOST_TEST(reserve_packs("ord_1", 500, 3) == 2);
  BOOST_TEST(reserve_packs("ord_2", 500, 1) == 0);
  BOOST_REQUIRE(command([](auto& c) -> Result<> {
    release(c, {"ord_1"});
    return {};
  }));
  BOOST_TEST(reserve_packs("ord_2", 500, 1) == 1);
  BOOST_TEST(stock_of(rice).reserved_base == 500);
  BOOST_TEST(look([](auto& s) { return stock::check(s).size(); }) == 0U);
}

BOOST_AUTO_TEST_CASE(falling_stock_takes_from_the_newest_reservations_first) {
  const LotId lot_1 = lot("L1", rice, lan, 1000);
  reserve_packs("ord_1", 100, 5);
  reserve_packs("ord_2", 100, 5);

  BOOST_REQUIRE(adjust_lot(lot_1, 1000, 650));

  const auto packs = [&](const char* order) {
    return look([&](auto& s) { return reservations_of(s, {order}); }).at(0).packs;
  };
  BOOST_TEST(packs("ord_1") == 5);
  BOOST_TEST(packs("ord_2") == 1);
  BOOST_TEST(stock_of(rice).reserved_base == 600);
}

BOOST_AUTO_TEST_CASE(a_lot_given_an_earlier_last_day_turns_reservations_short) {
  lot("L1", rice, lan, 1000, 5);
  reserve_packs("ord_1", 100, 5);
  days_pass(2);
  Lot spoiled = find_lot("L1").lot;

  spoiled.expires_on = today() - std::chrono::days{1};
  BOOST_REQUIRE(put_lot(spoiled, 1));

  BOOST_TEST(stock_of(rice).reserved_base == 0);
}

BOOST_AUTO_TEST_CASE(of_sixty_four_at_once_exactly_as_many_reserve_as_there_are_packs) {
  Store crowd(store::Writer::grouped);
  crowd.lot("L1", crowd.rice, crowd.lan, 100 * 500);
  std::atomic<int> taken = 0;
  std::vector<std::thread> customers;
  for (int customer = 0; customer < 64; ++customer) {
    customers.emplace_back([&, customer] {
      SeededRandomness own(static_cast<std::uint64_t>(customer) + 100);
      for (int attempt = 0; attempt < 3; ++attempt) {
        const auto heading = new_id<CommandTag>(crowd.clock.now(), own);
        const auto got = crowd.database->write([&](store::Write& write) -> Result<std::int64_t> {
          changes::Command command(write, thien_an, {heading, "customer", "test"},
                                   crowd.clock.now(), own);
          return reserve(command, {{"ord_" + heading.text}, 1, crowd.rice, 500, 1});
        });
        taken += static_cast<int>(*got);
      }
    });
  }
  for (auto& customer : customers) customer.join();

  BOOST_TEST(taken == 100);
  BOOST_TEST(crowd.stock_of(crowd.rice).reserved_base == 100 * 500);
  BOOST_TEST(crowd.look([](auto& s) { return stock::check(s).size(); }) == 0U);
}

BOOST_AUTO_TEST_CASE(a_balance_that_was_tampered_with_is_found) {
  lot("L1", rice, lan, 1000);
  BOOST_REQUIRE(command([](auto& c) -> Result<> {
    c.rows().run("UPDATE lots SET on_hand_base = 999 WHERE cooperative_id = $1", {});
    return {};
  }));

  const auto found = look([](auto& s) { return stock::check(s); });

  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].kept == 999);
  BOOST_TEST(found[0].derived == 1000);
}

BOOST_AUTO_TEST_SUITE_END()
