#include "catalog/orders/orders.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Counter : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  OrderId packed_order(const std::string& external_id, std::int64_t packs) {
    const OrderId id = place(external_id, {{"GAO-500", packs}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    return id;
  }
  std::int64_t short_of(const OrderId& id, std::size_t line = 0) {
    const Order found = order(id);
    return found.lines.at(line).short_packs(found.state);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(orders_test, Counter)

BOOST_AUTO_TEST_CASE(an_order_delivered_twice_stands_once) {
  lot("L1", rice, lan, 5000);
  const auto delivery = an_order("PM-1", {{"GAO-500", 2}});
  const auto first = command([&](auto& c) { return orders::place(c, delivery); });
  const std::int64_t changes_then = changes();

  const auto second = command([&](auto& c) { return orders::place(c, delivery); });

  BOOST_REQUIRE(second);
  BOOST_TEST(second->stood_already);
  BOOST_TEST(second->id.text == first->id.text);
  BOOST_TEST(changes() == changes_then);
  BOOST_TEST(stock_of(rice).reserved_base == 1000);
}

BOOST_AUTO_TEST_CASE(the_same_number_on_another_channel_is_another_order) {
  auto delivery = an_order("1", {{"GAO-500", 2}});
  BOOST_REQUIRE(command([&](auto& c) { return orders::place(c, delivery); }));
  delivery.channel = {"chan_agriconnect"};

  const auto other = command([&](auto& c) { return orders::place(c, delivery); });

  BOOST_TEST(!other->stood_already);
}

BOOST_AUTO_TEST_CASE(an_order_comes_back_as_it_was_placed) {
  lot("L1", rice, lan, 5000);
  auto delivery = an_order("PM-1", {{"GAO-500", 2}, {"GAO-500", 1}});
  delivery.confirm_by = clock.now() + std::chrono::hours{2};
  BOOST_REQUIRE(command([&](auto& c) { return orders::place(c, delivery); }));

  const auto found = look([](auto& s) { return find_order(s, {"chan_postmart"}, "PM-1"); });

  BOOST_REQUIRE(found);
  BOOST_CHECK(found->customer == delivery.customer);
  BOOST_CHECK(found->confirm_by == delivery.confirm_by);
  BOOST_TEST(found->total.vnd == 75'000);
  BOOST_REQUIRE(found->lines.size() == 2);
  BOOST_TEST(found->lines[1].number == 2);
  BOOST_TEST(found->lines[1].reserved_packs == 1);
  BOOST_CHECK(found->lines[1].pack == bag.id);
  BOOST_TEST(!look([](auto& s) { return find_order(s, {"chan_postmart"}, "PM-1"); }, dong_thap));
}

BOOST_AUTO_TEST_CASE(what_stock_does_not_cover_is_short_and_the_order_stands) {
  lot("L1", rice, lan, 1200);

  const OrderId id = place("PM-1", {{"GAO-500", 3}, {"NOBODY-KNOWS", 1}});

  BOOST_TEST(short_of(id, 0) == 1);
  BOOST_TEST(short_of(id, 1) == 1);
  BOOST_TEST(!order(id).lines[1].pack.has_value());
  BOOST_TEST(order(id).total.vnd == 100'000);
}

BOOST_AUTO_TEST_CASE(what_came_in_since_covers_short_lines_at_packing) {
  const OrderId id = place("PM-1", {{"GAO-500", 3}, {"GAO-1000", 1}});
  BOOST_REQUIRE(confirm(id));
  BOOST_TEST(refused(pack_up(id), Code::not_now, "order.nothing_to_pack"));

  pack("GAO-1000", rice, 1000);
  lot("L1", rice, lan, 2500);
  BOOST_REQUIRE(pack_up(id));

  BOOST_TEST(short_of(id, 0) == 0);
  BOOST_TEST(short_of(id, 1) == 0);
  BOOST_TEST(stock_of(rice).on_hand_base == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(packing_takes_first_what_expires_first) {
  const LotId late = lot("L1", rice, lan, 1000, 20);
  const LotId soon = lot("L2", rice, lan, 1200, 2);
  lot("L3", rice, lan, 1000, 0);
  days_pass(1);

  const OrderId id = packed_order("PM-1", 4);

  const auto picks = look([&](auto& s) { return picks_of(s, id); });
  BOOST_REQUIRE(picks.size() == 2);
  for (const Pick& pick : picks) {
    BOOST_TEST(pick.quantity_base == (pick.lot == soon ? 1200 : 800));
  }
  BOOST_TEST(find_lot("L1").on_hand_base == 200);
  BOOST_TEST(find_lot("L3").on_hand_base == 1000);
  BOOST_TEST(order(id).lines[0].packed_packs == 4);
  BOOST_TEST(order(id).lines[0].billed.vnd == 100'000);
  BOOST_CHECK(late != soon);
}

BOOST_AUTO_TEST_CASE(what_expired_after_it_was_reserved_is_cut_at_packing) {
  lot("L1", rice, lan, 1000, 0);
  lot("L2", rice, lan, 500, 9);
  const OrderId id = place("PM-1", {{"GAO-500", 3}});
  BOOST_REQUIRE(confirm(id));
  BOOST_TEST(short_of(id) == 0);

  days_pass(1);
  BOOST_REQUIRE(pack_up(id));

  BOOST_TEST(short_of(id) == 0);
  BOOST_TEST(order(id).lines[0].cut_packs == 2);
  BOOST_TEST(order(id).lines[0].cut_why == "short");
  BOOST_TEST(order(id).lines[0].billed.vnd == 25'000);
  BOOST_TEST(order(id).total.vnd == 25'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(expiry_turns_what_is_reserved_short) {
  lot("L1", rice, lan, 1000, 0);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  days_pass(1);

  settle(rice);

  BOOST_TEST(short_of(id) == 2);
  BOOST_TEST(stock_of(rice).reserved_base == 0);
  const changes::Change last = last_change();
  BOOST_CHECK(last.noun == changes::Noun::order);
  BOOST_TEST(last.id == id.text);
}

BOOST_AUTO_TEST_CASE(an_older_order_keeps_what_is_left_when_a_newer_one_is_packed_first) {
  lot("L1", rice, lan, 500, 0);
  lot("L2", rice, lan, 500, 9);
  const OrderId older = place("PM-1", {{"GAO-500", 1}});
  const OrderId newer = place("PM-2", {{"GAO-500", 1}});
  BOOST_REQUIRE(confirm(newer));
  days_pass(1);

  BOOST_TEST(refused(pack_up(newer), Code::not_now, "order.nothing_to_pack"));

  BOOST_TEST(short_of(older) == 0);
}

BOOST_AUTO_TEST_CASE(a_pack_made_larger_later_does_not_change_what_was_ordered) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  products::Pack larger = bag;
  larger.net_base = 2000;
  BOOST_REQUIRE(command([&](auto& c) { return products::put(c, larger, 1); }));

  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(pack_up(id));

  BOOST_TEST(find_lot("L1").on_hand_base == 4000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_moves_one_step_at_a_time_and_never_back) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 1}});
  BOOST_TEST(refused(pack_up(id), Code::not_now, "order.state"));
  BOOST_TEST(refused(ship(id), Code::not_now, "order.state"));
  BOOST_REQUIRE(confirm(id));
  BOOST_TEST(refused(confirm(id), Code::not_now, "order.state"));
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));

  BOOST_TEST(refused(cancel(id), Code::not_now, "order.state"));
  BOOST_TEST(refused(confirm({"ord_none"}), Code::not_found, "order.not_found"));
  const Order shipped = order(id);
  BOOST_CHECK(shipped.state == State::shipped);
  BOOST_REQUIRE(handed_over(shipped));
  BOOST_TEST(handed_over(shipped)->waybill == "EB1VN");
  BOOST_TEST(shipped.version == 4);
}

BOOST_AUTO_TEST_CASE(cancelling_a_packed_order_returns_its_goods_to_their_lots_once) {
  lot("L1", rice, lan, 600, 2);
  lot("L2", rice, lan, 1000, 9);
  const OrderId id = packed_order("PM-1", 3);
  BOOST_TEST(stock_of(rice).on_hand_base == 100);

  BOOST_REQUIRE(cancel(id));
  BOOST_TEST(refused(cancel(id), Code::not_now, "order.state"));

  BOOST_TEST(find_lot("L1").on_hand_base == 600);
  BOOST_TEST(find_lot("L2").on_hand_base == 1000);
  BOOST_TEST(short_of(id) == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(cancelling_an_open_order_gives_its_reservations_back) {
  lot("L1", rice, lan, 600);
  const OrderId id = place("PM-1", {{"GAO-500", 1}});

  BOOST_REQUIRE(cancel(id));

  BOOST_TEST(stock_of(rice).reserved_base == 0);
  BOOST_TEST(stock_of(rice).on_hand_base == 600);
}

BOOST_AUTO_TEST_CASE(an_order_that_makes_no_sense_is_refused_with_every_fault) {
  auto delivery = an_order("", {{"GAO-500", 0}, {"GAO-500", line_packs_max + 1}});
  delivery.lines[0].unit_price = {-1};

  const auto result = command([&](auto& c) { return orders::place(c, delivery); });

  BOOST_REQUIRE(refused(result, Code::invalid, "required"));
  BOOST_TEST(result.error().faults.size() == 4U);
  BOOST_TEST(refused(validate(an_order("1", {})), Code::invalid, "order.no_lines"));
}

BOOST_AUTO_TEST_CASE(orders_are_read_newest_first_page_by_page) {
  for (const char* external_id : {"1", "2", "3"}) place(external_id, {{"GAO-500", 1}});

  const auto newest = look([](auto& s) { return orders_before(s, "", 2); });
  const auto rest = look([&](auto& s) { return orders_before(s, newest.at(1).id.text, 2); });

  BOOST_TEST(newest.at(0).external_id == "3");
  BOOST_TEST(newest.at(1).external_id == "2");
  BOOST_REQUIRE(rest.size() == 1);
  BOOST_TEST(rest[0].external_id == "1");
  BOOST_TEST(rest[0].lines.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
