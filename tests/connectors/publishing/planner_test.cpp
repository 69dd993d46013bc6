#include "connectors/publishing/planner.h"

#include "connectors/publishing/order_tellings.h"
#include "connectors/receiving/cancellations.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using publishing::OutboxState;
using publishing::Work;

BOOST_AUTO_TEST_SUITE(planner_test)

BOOST_AUTO_TEST_CASE(a_new_listing_is_held_until_it_is_released) {
  Stall stall;

  stall.plan();

  BOOST_REQUIRE(stall.row(Work::content));
  BOOST_TEST((stall.row(Work::content)->state == OutboxState::held));
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(a_channel_that_follows_releases_by_itself) {
  Stall stall(R"({"follows":true})");

  stall.plan();

  BOOST_TEST((stall.row(Work::content)->state == OutboxState::ready));
}

BOOST_AUTO_TEST_CASE(planning_again_without_a_change_writes_nothing) {
  Stall stall;
  stall.plan();
  const auto version = stall.row(Work::content)->version;

  stall.rice_with("Gạo dẻo và thơm.");
  stall.plan();

  BOOST_TEST(stall.row(Work::content)->version == version);
}

BOOST_AUTO_TEST_CASE(a_pack_that_is_not_ready_is_not_planned) {
  Stall stall(R"({"fields":{"description":{"required":true}}})");

  stall.rice_with("");
  stall.plan();

  BOOST_TEST(!stall.row(Work::content));
}

BOOST_AUTO_TEST_CASE(stock_goes_only_where_a_listing_stands_and_is_never_held) {
  Stall stall(R"({"buffer_packs":0})");
  stall.lot("L1", stall.rice, stall.grower, 10'000);
  stall.plan();
  BOOST_TEST(!stall.row(Work::stock));

  stall.stand();
  stall.lot("L2", stall.rice, stall.grower, 5'000);
  stall.plan();

  BOOST_REQUIRE(stall.row(Work::stock));
  BOOST_TEST((stall.row(Work::stock)->state == OutboxState::ready));
}

BOOST_AUTO_TEST_CASE(days_that_pass_take_a_lot_off_the_channel) {
  Stall stall(R"({"buffer_packs":0,"days_left_min":3})");
  stall.lot("L1", stall.rice, stall.grower, 10'000, 4);
  stall.stand();
  BOOST_TEST(stall.packs_accepted() == 10);

  stall.days_pass(1);
  stall.plan();
  BOOST_TEST(!stall.row(Work::stock));
  stall.days_pass(1);
  stall.plan();

  BOOST_REQUIRE(stall.row(Work::stock));
  const auto pack = stall.listing().pack;
  BOOST_TEST(stall.look([&](auto& s) {
    return publishing::allowance_now(s, stall.channel, pack, stall.today());
  }) == 0);
}

BOOST_AUTO_TEST_CASE(a_listing_whose_pack_is_no_longer_ready_goes_off_sale) {
  Stall stall(R"({"buffer_packs":0,"fields":{"description":{"required":true}}})");
  stall.lot("L1", stall.rice, stall.grower, 10'000);
  stall.stand();

  stall.rice_with("");
  stall.plan();
  const auto task = stall.next();

  BOOST_REQUIRE(task);
  BOOST_TEST(std::get<SendStock>(task->task).items.at(0).packs == 0);
}

BOOST_AUTO_TEST_CASE(while_orders_have_not_been_read_nothing_is_raised_but_lowered_at_once) {
  Stall stall(R"({"buffer_packs":0})");
  stall.lot("L1", stall.rice, stall.grower, 10'000);
  stall.stand();
  stall.clock.advance(std::chrono::hours{1});
  stall.orders_are_read = false;

  stall.lot("L2", stall.rice, stall.grower, 5'000);
  stall.plan();
  BOOST_TEST(!stall.next());
  stall.place("X-1", {{"GAO-1KG", 12}});
  stall.plan();
  stall.clock.advance(std::chrono::minutes{1});

  const auto lowered = stall.next();
  BOOST_REQUIRE(lowered);
  BOOST_TEST(std::get<SendStock>(lowered->task).items.at(0).packs == 3);
}

BOOST_AUTO_TEST_CASE(an_order_is_told_step_by_step_and_each_step_once) {
  Stall stall;
  stall.lot("L1", stall.rice, stall.grower, 10'000);
  stall.plan();
  auto order = stall.an_order("AC-9", {{"GAO-1KG", 2}});
  order.channel = stall.channel.id;
  const OrderId id = stall.command([&](auto& c) { return catalog::orders::place(c, order); })->id;

  BOOST_REQUIRE(stall.confirm(id));
  BOOST_REQUIRE(stall.pack_up(id));
  BOOST_REQUIRE(stall.ship(id));
  stall.plan();

  const auto first = stall.next();
  BOOST_REQUIRE(first);
  BOOST_TEST((std::get<TellOrder>(first->task).state == catalog::orders::State::confirmed));
  BOOST_TEST(!stall.next());  // shipped waits for confirmed
  stall.answer(first->sent, {Told{"AC-9"}});
  const auto second = stall.next();
  BOOST_REQUIRE(second);
  BOOST_TEST(std::get<TellOrder>(second->task).shipment->waybill == "EB1VN");
  stall.answer(second->sent, {Told{"AC-9"}});
  stall.plan();
  BOOST_TEST(!stall.next());
}

struct Bought : Stall {
  Bought() {
    lot("L1", rice, grower, 10'000);
    plan();
    auto order = an_order("AC-9", {{"GAO-1KG", 2}});
    order.channel = channel.id;
    id = command([&](auto& c) { return catalog::orders::place(c, order); })->id;
  }
  // What it is told next, which it takes.
  std::optional<catalog::orders::State> told() {
    plan();
    clock.advance(std::chrono::hours{1});
    const auto task = next();
    if (!task || !std::holds_alternative<TellOrder>(task->task)) return std::nullopt;
    answer(task->sent, {Told{"AC-9"}});
    return std::get<TellOrder>(task->task).state;
  }
  void unpack(std::size_t at, const catalog::orders::Unpacking& how = {}) {
    const ShipmentId parcel = order(id).shipments.at(at).id;
    BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::unpack(c, id, parcel, how); }));
  }
  void heard(const std::string& external_id) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      receiving::hear(c, channel.id, {external_id, catalog::orders::Party::customer, "đổi ý", ""});
      return {};
    }));
  }
  OrderId id;
};

BOOST_AUTO_TEST_CASE(an_order_that_the_cooperative_gives_up_is_told_as_cancelled_and_once) {
  Bought stall;
  BOOST_REQUIRE(stall.confirm(stall.id));
  stall.plan();
  BOOST_REQUIRE(stall.cancel(stall.id));
  stall.plan();

  const auto told = stall.next();

  BOOST_REQUIRE(told);
  BOOST_TEST((std::get<TellOrder>(told->task).state == catalog::orders::State::cancelled));
  stall.answer(told->sent, {Told{"AC-9"}});
  stall.plan();
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(taking_a_parcel_apart_unsays_nothing_the_marketplace_has_heard) {
  Bought stall;
  BOOST_REQUIRE(stall.confirm(stall.id));
  BOOST_REQUIRE(stall.pack_up(stall.id));
  BOOST_TEST((stall.told() == catalog::orders::State::confirmed));

  stall.unpack(0);
  BOOST_TEST(!stall.told().has_value());
  BOOST_REQUIRE(stall.pack_up(stall.id));
  BOOST_TEST(!stall.told().has_value());
  BOOST_REQUIRE(stall.ship(stall.id));

  BOOST_TEST((stall.told() == catalog::orders::State::shipped));
  BOOST_TEST(!stall.told().has_value());
}

BOOST_AUTO_TEST_CASE(what_left_of_an_order_that_the_marketplace_gave_up_is_not_told) {
  Bought stall;
  BOOST_REQUIRE(stall.confirm(stall.id));
  BOOST_TEST((stall.told() == catalog::orders::State::confirmed));
  BOOST_REQUIRE(stall.command([&](auto& c) {
    return catalog::orders::pack(c, stall.id,
                                 {{{1, 1, {}}}, catalog::orders::Packing::Rest::later});
  }));
  BOOST_REQUIRE(stall.ship(stall.id));
  BOOST_REQUIRE(stall.pack_up(stall.id));
  stall.heard("AC-9");

  stall.unpack(1, {catalog::orders::Packing::Rest::cut, {}, "sàn hủy"});

  BOOST_TEST((stall.order(stall.id).state == catalog::orders::State::shipped));
  BOOST_TEST(!stall.told().has_value());
}

BOOST_AUTO_TEST_CASE(what_was_refused_of_an_earlier_step_is_forgotten_once_it_has_heard) {
  Bought stall;
  BOOST_REQUIRE(stall.confirm(stall.id));
  stall.plan();
  const auto confirmed = stall.next();
  BOOST_REQUIRE(confirmed);
  stall.answer(confirmed->sent, {TellRefused{"AC-9", "", "không"}});
  BOOST_REQUIRE(stall.cancel(stall.id));
  stall.plan();
  const auto cancelled = stall.next();
  BOOST_REQUIRE(cancelled);

  stall.answer(cancelled->sent, {Told{"AC-9"}});

  BOOST_TEST(stall.look([](auto& s) { return publishing::refused_cancellations(s, 10); }).empty());
}

BOOST_AUTO_TEST_CASE(what_the_marketplace_gave_up_itself_is_not_told_back) {
  Bought stall;
  stall.heard("AC-9");

  stall.plan();

  BOOST_TEST(
      (stall.look([&](auto& s) { return catalog::orders::find_order(s, stall.id); })->state ==
       catalog::orders::State::cancelled));
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_SUITE_END()
