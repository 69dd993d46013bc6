#include "catalog/books/journal.h"
#include "catalog/money/payments.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/shipments.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

constexpr auto later = Packing::Rest::later;

Unpacking cut_it() {
  return {Packing::Rest::cut, {}, "sàn hủy"};
}

struct Bench : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  OrderId confirmed(Wanted wanted, std::int64_t price_vnd = 25'000) {
    const OrderId id = place("PM-1", wanted, price_vnd);
    BOOST_REQUIRE(confirm(id));
    return id;
  }
  ShipmentId parcel(const OrderId& id, std::size_t at) { return order(id).shipments.at(at).id; }
  void pack_part(const OrderId& id, const Packing& packing) {
    BOOST_REQUIRE(command([&](auto& c) { return orders::pack(c, id, packing); }));
  }
  // Five bags: two have left, three are packed and still here.
  OrderId half_gone() {
    const OrderId id = confirmed({{"GAO-500", 5}});
    pack_part(id, {{{1, 2, {}}}, later});
    BOOST_REQUIRE(ship(id));
    BOOST_REQUIRE(pack_up(id));
    return id;
  }
  Result<> unpack(const OrderId& id, std::size_t at, const Unpacking& unpacking = {}) {
    const ShipmentId shipment = parcel(id, at);
    return command([&](auto& c) { return orders::unpack(c, id, shipment, unpacking); });
  }
  Result<Returned> take_back(const OrderId& id, const GoodsBack::Line& line) {
    GoodsBack back;
    back.lines = {line};
    back.external_id = "R1";
    return command([&](auto& c) { return orders::take_back(c, id, back); });
  }
  void recall(const LotId& lot) {
    BOOST_REQUIRE(command([&](auto& c) { return stock::set_recalled(c, lot, "mốc"); }));
  }
  OrderLine line(const OrderId& id) { return order(id).lines.at(0); }
  std::string state(const OrderId& id) { return std::string(name(order(id).state)); }
  std::string state(const OrderId& id, std::size_t at) {
    return std::string(name(order(id).shipments.at(at).state));
  }
  std::int64_t shipped_at_us(const OrderId& id) {
    constexpr std::string_view sql = R"sql(
      SELECT shipped_at_us FROM orders WHERE cooperative_id = $1 AND order_id = $2)sql";
    return look([&](auto& s) { return s.number(sql, {id}); });
  }
  std::int64_t owed_by(const OrderId& id) {
    return look([&](auto& s) { return books::balance(s, books::Account::customer, id.text).vnd; });
  }
};

