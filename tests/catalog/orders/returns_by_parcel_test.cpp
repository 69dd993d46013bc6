// Out of which parcel goods come back.

#include "catalog/books/journal.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Parcels : Farm {
  Parcels() { pack("GAO-500", rice, 500); }
  // One pack of a line, by the customer.
  Result<Returned> take_back(const OrderId& id, const std::string& external_id, int line) {
    GoodsBack goods;
    goods.lines = {{line, 1, {}, {}}};
    goods.external_id = external_id;
    return command([&](auto& c) { return orders::take_back(c, id, goods); });
  }
  std::int64_t owed_by(const OrderId& id) {
    return look([&](auto& s) { return books::balance(s, books::Account::customer, id.text).vnd; });
  }

  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const HouseholdId hoa = household("H02");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(returns_by_parcel_test, Parcels)

BOOST_AUTO_TEST_CASE(a_parcel_that_nobody_took_is_returned_and_the_other_is_still_delivered) {
  lot("L1", rice, lan, 5000);
  const ProductId beans = product("DAU");
  pack("DAU-500", beans, 500);
  lot("L2", beans, hoa, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}, {"DAU-500", 1}});
  BOOST_REQUIRE(confirm(id));
  for (const auto& [line, packs] : {std::pair{1, 2}, std::pair{2, 1}}) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{line, packs, {}}}, Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
  }

  BOOST_REQUIRE(take_back(id, "R1", 1));
  BOOST_TEST(name(order(id).shipments[0].state) == "shipped");
  BOOST_REQUIRE(take_back(id, "R2", 1));

  BOOST_TEST(name(order(id).shipments[0].state) == "returned");
  BOOST_TEST(name(order(id).state) == "shipped");
  const ShipmentId other = order(id).shipments[1].id;
  BOOST_REQUIRE(command([&](auto& c) { return deliver(c, other, clock.now()); }));
  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_order_is_delivered_when_what_is_under_way_comes_back) {
  lot("L1", rice, lan, 5000);
  const ProductId beans = product("DAU");
  pack("DAU-500", beans, 500);
  lot("L2", beans, hoa, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 1}, {"DAU-500", 1}});
  BOOST_REQUIRE(confirm(id));
  for (const int line : {1, 2}) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{line, 1, {}}}, Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
  }
  const ShipmentId first = order(id).shipments[0].id;
  BOOST_REQUIRE(command([&](auto& c) { return deliver(c, first, clock.now()); }));

  BOOST_REQUIRE(take_back(id, "R1", 2));

  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(which_parcel_came_back_is_asked_where_nobody_can_know) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 4}});
  BOOST_REQUIRE(confirm(id));
  for (const std::int64_t packs : {3, 1}) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{1, packs, {}}}, Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
  }
  GoodsBack goods;
  goods.lines = {{1, 3, {}, {}}};
  goods.by = Party::carrier;
  goods.external_id = "R1";
  const auto back = [&] {
    return command([&](auto& c) { return orders::take_back(c, id, goods); });
  };

  BOOST_TEST(refused(back(), Code::invalid, "return.which"));
  goods.shipment = order(id).shipments[0].id;
  BOOST_REQUIRE(back());

  BOOST_TEST(name(order(id).shipments[0].state) == "returned");
  BOOST_TEST(name(order(id).shipments[1].state) == "shipped");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(of_a_carrier_the_one_parcel_under_way_comes_back) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(confirm(id));
  for (int parcel = 0; parcel < 2; ++parcel) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{1, 1, {}}}, Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
  }
  const ShipmentId second = order(id).shipments[1].id;
  BOOST_REQUIRE(command([&](auto& c) { return deliver(c, second, clock.now()); }));
  GoodsBack goods;
  goods.lines = {{1, 1, {}, {}}};
  goods.by = Party::carrier;
  goods.external_id = "R1";

  BOOST_REQUIRE(command([&](auto& c) { return orders::take_back(c, id, goods); }));

  BOOST_TEST(name(order(id).shipments[0].state) == "returned");
  BOOST_TEST(name(order(id).state) == "delivered");
}

