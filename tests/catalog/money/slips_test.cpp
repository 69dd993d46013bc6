#include "catalog/money/slips.h"

#include "catalog/money/payout_texts.h"
#include "catalog/money/purchases.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::money;
using books::DueKind;

namespace {

constexpr auto cooperative = "Hợp tác xã Thiên An";

struct Payday : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  void bring(const std::string& code, stock::Terms terms) {
    stock::Lot lot = a_lot(code, rice, lan, 100'000, 30);
    lot.terms = terms;
    if (terms == stock::Terms::bought) {
      lot.household_share_bp = 0;
      lot.bought_for = {12'000};
      lot.bought_per_base = 1000;
    }
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, lot, 0); }));
  }
  void throw_away(std::int64_t base) {
    const LotId lot = find_lot("L1").lot.id;
    BOOST_REQUIRE(command([&](auto& c) {
      return stock::enter(c, {.lot = lot,
                              .quantity_base = -base,
                              .cause = stock::Cause::wasted,
                              .cause_id = "waste_1",
                              .waste = stock::Waste::spoiled,
                              .why = "mốc"});
    }));
  }
  void sell(std::int64_t packs, const std::string& number = "PM-1") {
    const OrderId id = place(number, {{"GAO-500", packs}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
  }
  void take_off(DueKind kind, std::int64_t vnd) {
    BOOST_REQUIRE(command([&](auto& c) {
      return deduct(c, {lan, kind, {vnd}, "tháng 11", Method::cash});
    }));
  }
  Slip slip() {
    clock.advance(std::chrono::seconds{1});
    const auto id = command([&](auto& c) { return draft(c, lan, today(), today()); });
    BOOST_REQUIRE(id);
    return look([&](auto& s) { return find_slip(s, *id); }).value();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(slips_test, Payday)

BOOST_AUTO_TEST_CASE(a_slip_says_lot_by_lot_how_its_net_comes_about) {
  bring("L1", stock::Terms::consigned);
  sell(4);
  bring("L2", stock::Terms::bought);
  take_off(DueKind::advance, 200'000);
  take_off(DueKind::correction, -5'000);

  const Slip found = slip();

  BOOST_REQUIRE(found.lines.size() == 2);
  BOOST_TEST(found.lines.at(0).sold.vnd == 100'000);
  BOOST_TEST(found.lines.at(0).amount.vnd == 80'000);
  BOOST_TEST(measure::vietnamese(found.lines.at(0).billed) == "2 kg");
  BOOST_TEST(found.lines.at(1).amount.vnd == 1'200'000);
  BOOST_TEST(price_unit(found.lines.at(1).price_for) == "kg");
  BOOST_TEST((found.earned - found.advances + found.corrections).vnd == found.payout.net.vnd);
  BOOST_TEST(found.payout.net.vnd == 1'075'000);
  BOOST_TEST(found.deductions.size() == 2);
}

BOOST_AUTO_TEST_CASE(waste_of_a_lot_is_shown_and_costs_the_household_nothing) {
  bring("L1", stock::Terms::consigned);
  sell(4);
  throw_away(3'000);

  const Slip found = slip();

  BOOST_TEST(found.lines.at(0).waste.base == 3'000);
  BOOST_TEST(found.payout.net.vnd == 80'000);
}

BOOST_AUTO_TEST_CASE(waste_is_told_on_one_slip_only) {
  bring("L1", stock::Terms::consigned);
  sell(4);
  throw_away(3'000);
  const Slip first = slip();
  BOOST_REQUIRE(command([&](auto& c) {
    return pay(c, first.payout.id, first.payout.net, Method::cash, "");
  }));
  clock.advance(std::chrono::seconds{1});
  sell(2, "PM-2");

  const Slip second = slip();

  BOOST_TEST(second.lines.at(0).waste.base == 0);
  const auto again = look([&](auto& s) { return find_slip(s, first.payout.id); });
  BOOST_TEST(again.value().lines.at(0).waste.base == 3'000);
}

BOOST_AUTO_TEST_CASE(what_is_thrown_away_after_a_slip_was_paid_is_on_the_next) {
  bring("L1", stock::Terms::consigned);
  sell(4);
  const Slip first = slip();
  BOOST_REQUIRE(command([&](auto& c) {
    return pay(c, first.payout.id, first.payout.net, Method::cash, "");
  }));
  clock.advance(std::chrono::seconds{1});
  throw_away(3'000);
  sell(2, "PM-2");

  BOOST_TEST(slip().lines.at(0).waste.base == 3'000);
}

BOOST_AUTO_TEST_CASE(the_message_fits_one_sms_however_long_the_names_are) {
  bring("L1", stock::Terms::consigned);
  sell(4);
  take_off(DueKind::fee, 5'000);
  Slip found = slip();

  const auto plain = payout_message_without_accents(found, cooperative);
  BOOST_TEST(plain ==
             "HTX Thien An: Ho H01, phieu 1 (21/11-21/11): tien hang 80.000d, tru phi 5.000d, "
             "duoc nhan 75.000d.");
  found.household.name = std::string(120, 'N');
  const auto cut = payout_message_without_accents(found, std::string(200, 'T'));
  BOOST_TEST(sms_parts(cut) == 1);
  BOOST_TEST(cut.ends_with("duoc nhan 75.000d."));
}

BOOST_AUTO_TEST_CASE(an_sms_with_accents_takes_seventy_letters_a_part) {
  std::string accented;
  for (int i = 0; i < 70; ++i) accented += "ữ";

  BOOST_TEST(sms_parts(std::string(160, 'a')) == 1);
  BOOST_TEST(sms_parts(std::string(161, 'a')) == 2);
  BOOST_TEST(sms_parts(accented) == 1);
  BOOST_TEST(sms_parts(accented + "a") == 2);
}

BOOST_AUTO_TEST_CASE(it_is_read_aloud_as_north_and_south_say_it) {
  bring("L1", stock::Terms::consigned);
  sell(4);
  const Slip found = slip();

  const auto north = payout_read_aloud(found, cooperative, text::Region::north);
  const auto south = payout_read_aloud(found, cooperative, text::Region::south);

  BOOST_TEST(north.find("Hộ được nhận tám mươi nghìn đồng.") != north.npos, north);
  BOOST_TEST(south.find("Hộ được nhận tám mươi ngàn đồng.") != south.npos, south);
  BOOST_TEST(north.find_first_of("0123456789") == north.find("01"), north);  // but for the name
}

BOOST_AUTO_TEST_CASE(what_was_bought_stands_on_the_purchase_list_of_its_days_only) {
  bring("L1", stock::Terms::consigned);
  bring("L2", stock::Terms::bought);
  BOOST_REQUIRE(command([](auto& c) {
    auto row = producers::find_household(c.rows(), "H01");
    row->household.identity_number = "019085001234";
    return producers::put(c, row->household, row->version);
  }));
  const auto on = [&](Date day) {
    return look([&](auto& s) { return purchases(s, day, day, 100); });
  };

  const auto today_s = on(today());

  BOOST_REQUIRE(today_s.size() == 1);
  BOOST_TEST(today_s.at(0).lot_code == "L2");
  BOOST_TEST(today_s.at(0).household_hamlet == "Nà Cà");
  BOOST_TEST(today_s.at(0).household_identity_number == "019085001234");
  BOOST_TEST(today_s.at(0).amount.vnd == 1'200'000);
  BOOST_TEST(on(today() - std::chrono::days{1}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
