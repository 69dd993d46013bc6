#include "connectors/receiving/cancellations.h"

#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
namespace orders = catalog::orders;

namespace {

constexpr auto theme = "cancellations";

bool is(OpenShop& shop, const OrderId& id, orders::State state) {
  return shop.read_order(id).state == state;
}

}  // namespace

PROMISE(an_order_that_its_customer_cancels_can_be_sold_again, .needs = {Ability::orders_wait},
        .under_faults = true) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, rice_packs);
  const OrderId id = shop.order(external_id);
  shop.in_time("the marketplace shows none", [&] { return shop.shown() == 0; });

  shop.market().cancel(external_id);
  shop.in_time("it is cancelled with us", [&] { return is(shop, id, orders::State::cancelled); });
  shop.in_time("the marketplace shows all of them again",
               [&] { return shop.shown() == rice_packs; });

  const auto cancelled = shop.read_order(id).cancelled;
  BOOST_REQUIRE(cancelled);
  BOOST_TEST(orders::name(cancelled->by) == "customer");
  BOOST_TEST(cancelled->why == "Đổi ý");
  shop.books_balance();
}

PROMISE(a_cancellation_has_one_effect_however_often_it_comes, .needs = {Ability::orders_wait}) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, 5);
  const OrderId id = shop.order(external_id);
  shop.market().cancel(external_id);
  shop.in_time("it is cancelled with us", [&] { return is(shop, id, orders::State::cancelled); });
  const auto version = shop.read_order(id).version;
  const OrderId next = shop.order(shop.market().buy(rice, 95));

  for (int minute = 0; minute < 20; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }
  shop.poll_orders();
  shop.settle();

  BOOST_TEST(shop.read_order(id).version == version);
  BOOST_TEST(shop.read_order(next).lines.at(0).reserved_packs == 95);
  shop.books_balance();
}

PROMISE(what_the_marketplace_gives_up_is_said_to_be_its_own_doing,
        .needs = {Ability::orders_wait}) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, 5);
  const OrderId id = shop.order(external_id);

  shop.market().cancel(external_id, true);
  shop.in_time("it is cancelled with us", [&] { return is(shop, id, orders::State::cancelled); });

  BOOST_TEST(orders::name(shop.read_order(id).cancelled->by) == "channel");
  shop.settle();
  BOOST_TEST(shop.their_words_about(id) == "");
}

PROMISE(an_order_cancelled_before_it_was_read_takes_nothing, .needs = {Ability::orders_wait},
        .under_faults = true) {
  OpenShop shop(setting);
  shop.stop();
  shop.market().cancel(shop.market().buy(rice, 3));
  shop.start();
  const OrderId other = shop.order(shop.market().buy(rice, rice_packs));

  shop.step(std::chrono::seconds{10});

  // Where it was heard of after the other, that one is short of it until it is confirmed.
  shop.in_time("all of it is the other's, or there for it", [&] {
    return taken_packs(shop.read_order(other)) + shop.allowance() == rice_packs;
  });
  shop.books_balance();
}

PROMISE(a_sale_taken_back_before_it_was_read_takes_nothing, .needs = {Ability::over_counter}) {
  OpenShop shop(setting);
  shop.stop();
  shop.market().cancel(shop.market().buy(rice, 3));
  shop.start();
  const OrderId other = shop.order(shop.market().buy(rice, rice_packs));

  shop.step(std::chrono::seconds{10});

  shop.in_time("all of it is the other's",
               [&] { return taken_packs(shop.read_order(other)) == rice_packs; });
  shop.books_balance();
}

PROMISE(the_marketplace_hears_of_an_order_that_the_cooperative_gives_up,
        .needs = {Ability::tells_orders}, .under_faults = true) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 2));

  shop.cancel(id);

  shop.in_time("it has heard, or its words against it are kept", [&] {
    const auto orders = shop.market().orders();
    const bool heard = orders.at(0).status == shop.market().word_for(orders::State::cancelled);
    return heard || !shop.their_words_about(id).empty();
  });
  shop.in_time("all of it is shown again", [&] { return shop.shown() == rice_packs; });
  shop.books_balance();
}

PROMISE(what_the_cooperative_gives_up_can_be_sold_again_at_once, .needs = {Ability::orders_wait}) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 40));
  shop.in_time("fewer are shown", [&] { return shop.shown() == rice_packs - 40; });

  shop.cancel(id);

  BOOST_TEST(shop.allowance() == rice_packs);
  shop.in_time("the marketplace is told the figure", [&] {
    shop.planned();
    return shop.listing()->packs == rice_packs;
  });
}

PROMISE(what_had_left_when_it_was_cancelled_waits_for_a_person, .needs = {Ability::orders_wait}) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, 2);
  const OrderId id = shop.order(external_id);
  shop.wire().all(Call::tell_order, says(shop.market().busy()));
  shop.ship(id, "EB123456789VN");

  shop.market().cancel(external_id);

  shop.in_time("somebody is asked to see to it", [&] {
    return shop.folder().database().read([&](const catalog::store::Read& read) {
      return connectors::receiving::late_cancellation_of(read.scope(shop.cooperative()), id)
          .has_value();
    });
  });
  BOOST_TEST(is(shop, id, orders::State::shipped));
  shop.books_balance();
}