BOOST_AUTO_TEST_CASE(a_weighed_parcel_that_comes_back_lighter_is_back_and_refunded_whole) {
  const ProductId hens = product("GA");
  products::Pack hen = pack("GA-CON", hens, 1500, 180'000);
  hen.catch_weight = true;
  BOOST_REQUIRE(command([&](auto& c) { return products::put(c, hen, 1); }));
  lot("L2", hens, lan, 10'000);
  const OrderId id = place("PM-1", {{"GA-CON", 2}}, 180'000);
  BOOST_REQUIRE(confirm(id));
  for (const std::int64_t base : {1600, 1400}) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{1, 1, base}}, Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
  }
  const std::int64_t billed = owed_by(id);
  GoodsBack goods;
  goods.lines = {{1, 1, 1550, {}}};
  goods.shipment = order(id).shipments[0].id;
  goods.external_id = "R1";

  const auto back = command([&](auto& c) { return orders::take_back(c, id, goods); });

  BOOST_REQUIRE(back);
  BOOST_TEST(back->refund.vnd == 192'000);  // 1,6 kg of 1,5 kg at 180.000 đ
  BOOST_TEST(owed_by(id) == billed - 192'000);
  BOOST_TEST(name(order(id).shipments[0].state) == "returned");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(one_number_is_not_two_parcels_return) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(confirm(id));
  for (int parcel = 0; parcel < 2; ++parcel) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{1, 1, {}}}, Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
  }
  const auto back = [&](std::size_t parcel) {
    GoodsBack goods;
    goods.lines = {{1, 1, {}, {}}};
    goods.shipment = order(id).shipments[parcel].id;
    goods.external_id = "R1";
    return command([&](auto& c) { return orders::take_back(c, id, goods); });
  };

  BOOST_REQUIRE(back(0));
  BOOST_TEST(back(0)->stood_already);
  BOOST_TEST(refused(back(1), Code::conflict, "return.another"));
}

BOOST_AUTO_TEST_CASE(all_of_a_parcel_comes_back_once_whatever_came_before) {
  lot("L1", rice, lan, 5000);
  const OrderId id = place("PM-1", {{"GAO-500", 3}});
  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));
  BOOST_REQUIRE(take_back(id, "R1", 1));
  const auto all_back = [&](const char* number) {
    GoodsBack goods;
    goods.shipment = order(id).shipments[0].id;
    goods.external_id = number;
    return command([&](auto& c) { return orders::take_back(c, id, goods); });
  };

  BOOST_REQUIRE(all_back("R2"));

  BOOST_TEST(all_back("R2")->stood_already);
  BOOST_TEST(refused(all_back("R3"), Code::not_now, "order.state"));
  BOOST_TEST(name(order(id).state) == "returned");
  BOOST_TEST(order(id).lines.at(0).returned_packs == 3);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(packs_without_a_gram_each_come_back_together) {
  const ProductId hens = product("GA");
  products::Pack hen = pack("GA-CON", hens, 1500, 180'000);
  hen.catch_weight = true;
  BOOST_REQUIRE(command([&](auto& c) { return products::put(c, hen, 1); }));
  lot("L2", hens, lan, 10'000);
  const OrderId id = place("PM-1", {{"GA-CON", 2}}, 180'000);
  BOOST_REQUIRE(confirm(id));
  Packing packing{{{1, 2, 1}}};
  packing.weight_factor = 0;
  BOOST_REQUIRE(command([&](auto& c) { return orders::pack(c, id, packing); }));
  BOOST_REQUIRE(ship(id));
  const auto back = [&](std::int64_t packs, std::optional<std::int64_t> base) {
    GoodsBack goods;
    goods.lines = {{1, packs, base, {}}};
    goods.external_id = "R" + std::to_string(packs);
    goods.weight_factor = 0;
    return command([&](auto& c) { return orders::take_back(c, id, goods); });
  };

  BOOST_TEST(refused(back(1, 1), Code::not_now, "line.not_so_many"));
  BOOST_TEST(bool(back(2, {})));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