struct Hens : Bench {
  const ProductId hens = product("GA");
  Hens() {
    products::Pack hen = pack("GA-CON", hens, 1500, 180'001);
    hen.catch_weight = true;
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, hen, 1); }));
    lot("L9", hens, lan, 20'000);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unpacking_test, Bench)

BOOST_AUTO_TEST_CASE(goods_of_a_recalled_lot_in_the_second_parcel_are_packed_from_another_lot) {
  lot("L1", rice, lan, 1000, 10);
  const LotId bad = lot("L2", rice, lan, 1500, 20);
  const OrderId id = half_gone();
  lot("L3", rice, lan, 5000, 30);
  recall(bad);
  BOOST_TEST(refused(ship(id), Code::not_now, "ship.recalled"));

  BOOST_REQUIRE(unpack(id, 1));
  BOOST_TEST(state(id) == "confirmed");
  BOOST_TEST(line(id).reserved_packs == 3);
  BOOST_TEST(find_lot("L2").on_hand_base == 1500);
  BOOST_TEST(look([](auto& s) { return packed_recalls(s, 10); }).empty());
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));

  BOOST_TEST(state(id) == "shipped");
  BOOST_TEST(order(id).shipments.at(2).number == 3);
  BOOST_TEST(find_lot("L3").on_hand_base == 3500);
  BOOST_TEST(line(id).billed.vnd == 125'000);
  BOOST_TEST(owed_by(id) == 125'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_is_cut_of_an_order_that_left_in_part_goes_back_and_the_order_has_left) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();

  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(state(id) == "shipped");
  BOOST_TEST(state(id, 1) == "cancelled");
  BOOST_TEST(line(id).packed_packs == 2);
  BOOST_TEST(line(id).packed_base == 1000);
  BOOST_TEST(line(id).billed.vnd == 50'000);
  BOOST_TEST(line(id).cut_why == "sàn hủy");
  BOOST_TEST(order(id).total.vnd == 50'000);
  BOOST_TEST(owed_by(id) == 50'000);
  BOOST_TEST(stock_of(rice).sellable_base == 4000);
  BOOST_TEST(stock_of(rice).reserved_base == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_was_paid_for_a_parcel_taken_apart_is_to_be_given_back) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();
  BOOST_REQUIRE(command([&](auto& c) {
    return money::receive(c, {{}, id, money::Method::cash, "", {125'000}, "", {}});
  }));

  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(money::overpaid(order(id)).vnd == 75'000);
}

BOOST_AUTO_TEST_CASE(what_came_back_is_not_owed_while_the_rest_is_packed_again) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();
  BOOST_REQUIRE(take_back(id, {1, 2, {}, {}}));
  BOOST_TEST(money::owed(order(id)).vnd == 75'000);
  BOOST_REQUIRE(command([&](auto& c) {
    return money::receive(c, {{}, id, money::Method::cash, "", {125'000}, "", {}});
  }));

  BOOST_REQUIRE(unpack(id, 1));

  BOOST_TEST(state(id) == "confirmed");
  BOOST_TEST(money::owed(order(id)).vnd == 75'000);
  BOOST_TEST(money::overpaid(order(id)).vnd == 50'000);
  const auto to_give_back = look([](auto& s) { return money::overpaid_orders(s, "", 10); });
  BOOST_REQUIRE(to_give_back.size() == 1u);
  BOOST_TEST(to_give_back.front().text == id.text);
}

BOOST_AUTO_TEST_CASE(an_order_has_left_when_its_last_parcel_did_whenever_the_rest_is_cut) {
  lot("L1", rice, lan, 5000);
  const std::int64_t then_us = to_us(clock.now());
  const OrderId id = half_gone();
  const std::int64_t parcel_us = to_us(*order(id).shipments.at(0).shipped_at);
  BOOST_TEST(parcel_us >= then_us);
  days_pass(3);

  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(state(id) == "shipped");
  BOOST_TEST(shipped_at_us(id) == parcel_us);
}

BOOST_AUTO_TEST_CASE(an_order_whose_rest_is_cut_before_it_is_packed_left_with_its_parcel) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  pack_part(id, {{{1, 2, {}}}, later});
  BOOST_REQUIRE(ship(id));
  days_pass(3);

  BOOST_REQUIRE(command([&](auto& c) { return orders::cut(c, id, 1, 3, "sàn hủy"); }));

  BOOST_TEST(state(id) == "shipped");
  BOOST_TEST(shipped_at_us(id) == to_us(*order(id).shipments.at(0).shipped_at));
}

BOOST_AUTO_TEST_CASE(goods_of_a_parcel_taken_apart_may_be_waste) {
  lot("L1", rice, lan, 2500);
  const OrderId id = half_gone();

  BOOST_REQUIRE(unpack(id, 1, {later, stock::Waste::damaged}));

  BOOST_TEST(state(id) == "confirmed");
  BOOST_TEST(stock_of(rice).on_hand_base == 0);
  BOOST_TEST(line(id).short_packs(State::confirmed) == 3);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_of_one_parcel_is_confirmed_again_and_packed_again) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  BOOST_REQUIRE(pack_up(id));

  BOOST_REQUIRE(unpack(id, 0));

  BOOST_TEST(state(id) == "confirmed");
  BOOST_TEST(line(id).reserved_packs == 5);
  BOOST_TEST(line(id).billed.vnd == 0);
  BOOST_TEST(refused(confirm(id), Code::not_now, "order.state"));
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));
  BOOST_TEST(state(id) == "shipped");
  BOOST_TEST(owed_by(id) == 125'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_packed_order_is_not_confirmed_but_by_taking_it_apart) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  BOOST_REQUIRE(pack_up(id));

  BOOST_TEST(refused(confirm(id), Code::not_now, "order.state"));
}

BOOST_AUTO_TEST_CASE(an_order_is_not_cut_to_nothing) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  BOOST_REQUIRE(pack_up(id));

  BOOST_TEST(refused(unpack(id, 0, cut_it()), Code::not_now, "order.all_cut"));

  BOOST_TEST(state(id) == "packed");
  BOOST_TEST(state(id, 0) == "packed");
  BOOST_TEST(stock_of(rice).on_hand_base == 2500);
  BOOST_TEST(cancel(id).has_value());
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_whose_other_parcels_are_here_stays_packed) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  pack_part(id, {{{1, 2, {}}}, later});
  pack_part(id, {{{1, 3, {}}}, later});

  BOOST_REQUIRE(unpack(id, 0, cut_it()));

  BOOST_TEST(state(id) == "packed");
  BOOST_REQUIRE(ship(id));
  BOOST_TEST(state(id) == "shipped");
  BOOST_TEST(owed_by(id) == 75'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_was_to_be_packed_anyway_still_is_when_a_parcel_is_cut) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  pack_part(id, {{{1, 2, {}}}, later});

  BOOST_REQUIRE(unpack(id, 0, cut_it()));

  BOOST_TEST(state(id) == "confirmed");
  BOOST_TEST(line(id).to_pack() == 3);
  BOOST_TEST(line(id).reserved_packs == 3);
  BOOST_TEST(order(id).total.vnd == 75'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_is_returned_when_all_that_left_had_come_back_before) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();
  BOOST_REQUIRE(take_back(id, {1, 2, {}, {}}));

  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(state(id) == "returned");
  BOOST_TEST(state(id, 0) == "returned");
  BOOST_TEST(state(id, 1) == "cancelled");
  BOOST_TEST(owed_by(id) == 0);
  BOOST_TEST(stock_of(rice).on_hand_base == 5000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_is_delivered_when_what_left_of_it_is) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();
  const ShipmentId gone = parcel(id, 0);
  BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, gone, clock.now()); }));

  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(state(id) == "delivered");
}

BOOST_AUTO_TEST_CASE(what_comes_back_is_of_parcels_that_left) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();
  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(refused(take_back(id, {1, 3, {}, {}}), Code::not_now, "line.not_so_many"));
  BOOST_TEST(take_back(id, {1, 2, {}, {}}).has_value());
  BOOST_TEST(state(id) == "returned");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(only_a_parcel_that_is_here_is_taken_apart) {
  lot("L1", rice, lan, 5000);
  const OrderId id = half_gone();
  const auto take_apart = [&](const OrderId& of, const ShipmentId& shipment,
                              const Unpacking& how = {}) {
    return command([&](auto& c) { return orders::unpack(c, of, shipment, how); });
  };

  BOOST_TEST(refused(unpack(id, 0), Code::not_now, "shipment.state"));
  BOOST_TEST(refused(take_apart(id, {"ship_none"}), Code::not_found, "shipment.not_found"));
  BOOST_TEST(refused(take_apart({"ord_none"}, parcel(id, 1)), Code::not_found, "order.not_found"));
  BOOST_TEST(refused(unpack(id, 1, {Packing::Rest::cut}), Code::invalid, "required"));
  BOOST_REQUIRE(unpack(id, 1));
  BOOST_TEST(refused(unpack(id, 1), Code::not_now, "shipment.state"));
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));
  BOOST_TEST(refused(unpack(id, 2), Code::not_now, "order.state"));
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_has_nothing_packed_or_billed) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed({{"GAO-500", 5}});
  pack_part(id, {{{1, 2, {}}}, later});
  BOOST_REQUIRE(unpack(id, 0));
  BOOST_REQUIRE(pack_up(id));

  BOOST_REQUIRE(cancel(id));

  BOOST_TEST(line(id).packed_packs == 0);
  BOOST_TEST(line(id).billed.vnd == 0);
  BOOST_TEST(stock_of(rice).on_hand_base == 5000);
  BOOST_TEST(books_agree());
}

BOOST_FIXTURE_TEST_CASE(what_was_weighed_for_a_parcel_taken_apart_is_not_billed, Hens) {
  const OrderId id = confirmed({{"GA-CON", 3}}, 180'001);
  pack_part(id, {{{1, 1, 1401}}, later});
  BOOST_REQUIRE(ship(id));
  pack_part(id, {{{1, 2, 3333}}, later});
  BOOST_TEST(line(id).packed_base == 4734);

  BOOST_REQUIRE(unpack(id, 1));
  BOOST_TEST(line(id).packed_base == 1401);
  BOOST_TEST(line(id).billed.vnd == 168'121);  // 180.001 đ × 1401 ÷ 1500
  BOOST_TEST(money::owed(order(id)).vnd == 168'121 + 2 * 180'001);
  BOOST_TEST(stock_of(hens).on_hand_base == 18'599);
  pack_part(id, {{{1, 2, 2999}}});
  BOOST_REQUIRE(ship(id));

  BOOST_TEST(owed_by(id) == line(id).billed.vnd);
  BOOST_TEST(stock_of(hens).on_hand_base == 15'600);
  BOOST_TEST(books_agree());
}

BOOST_FIXTURE_TEST_CASE(what_came_back_is_refunded_as_billed_whatever_is_still_here, Hens) {
  const OrderId id = confirmed({{"GA-CON", 3}}, 180'001);
  pack_part(id, {{{1, 1, 1401}}, later});
  BOOST_REQUIRE(ship(id));
  pack_part(id, {{{1, 2, 3333}}, later});

  const auto back = take_back(id, {1, 1, {}, {}});
  BOOST_REQUIRE(back);
  BOOST_REQUIRE(unpack(id, 1, cut_it()));

  BOOST_TEST(back->refund.vnd == 168'121);
  BOOST_TEST(owed_by(id) == 0);
  BOOST_TEST(state(id) == "returned");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
