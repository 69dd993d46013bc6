#include "catalog/books/dues.h"
#include "catalog/orders/orders.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Door : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const HouseholdId hoa = household("H02");
  const products::Pack bag = pack("GAO-500", rice, 500);

  OrderId shipped(const std::string& external_id, std::int64_t packs, std::int64_t price_vnd) {
    const OrderId id = place(external_id, {{"GAO-500", packs}}, price_vnd);
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
    return id;
  }
  // Two of them, which weigh so much together.
  OrderId hens_shipped(std::int64_t base) {
    const ProductId hens = product("GA");
    products::Pack hen = pack("GA-CON", hens, 1500, 180'000);
    hen.catch_weight = true;
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, hen, 1); }));
    lot("L2", hens, lan, 10'000);
    const OrderId id = place("PM-1", {{"GA-CON", 2}}, 180'000);
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(command([&](auto& c) { return orders::pack(c, id, {{{1, 2, base}}}); }));
    BOOST_REQUIRE(ship(id));
    return id;
  }
  Result<Returned> take_back(const OrderId& id, const std::string& external_id,
                             std::vector<GoodsBack::Line> lines) {
    return command([&](auto& c) {
      return orders::take_back(
          c, id, {std::move(lines), stock::main_place(), {}, Party::customer, "hỏng", external_id});
    });
  }
  std::int64_t owed_to(const HouseholdId& household) {
    return look(
        [&](auto& s) { return -books::balance(s, books::Account::household, household.text).vnd; });
  }
  std::int64_t owed_by(const OrderId& id) {
    return look([&](auto& s) { return books::balance(s, books::Account::customer, id.text).vnd; });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(returns_test, Door)

BOOST_AUTO_TEST_CASE(what_comes_back_is_on_sale_again_and_owed_no_more) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 4, 25'000);
  BOOST_TEST(owed_to(lan) == 80'000);

  const auto back = take_back(id, "R1", {{1, 1, {}, {}}});

  BOOST_REQUIRE(back);
  BOOST_TEST(back->refund.vnd == 25'000);
  BOOST_TEST(owed_by(id) == 75'000);
  BOOST_TEST(owed_to(lan) == 60'000);
  BOOST_TEST(stock_of(rice).sellable_base == 3500);
  BOOST_TEST(name(order(id).state) == "shipped");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_comes_back_weighs_what_as_many_packs_may) {
  const OrderId id = hens_shipped(3000);

  // One of two hens is not all of what both weighed, nor 14 g.
  BOOST_TEST(refused(take_back(id, "R1", {{1, 1, 3000, {}}}), Code::invalid, "line.weight_odd"));
  BOOST_TEST(refused(take_back(id, "R1", {{1, 1, 14, {}}}), Code::invalid, "line.weight_odd"));
  BOOST_TEST(bool(take_back(id, "R1", {{1, 1, 1400, {}}})));
}

BOOST_AUTO_TEST_CASE(what_comes_back_unweighed_weighs_its_part_of_what_went_out) {
  const OrderId id = hens_shipped(4000);

  const auto back = take_back(id, "R1", {{1, 1, {}, {}}});

  BOOST_REQUIRE(back);
  BOOST_TEST(order(id).lines[0].returned_base == 2000);
  BOOST_TEST(back->refund.vnd == 240'000);
  BOOST_TEST(bool(take_back(id, "R2", {{1, 1, 1900, {}}})));
  BOOST_TEST(refused(take_back(id, "R2", {{1, 1, 1800, {}}}), Code::conflict, "return.another"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_return_told_again_with_other_waste_is_another) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 4, 25'000);
  BOOST_REQUIRE(take_back(id, "R1", {{1, 1, {}, stock::Waste::damaged}}));

  BOOST_TEST(refused(take_back(id, "R1", {{1, 1, {}, {}}}), Code::conflict, "return.another"));
  BOOST_TEST(bool(take_back(id, "R1", {{1, 1, {}, stock::Waste::damaged}})));
}

BOOST_AUTO_TEST_CASE(a_part_that_left_comes_back_while_the_rest_is_still_here) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 5}});
  BOOST_REQUIRE(confirm(id));
  const auto pack_some = [&](std::int64_t packs) {
    return command([&](auto& c) {
      return orders::pack(c, id, {{{1, packs, {}}}, Packing::Rest::later});
    });
  };
  BOOST_REQUIRE(pack_some(2));
  BOOST_TEST(refused(take_back(id, "R0", {{1, 1, {}, {}}}), Code::not_now, "order.state"));
  BOOST_REQUIRE(ship(id));
  BOOST_REQUIRE(pack_some(1));

  BOOST_TEST(refused(take_back(id, "R1", {{1, 3, {}, {}}}), Code::not_now, "line.not_so_many"));
  const auto back = take_back(id, "R1", {{1, 2, {}, {}}});

  BOOST_REQUIRE(back);
  BOOST_TEST(back->refund.vnd == 50'000);
  BOOST_TEST(name(order(id).state) == "confirmed");
  BOOST_TEST(stock_of(rice).on_hand_base == 4500);
  BOOST_TEST(owed_to(lan) == 0);
  BOOST_REQUIRE(pack_some(2));
  BOOST_REQUIRE(ship(id));
  BOOST_REQUIRE(ship(id));
  BOOST_TEST(name(order(id).state) == "shipped");
  BOOST_REQUIRE(take_back(id, "R2", {{1, 3, {}, {}}}));
  BOOST_TEST(name(order(id).state) == "returned");
  BOOST_TEST(owed_by(id) == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(each_pack_that_stays_weighs_something) {
  const OrderId id = hens_shipped(3000);
  const auto weighed = [&](const char* number, std::int64_t base) {
    GoodsBack goods;
    goods.lines = {{1, 1, base, {}}};
    goods.external_id = number;
    goods.weight_factor = 0;
    return command([&](auto& c) { return orders::take_back(c, id, goods); });
  };

  BOOST_TEST(refused(weighed("R1", 3000), Code::not_now, "line.not_so_many"));
  BOOST_TEST(refused(weighed("R1", 0), Code::not_now, "line.not_so_many"));
  BOOST_REQUIRE(weighed("R1", 2999));
  BOOST_REQUIRE(weighed("R2", 1));
  BOOST_TEST(owed_by(id) == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_return_told_twice_stands_once) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 4, 25'000);
  const auto first = take_back(id, "R1", {{1, 1, {}, {}}});
  const std::int64_t changes_then = changes();

  const auto again = take_back(id, "R1", {{1, 1, {}, {}}});

  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  BOOST_TEST(changes() == changes_then);
}

BOOST_AUTO_TEST_CASE(a_return_is_one_however_its_number_is_typed) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 4, 25'000);
  const auto first = take_back(id, "Trả Lan 1", {{1, 1, {}, {}}});
  BOOST_REQUIRE(first);

  for (const char* typed : {"TRẢ LAN 1", " trả lan1", "Ｔrả Lan １"}) {
    const auto again = take_back(id, typed, {{1, 1, {}, {}}});
    BOOST_REQUIRE(again);
    BOOST_TEST(again->stood_already);
    BOOST_TEST(again->id.text == first->id.text);
  }
}

BOOST_AUTO_TEST_CASE(good_and_spoiled_packs_of_a_line_come_back_together) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 4, 25'000);

  BOOST_REQUIRE(take_back(id, "R1", {{1, 1, {}, {}}, {1, 2, {}, stock::Waste::damaged}}));

  BOOST_TEST(order(id).lines[0].returned_packs == 3);
  BOOST_TEST(stock_of(rice).on_hand_base == 3500);
  BOOST_TEST(owed_to(lan) == 20'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(of_a_pooled_lot_a_return_takes_its_part_to_the_dong) {
  stock::Lot pooled = a_lot("L1", rice, lan, 5200, 30);
  pooled.contributions = {{lan, 1600}, {hoa, 3600}};
  BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, pooled, 0); }));
  const OrderId id = shipped("PM-1", 3, 60'000);
  BOOST_TEST(owed_to(lan) + owed_to(hoa) == 144'000);

  BOOST_REQUIRE(take_back(id, "R1", {{1, 1, {}, {}}, {1, 1, {}, stock::Waste::damaged}}));

  BOOST_TEST(owed_to(lan) + owed_to(hoa) == 48'000);
  BOOST_REQUIRE(take_back(id, "R2", {{1, 1, {}, {}}}));
  BOOST_TEST(owed_to(lan) == 0);
  BOOST_TEST(owed_to(hoa) == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_that_came_back_whole_is_returned_and_nobody_is_owed_anything) {
  lot("L1", rice, lan, 500, 5);
  lot("L2", rice, hoa, 1000, 9);
  const OrderId id = shipped("PM-1", 3, 33'333);

  BOOST_REQUIRE(take_back(id, "R1", {{1, 2, {}, {}}}));
  BOOST_REQUIRE(take_back(id, "R2", {{1, 1, {}, {}}}));

  BOOST_TEST(name(order(id).state) == "returned");
  BOOST_TEST(owed_to(lan) == 0);
  BOOST_TEST(owed_to(hoa) == 0);
  BOOST_TEST(owed_by(id) == 0);
  BOOST_TEST(stock_of(rice).on_hand_base == 1500);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(no_more_comes_back_than_went_out) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 2, 25'000);

  BOOST_TEST(refused(take_back(id, "R1", {{1, 3, {}, {}}}), Code::not_now, "line.not_so_many"));
  BOOST_TEST(refused(take_back(id, "R1", {{1, 1, {}, {}}, {1, 2, {}, {}}}), Code::not_now,
                     "line.not_so_many"));
  BOOST_TEST(order(id).lines[0].returned_packs == 0);
}

BOOST_AUTO_TEST_CASE(an_order_is_delivered_when_all_its_shipments_are) {
  lot("L1", rice, lan, 5000);
  const OrderId id = shipped("PM-1", 2, 25'000);
  const ShipmentId shipment = order(id).shipments.at(0).id;

  BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, shipment, clock.now()); }));

  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST(order(id).ended_at.has_value());
  BOOST_TEST(
      command([&](auto& c) { return orders::deliver(c, shipment, clock.now()); }).has_value());
}

BOOST_AUTO_TEST_CASE(a_customer_is_forgotten_and_the_figures_stay) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(cancel(id));
  const OrderId open = place("PM-2", {{"GAO-500", 2}});
  days_pass(1);

  const auto erased = command(
      [&](auto& c) -> Result<std::int64_t> { return orders::erase_customers(c, clock.now(), 10); });

  BOOST_TEST(*erased == 1);
  BOOST_TEST(order(id).customer.phone == "");
  BOOST_TEST(order(id).total.vnd == 50'000);
  BOOST_TEST(order(open).customer.phone == "0912345678");
}

BOOST_AUTO_TEST_SUITE_END()
