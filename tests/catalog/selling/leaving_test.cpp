// What is collected at the door, and what may leave unpaid.

#include "tests/catalog/selling/counter.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::selling;

BOOST_FIXTURE_TEST_SUITE(leaving_test, Counter)

BOOST_AUTO_TEST_CASE(an_unpaid_telephone_order_leaves_only_where_somebody_says_how_it_is_paid) {
  const auto taken = take({.goods = {{"GAO-500", 4, ""}}, .customer = {}});
  BOOST_REQUIRE(taken);
  BOOST_REQUIRE(pack_up(taken->id));

  BOOST_TEST(refused(may_leave(taken->id, 0), Code::not_now, "ship.unpaid"));
  BOOST_TEST(refused(may_leave(taken->id, 10'000), Code::not_now, "ship.unpaid"));
  BOOST_TEST(bool(may_leave(taken->id, 100'000)));
  BOOST_TEST(bool(may_leave(taken->id, 0, true)));
  money::Payment paid;
  paid.order = taken->id;
  paid.method = money::Method::bank;
  paid.reference = "FT1";
  paid.amount = {100'000};
  BOOST_REQUIRE(command([&](auto& c) { return money::receive(c, paid); }));
  BOOST_TEST(bool(may_leave(taken->id, 0)));
}

BOOST_AUTO_TEST_CASE(a_carrier_collects_no_more_than_is_open) {
  const auto taken = take({.goods = {{"GAO-500", 4, ""}}, .customer = {}});
  BOOST_REQUIRE(taken);
  BOOST_REQUIRE(pack_up(taken->id));

  BOOST_TEST(refused(may_leave(taken->id, 100'001), Code::not_now, "ship.cod_too_much"));
  BOOST_TEST(refused(may_leave(taken->id, 100'001, true), Code::not_now, "ship.cod_too_much"));
  BOOST_TEST(bool(may_leave(taken->id, 100'000)));
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_of_a_carriers_payment_is_with_it_until_it_says_otherwise) {
  const auto taken = take({.goods = {{"GAO-500", 4, ""}}, .customer = {}});
  BOOST_REQUIRE(taken);
  BOOST_REQUIRE(pack_up(taken->id));
  BOOST_REQUIRE(command([&](auto& c) {
    return orders::ship(c, taken->id, {"GHN", "Y1", {100'000}});
  }));
  money::Payment collected;
  collected.order = taken->id;
  collected.method = money::Method::carrier;
  collected.amount = {100'000};
  BOOST_REQUIRE(command([&](auto& c) { return money::receive(c, collected); }));
  collected.amount = {30'000};
  BOOST_REQUIRE(command([&](auto& c) { return money::refund(c, collected); }));

  const auto stands = order(taken->id);
  BOOST_TEST(look([&](auto& s) { return still_open(s, stands); }).vnd == 0);
  BOOST_REQUIRE(set_cod(taken->id, 0, 70'000));
  const auto corrected = order(taken->id);
  BOOST_TEST(look([&](auto& s) { return still_open(s, corrected); }).vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(for_a_parcel_that_was_refused_at_the_door_no_carrier_has_money) {
  const auto taken = take({.goods = {{"GAO-500", 2, ""}}, .customer = {}});
  BOOST_REQUIRE(taken);
  const auto part = command([&](auto& c) {
    return orders::pack(c, taken->id, {{{1, 1, {}}}, orders::Packing::Rest::later});
  });
  BOOST_REQUIRE(part);
  BOOST_REQUIRE(command(
      [&](auto& c) { return orders::ship(c, taken->id, {"GHN", "Y1", {25'000}, *part}); }));
  BOOST_REQUIRE(pack_up(taken->id));
  BOOST_TEST(refused(may_leave(taken->id, 25'001), Code::not_now, "ship.cod_too_much"));
  BOOST_REQUIRE(command([&](auto& c) {
    return orders::take_back(c, taken->id,
                             {.lines = {{1, 1, {}, {}}},
                              .place = stock::main_place(),
                              .by = orders::Party::carrier,
                              .why = "khách không nhận",
                              .external_id = "R1"});
  }));

  BOOST_TEST(bool(may_leave(taken->id, 25'000)));
  BOOST_TEST(refused(may_leave(taken->id, 0), Code::not_now, "ship.unpaid"));
}

BOOST_AUTO_TEST_CASE(of_parcels_that_were_refused_the_others_stay_as_they_are) {
  const ProductId beans = product("DAU");
  const products::Pack tin = pack("DAU-500", beans, 500, 60'000);
  lot("L-DAU", beans, lan, 5000);
  const auto taken =
      take({.goods = {{"GAO-500", 2, ""}, {"DAU-500", 1, ""}}, .customer = {}});
  BOOST_REQUIRE(taken);
  for (const auto& [line, packs, cod] : {std::tuple{1, 2, 50'000}, std::tuple{2, 1, 60'000}}) {
    const auto part = command([&](auto& c) {
      return orders::pack(c, taken->id, {{{line, packs, {}}}, orders::Packing::Rest::later});
    });
    BOOST_REQUIRE(part);
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::ship(c, taken->id, {"GHN", "Y" + std::to_string(line), {cod}, *part});
    }));
  }
  BOOST_REQUIRE(command([&](auto& c) {
    return orders::take_back(c, taken->id,
                             {.lines = {{1, 2, {}, {}}},
                              .place = stock::main_place(),
                              .why = "khách không nhận",
                              .external_id = "R1"});
  }));

  const auto now = collecting(taken->id);

  BOOST_REQUIRE(now.size() == 1U);
  BOOST_TEST(now.at(0).due.vnd == 60'000);
  BOOST_TEST(!now.at(0).is_too_much());
}

BOOST_AUTO_TEST_CASE(a_carrier_that_would_collect_too_much_is_known_until_it_is_told_so) {
  const OrderId id = half_sent(100'000);
  BOOST_TEST(!collecting(id).at(0).is_too_much());
  BOOST_REQUIRE(unpack_and_cut(id, 1));

  const auto now = collecting(id);
  BOOST_REQUIRE(now.size() == 1U);
  BOOST_TEST(now.at(0).is_too_much());
  BOOST_TEST(now.at(0).due.vnd == 75'000);
  BOOST_TEST(perhaps_too_much() == 1U);
  BOOST_REQUIRE(set_cod(id, 0, 75'000));
  BOOST_TEST(!collecting(id).at(0).is_too_much());
  BOOST_TEST(perhaps_too_much() == 0U);
}

BOOST_AUTO_TEST_CASE(what_the_customer_pays_meanwhile_is_not_to_be_collected) {
  const OrderId id = half_sent(100'000);
  money::Payment paid;
  paid.order = id;
  paid.method = money::Method::bank;
  paid.reference = "FT1";
  paid.amount = {40'000};

  BOOST_REQUIRE(command([&](auto& c) { return money::receive(c, paid); }));

  BOOST_TEST(collecting(id).at(0).due.vnd == 60'000);
}

BOOST_AUTO_TEST_CASE(what_the_carrier_hands_over_is_not_too_much) {
  const OrderId id = half_sent(100'000);
  money::Payment paid;
  paid.order = id;
  paid.method = money::Method::carrier;
  paid.reference = "COD-1";
  paid.amount = {100'000};

  BOOST_REQUIRE(command([&](auto& c) { return money::receive(c, paid); }));

  BOOST_TEST(!collecting(id).at(0).is_too_much());
}

BOOST_AUTO_TEST_CASE(while_others_follow_a_parcel_is_collected_for_by_what_is_in_it) {
  const OrderId id = half_sent(0);

  BOOST_TEST(collecting(id).at(1).due.vnd == 100'000);  // the last: all that is open
  const OrderId two = half_packed();
  BOOST_TEST(collecting(two).at(0).due.vnd == 75'000);
}

BOOST_AUTO_TEST_CASE(only_a_parcel_that_has_left_collects_another_amount) {
  const OrderId id = half_sent(75'000);

  BOOST_TEST(refused(set_cod(id, 1, 0), Code::not_now, "shipment.state"));
  BOOST_TEST(refused(set_cod(id, 0, -1), Code::invalid, "out_of_range"));
}

BOOST_AUTO_TEST_CASE(what_a_carrier_did_collect_is_noted_after_it_was_delivered) {
  const OrderId id = half_sent(75'000);
  const ShipmentId sent = order(id).shipments[0].id;
  BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, sent, clock.now()); }));
  const auto with_it = [&] {
    return look([&](auto& s) { return with_carriers(s, *orders::find_order(s, id)); }).vnd;
  };
  BOOST_TEST(with_it() == 75'000);
  BOOST_TEST(refused(may_leave(id, 25'001), Code::not_now, "ship.collected_already"));

  BOOST_REQUIRE(set_cod(id, 0, 0));

  BOOST_TEST(with_it() == 0);
  BOOST_TEST(bool(may_leave(id, 100'000)));
}

BOOST_AUTO_TEST_CASE(a_carrier_is_told_to_collect_no_more_than_the_rest_leaves_open) {
  const OrderId id = half_sent(75'000);
  const auto may = [&](std::int64_t vnd) {
    return look([&](auto& s) {
      const auto of = *orders::find_order(s, id);
      return may_collect(s, of, of.shipments[0].id, {vnd});
    });
  };

  BOOST_TEST(bool(may(0)));
  BOOST_TEST(bool(may(100'000)));
  BOOST_TEST(refused(may(100'001), Code::not_now, "cod.too_much"));
}

BOOST_AUTO_TEST_CASE(what_has_come_of_a_parcel_may_be_noted_as_collected) {
  const OrderId id = half_sent(75'000);
  money::Payment paid;
  paid.order = id;
  paid.method = money::Method::carrier;
  paid.amount = {50'000};
  BOOST_REQUIRE(command([&](auto& c) { return money::receive(c, paid); }));
  BOOST_REQUIRE(set_cod(id, 0, 0));
  const auto may = [&](std::int64_t vnd) {
    return look([&](auto& s) {
      const auto of = *orders::find_order(s, id);
      return may_collect(s, of, of.shipments[0].id, {vnd});
    });
  };

  BOOST_TEST(bool(may(50'000)));
  BOOST_TEST(bool(may(100'000)));
  BOOST_TEST(refused(may(100'001), Code::not_now, "cod.too_much"));
}

BOOST_AUTO_TEST_CASE(what_a_marketplace_sold_is_the_marketplaces_to_collect) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});

  BOOST_TEST(bool(may_leave(id, 0)));
}

BOOST_AUTO_TEST_SUITE_END()
