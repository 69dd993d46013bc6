#include "catalog/books/journal.h"
#include "catalog/orders/orders.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Table : Farm {
  const ProductId rice = product("GAO");
  const ProductId hens = product("GA");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const products::Pack hen = a_hen();

  products::Pack a_hen() {
    products::Pack weighed = pack("GA-CON", hens, 1500, 180'000);
    weighed.catch_weight = true;
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, weighed, 1); }));
    return weighed;
  }
  OrderId confirmed(const std::string& external_id, Wanted wanted,
                    std::int64_t price_vnd = 25'000) {
    const OrderId id = place(external_id, wanted, price_vnd);
    BOOST_REQUIRE(confirm(id));
    return id;
  }
  auto pack_part(const OrderId& id, const Packing& packing) {
    return command([&](auto& c) { return orders::pack(c, id, packing); });
  }
  auto cut_line(const OrderId& id, int line, std::int64_t packs) {
    return command([&](auto& c) { return orders::cut(c, id, line, packs, "hết hàng"); });
  }
  OrderLine line(const OrderId& id, std::size_t at = 0) { return order(id).lines.at(at); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(packing_test, Table)

BOOST_AUTO_TEST_CASE(an_order_may_leave_in_two_shipments) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed("PM-1", {{"GAO-500", 5}});

  BOOST_REQUIRE(pack_part(id, {{{1, 2, {}}}, Packing::Rest::later}));
  BOOST_TEST(name(order(id).state) == "confirmed");
  BOOST_REQUIRE(ship(id));
  BOOST_TEST(name(order(id).state) == "confirmed");
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));

  BOOST_TEST(name(order(id).state) == "shipped");
  BOOST_TEST(order(id).shipments.size() == 2u);
  BOOST_TEST(line(id).billed.vnd == 125'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_that_has_left_in_part_is_not_cancelled) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed("PM-1", {{"GAO-500", 5}});
  BOOST_REQUIRE(pack_part(id, {{{1, 2, {}}}, Packing::Rest::later}));
  BOOST_REQUIRE(ship(id));

  BOOST_TEST(refused(cancel(id), Code::not_now, "order.partly_shipped"));

  BOOST_REQUIRE(cut_line(id, 1, 3));
  BOOST_TEST(name(order(id).state) == "shipped");
  BOOST_TEST(order(id).total.vnd == 50'000);
  BOOST_TEST(stock_of(rice).reserved_base == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(cutting_what_was_to_come_later_ends_an_order_that_has_left) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed("PM-1", {{"GAO-500", 5}});
  BOOST_REQUIRE(pack_part(id, {{{1, 2, {}}}, Packing::Rest::later}));
  BOOST_REQUIRE(ship(id));
  const ShipmentId shipment = order(id).shipments.at(0).id;
  BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, shipment, clock.now()); }));

  BOOST_REQUIRE(cut_line(id, 1, 3));

  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_weight_in_the_wrong_unit_is_not_billed) {
  lot("L1", hens, lan, 500'000);
  const OrderId id = confirmed("PM-1", {{"GA-CON", 1}}, 180'000);

  BOOST_TEST(refused(pack_part(id, {{{1, 1, 135'000}}}), Code::invalid, "line.weight_odd"));
  BOOST_TEST(refused(pack_part(id, {{{1, 1, 135}}}), Code::invalid, "line.weight_odd"));
  Packing looked_twice{{{1, 1, 6000}}};
  looked_twice.weight_factor = 0;

  BOOST_REQUIRE(pack_part(id, looked_twice));
  BOOST_TEST(line(id).billed.vnd == 720'000);
}

BOOST_AUTO_TEST_CASE(a_weighed_pack_is_billed_by_what_it_weighs) {
  lot("L1", hens, lan, 10'000);
  const OrderId id = confirmed("PM-1", {{"GA-CON", 2}}, 180'000);
  BOOST_TEST(order(id).total.vnd == 360'000);

  BOOST_REQUIRE(pack_part(id, {{{1, 2, 3240}}}));

  BOOST_TEST(line(id).billed.vnd == 388'800);  // 120.000 đ × 3,24 kg
  BOOST_TEST(line(id).packed_base == 3240);
  BOOST_TEST(stock_of(hens).on_hand_base == 6760);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_pack_never_weighs_more_than_what_nobody_else_was_promised) {
  lot("L1", hens, lan, 4500);
  const OrderId id = confirmed("PM-1", {{"GA-CON", 1}});
  confirmed("PM-2", {{"GA-CON", 1}});

  BOOST_TEST(refused(pack_part(id, {{{1, 1, 3001}}}), Code::not_now, "stock.not_enough"));
  BOOST_TEST(pack_part(id, {{{1, 1, 3000}}}).has_value());
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_is_sold_by_the_pack_is_not_weighed) {
  lot("L1", rice, lan, 5000);
  const OrderId id = confirmed("PM-1", {{"GAO-500", 2}});

  BOOST_TEST(refused(pack_part(id, {{{1, 2, 1100}}}), Code::invalid, "line.not_weighed"));
  BOOST_TEST(refused(pack_part(id, {{{1, 3, {}}}}), Code::not_now, "line.not_reserved"));
  BOOST_TEST(refused(pack_part(id, {{{2, 1, {}}}}), Code::invalid, "line.not_found"));
  BOOST_TEST(refused(pack_part(id, {{{1, 1, {}}, {1, 2, {}}}}), Code::invalid, "line.twice"));
}

BOOST_AUTO_TEST_CASE(cutting_a_line_gives_its_goods_to_others) {
  lot("L1", rice, lan, 1000);
  const OrderId first = place("PM-1", {{"GAO-500", 2}});
  const OrderId second = place("PM-2", {{"GAO-500", 1}});

  BOOST_REQUIRE(cut_line(first, 1, 1));

  BOOST_TEST(line(first).to_pack() == 1);
  BOOST_TEST(order(first).total.vnd == 25'000);
  BOOST_REQUIRE(confirm(second));
  BOOST_TEST(line(second).reserved_packs == 1);
  BOOST_TEST(refused(cut_line(first, 1, 1), Code::not_now, "order.all_cut"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_substitute_names_the_line_it_stands_in_for_and_who_agreed) {
  lot("L1", rice, lan, 1000);
  pack("GAO-1KG", rice, 1000, 48'000);
  const OrderId id = place("PM-1", {{"GAO-500", 3}});

  const auto added = command([&](auto& c) {
    return orders::substitute(c, id,
                              {1, 2, "GAO-1KG", 1, {48'000}, "chị Hoa đồng ý qua điện thoại"});
  });

  BOOST_REQUIRE(added);
  BOOST_TEST(*added == 2);
  BOOST_TEST(line(id, 1).substitutes.value_or(0) == 1);
  BOOST_TEST(line(id, 1).consent == "chị Hoa đồng ý qua điện thoại");
  BOOST_TEST(line(id, 0).cut_packs == 2);
  BOOST_TEST(order(id).total.vnd == 73'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(cancelled_goods_that_spoiled_do_not_come_back_on_sale) {
  lot("L1", rice, lan, 1000);
  const OrderId id = confirmed("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(pack_up(id));

  BOOST_REQUIRE(command([&](auto& c) {
    return orders::cancel(c, id, {Party::customer, "mưa ướt"}, stock::Waste::spoiled);
  }));

  BOOST_TEST(stock_of(rice).on_hand_base == 0);
  BOOST_TEST(order(id).cancelled->why == "mưa ướt");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
