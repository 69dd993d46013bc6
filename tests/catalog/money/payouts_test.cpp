#include "catalog/money/payouts.h"

#include "catalog/money/household_shares.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::money;
using books::DueKind;

namespace {

struct Payday : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const HouseholdId hoa = household("H02");
  const HouseholdId mai = household("H03");
  const products::Pack bag = pack("GAO-500", rice, 500);

  void sell(const std::string& external_id, std::int64_t packs, std::int64_t price_vnd) {
    const OrderId id = place(external_id, {{"GAO-500", packs}}, price_vnd);
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
  }
  void put_lot(const stock::Lot& lot, std::int64_t version = 0) {
    clock.advance(std::chrono::seconds{1});
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, lot, version); }));
  }
  stock::Lot bought_lot(const std::string& code, std::int64_t base) {
    stock::Lot lot = a_lot(code, rice, lan, base, 30);
    lot.terms = stock::Terms::bought;
    lot.bought_for = {12'000};
    lot.bought_per_base = 1000;
    return lot;
  }
  Result<PayoutId> draft_for(const HouseholdId& household) {
    return command([&](auto& c) { return draft(c, household, today(), today()); });
  }
  Payout slip(const PayoutId& id) {
    return look([&](auto& s) { return find_payout(s, id); }).value();
  }
  Result<> pay_out(const PayoutId& id, std::int64_t net_vnd) {
    return command([&](auto& c) { return pay(c, id, {net_vnd}, Method::cash, ""); });
  }
  Result<> take_off(const HouseholdId& household, DueKind kind, std::int64_t vnd) {
    return command([&](auto& c) {
      return deduct(c, {household, kind, {vnd}, "tháng 11", Method::cash});
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(payouts_test, Payday)

BOOST_AUTO_TEST_CASE(a_bought_lot_is_owed_at_its_receipt_and_corrected_with_it) {
  stock::Lot lot = bought_lot("L1", 100'500);
  put_lot(lot);
  lot.received_base = 90'000;
  put_lot(lot, 1);

  const Payout payout = slip(*draft_for(lan));

  BOOST_TEST(payout.net.vnd == 1'080'000);
  BOOST_REQUIRE(payout.dues.size() == 2u);
  BOOST_TEST(payout.dues[0].amount.vnd == 1'206'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_is_sold_of_a_bought_lot_is_the_cooperatives) {
  put_lot(bought_lot("L1", 10'000));
  sell("PM-1", 4, 25'000);

  BOOST_TEST(slip(*draft_for(lan)).net.vnd == 120'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_pooled_lot_is_shared_to_the_dong_by_what_each_brought) {
  stock::Lot pooled = a_lot("L1", rice, lan, 1000, 30);
  pooled.contributions = {{lan, 333}, {hoa, 333}, {mai, 334}};
  put_lot(pooled);
  sell("PM-1", 1, 100'001);

  std::int64_t sum = 0;
  for (const auto& household : {lan, hoa, mai}) sum += slip(*draft_for(household)).net.vnd;
  BOOST_TEST(sum == 80'001);  // 80 % of 100.001 đ, half up
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(fees_taxes_and_advances_are_taken_off_and_the_slip_is_paid_out) {
  lot("L1", rice, lan, 5000);
  sell("PM-1", 4, 25'000);
  BOOST_REQUIRE(take_off(lan, DueKind::advance, 30'000));
  const PayoutId id = *draft_for(lan);
  BOOST_REQUIRE(take_off(lan, DueKind::fee, 1'000));
  BOOST_REQUIRE(take_off(lan, DueKind::tax, 500));

  BOOST_TEST(slip(id).net.vnd == 48'500);
  BOOST_REQUIRE(pay_out(id, 48'500));

  BOOST_TEST(look([](auto& s) { return open_accounts(s); }).empty());
  BOOST_TEST(look([](auto& s) { return books::balance(s, books::Account::cash).vnd; }) == -78'500);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_paid_slip_is_frozen_and_set_right_on_the_next) {
  lot("L1", rice, lan, 5000);
  sell("PM-1", 4, 25'000);
  const PayoutId id = *draft_for(lan);
  BOOST_REQUIRE(pay_out(id, 80'000));

  BOOST_TEST(refused(pay_out(id, 80'000), Code::not_now, "payout.paid_already"));
  BOOST_TEST(refused(command([&](auto& c) { return discard(c, id); }), Code::not_now,
                     "payout.paid_already"));
  BOOST_REQUIRE(take_off(lan, DueKind::correction, 5'000));

  BOOST_TEST(slip(id).net.vnd == 80'000);
  BOOST_TEST(slip(*draft_for(lan)).net.vnd == 5'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_slip_is_paid_as_it_was_read_or_not_at_all) {
  lot("L1", rice, lan, 5000);
  sell("PM-1", 4, 25'000);
  const PayoutId id = *draft_for(lan);

  BOOST_TEST(refused(pay_out(id, 79'999), Code::conflict, "changed_since"));
  BOOST_TEST(refused(draft_for(lan), Code::not_now, "payout.drafted"));
  BOOST_REQUIRE(command([&](auto& c) { return discard(c, id); }));
  BOOST_TEST(slip(*draft_for(lan)).net.vnd == 80'000);
  BOOST_TEST(refused(draft_for(hoa), Code::not_now, "payout.nothing_owed"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_household_that_owes_is_paid_nothing) {
  BOOST_REQUIRE(take_off(lan, DueKind::advance, 30'000));
  const PayoutId id = *draft_for(lan);

  BOOST_TEST(refused(pay_out(id, -30'000), Code::not_now, "payout.below_nothing"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_advance_is_paid_in_cash_or_by_bank_and_it_is_said_which) {
  const auto advanced = [&](std::optional<Method> by) {
    return command([&](auto& c) {
      return deduct(c, {lan, DueKind::advance, {10'000}, "mua giống", by});
    });
  };

  BOOST_TEST(refused(advanced(Method::carrier), Code::invalid, "payout.method"));
  BOOST_TEST(refused(advanced({}), Code::invalid, "payout.method"));
  BOOST_TEST(advanced(Method::bank).has_value());
  BOOST_TEST(look([](auto& s) { return books::balance(s, books::Account::bank).vnd; }) == -10'000);
}

BOOST_AUTO_TEST_CASE(a_full_slip_takes_no_further_deduction) {
  BOOST_REQUIRE(command([&](auto& c) {
    std::vector<books::Due> dues(payout_dues_max);
    for (auto& due : dues) {
      due.household = lan;
      due.kind = DueKind::correction;
      due.amount = {1};
    }
    return books::owe(c, "test", "1", std::move(dues));
  }));
  BOOST_REQUIRE(draft_for(lan));

  BOOST_TEST(refused(take_off(lan, DueKind::fee, 1'000), Code::limit, "payout.too_many_dues"));
}

BOOST_AUTO_TEST_CASE(slips_are_found_by_their_number_and_their_last_day) {
  BOOST_REQUIRE(take_off(lan, DueKind::fee, 1'000));
  const auto id = draft_for(lan);
  BOOST_REQUIRE(id);

  BOOST_TEST(look([](auto& s) { return find_payout(s, 1); })->id.text == id->text);
  BOOST_TEST(!look([](auto& s) { return find_payout(s, 2); }).has_value());
  const auto on = [&](Date day) {
    return look([&](auto& s) { return payouts_between(s, day, day, 9); }).size();
  };
  BOOST_TEST(on(today()) == 1u);
  BOOST_TEST(on(today() - std::chrono::days{1}) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
