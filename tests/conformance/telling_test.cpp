#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using catalog::orders::State;

namespace {

constexpr auto theme = "telling";
constexpr auto waybill = "EB123456789VN";

MarketOrder first(Shop& shop) {
  const auto orders = shop.market().orders();
  BOOST_REQUIRE(!orders.empty());
  return orders.front();
}

}  // namespace

PROMISE(the_marketplace_knows_of_a_confirmed_order, .needs = {Ability::tells_orders}) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 2));

  shop.confirm(id);

  shop.in_time("it knows",
               [&] { return first(shop).status == shop.market().word_for(State::confirmed); });
}

PROMISE(the_marketplace_knows_of_a_shipped_order, .needs = {Ability::hears_of_waybills},
        .under_faults = true) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 2));

  shop.ship(id, waybill);

  shop.in_time("the marketplace has the waybill", [&] {
    const auto order = first(shop);
    return order.waybill == waybill && order.status == shop.market().word_for(State::shipped);
  });
  shop.in_time("what is shown is what is left", [&] { return shop.shown() == rice_packs - 2; });
  shop.books_balance();
}

PROMISE(steps_are_told_in_their_order, .needs = {Ability::tells_orders}) {
  OpenShop shop(setting);
  shop.wire().next(Call::tell_order, 2, says(shop.market().busy()));
  const OrderId id = shop.order(shop.market().buy(rice, 2));

  shop.ship(id, waybill);
  shop.in_time("it knows",
               [&] { return first(shop).status == shop.market().word_for(State::shipped); });

  for (const auto& exchanged : shop.wire().exchanges(Call::tell_order)) {
    if (exchanged.arrived) BOOST_TEST(exchanged.reply.status / 100 == 2);
  }
}

PROMISE(a_step_whose_reply_was_lost_is_told_again_without_harm, .needs = {Ability::tells_orders}) {
  OpenShop shop(setting);
  shop.wire().next(Call::tell_order, 2, loses_reply());
  const OrderId id = shop.order(shop.market().buy(rice, 2));

  shop.ship(id, waybill);
  shop.in_time("it knows", [&] {
    const bool hears = shop.market().has(Ability::hears_of_waybills);
    return first(shop).status == shop.market().word_for(State::shipped) &&
           (!hears || first(shop).waybill == waybill);
  });
  shop.step(std::chrono::minutes{1});
  shop.in_time("nothing waits", [&] { return shop.waiting().sending + shop.waiting().ready == 0; });

  BOOST_TEST(shop.their_words_about(id) == "");
}

PROMISE(a_step_that_was_told_is_not_told_again, .needs = {Ability::tells_orders}) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 2));
  shop.confirm(id);
  shop.in_time("it knows",
               [&] { return first(shop).status == shop.market().word_for(State::confirmed); });
  shop.settle();
  const int told = shop.wire().calls(Call::tell_order);

  shop.put_lot("L02", 1'000, 50);
  shop.step(std::chrono::hours{2});
  shop.settle();

  BOOST_TEST(shop.wire().calls(Call::tell_order) == told);
}

PROMISE(who_is_told_nothing_is_asked_nothing, .needs = {Ability::orders_wait}) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 2));

  shop.ship(id, waybill);
  shop.settle();

  const bool tells = shop.market().has(Ability::tells_orders);
  BOOST_TEST((shop.wire().calls(Call::tell_order) > 0) == tells);
  BOOST_TEST(catalog::orders::name(shop.read_order(id).state) == "shipped");
}
