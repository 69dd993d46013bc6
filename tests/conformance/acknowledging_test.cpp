#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "acknowledging";

std::size_t receipts_waiting(Shop& shop) {
  return shop.folder().database().read([&](const catalog::store::Read& read) {
    return connectors::receiving::waiting_receipts(read.scope(shop.cooperative()),
                                                   shop.channel().id, 100)
        .size();
  });
}

}  // namespace

PROMISE(an_order_is_acknowledged_only_when_it_stands, .needs = {Ability::acknowledges}) {
  OpenShop shop(setting);
  std::size_t stood = 0;
  shop.wire().next(Call::acknowledge, 1, [&](const auto&, Time, const CarryOut& carry_out) {
    stood = shop.orders_standing();
    return carry_out();
  });

  shop.market().buy(rice, 1);
  shop.in_time("it is acknowledged", [&] {
    return shop.wire().calls(Call::acknowledge) > 0 && receipts_waiting(shop) == 0;
  });

  BOOST_TEST(stood == 1U);
}

PROMISE(orders_are_read_while_acknowledgements_fail, .needs = {Ability::acknowledges}) {
  OpenShop shop(setting);
  shop.wire().all(Call::acknowledge, says(shop.market().busy()));
  shop.order(shop.market().buy(rice, 1));
  shop.in_time("an acknowledgement has failed",
               [&] { return shop.wire().calls(Call::acknowledge) > 1; });

  const std::string later = shop.market().buy(rice, 2);
  shop.in_time("the later order stands", [&] { return shop.orders_standing() == 2; });

  shop.order(later);
  shop.wire().calm();
  shop.in_time("all are acknowledged", [&] { return receipts_waiting(shop) == 0; });
}

PROMISE(while_acknowledgements_fail_stock_is_told, .needs = {Ability::acknowledges}) {
  OpenShop shop(setting);
  shop.wire().all(Call::acknowledge, never_arrives());

  shop.order(shop.market().buy(rice, 10));

  shop.in_time("the marketplace shows fewer", [&] { return shop.shown() == rice_packs - 10; });
}

PROMISE(a_lost_acknowledgement_is_made_again, .needs = {Ability::acknowledges},
        .under_faults = true) {
  OpenShop shop(setting);
  shop.wire().next(Call::acknowledge, 1, loses_reply());
  shop.wire().next(Call::acknowledge, 1, never_arrives());

  shop.order(shop.market().buy(rice, 1));

  shop.in_time("none waits", [&] {
    return shop.wire().calls(Call::acknowledge) > 2 && receipts_waiting(shop) == 0;
  });
  BOOST_TEST(shop.orders_standing() == 1U);
}

PROMISE(acknowledgements_that_nobody_answers_are_not_made_without_end,
        .needs = {Ability::acknowledges}) {
  OpenShop shop(setting);
  shop.wire().all(Call::acknowledge, says(200, {}, R"({"code":0,"results":[]})"));
  shop.order(shop.market().buy(rice, 1));
  shop.in_time("it was tried", [&] { return shop.wire().calls(Call::acknowledge) > 0; });
  const int before = shop.wire().calls(Call::acknowledge);

  for (int i = 0; i < 20; ++i) {
    shop.step(std::chrono::seconds{1});
    shop.planned();
  }

  BOOST_TEST(shop.wire().calls(Call::acknowledge) - before <= 20);
}

PROMISE(what_was_not_acknowledged_comes_again_and_stands_once, .needs = {Ability::acknowledges}) {
  OpenShop shop(setting);
  shop.wire().all(Call::acknowledge, never_arrives());
  const std::string external_id = shop.market().buy(rice, 1);
  shop.order(external_id);

  for (int minute = 0; minute < 35; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }
  shop.in_time("it came again", [&] {
    return shop.folder().database().read([&](const catalog::store::Read& read) {
      return connectors::receiving::times_received(read.scope(shop.cooperative()),
                                                   shop.channel().id, external_id);
    }) > 1;
  });

  BOOST_TEST(shop.orders_standing() == 1U);
  shop.books_balance();
}
