#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "orders";

}  // namespace

PROMISE(an_order_stands_once_and_lowers_what_is_shown, .under_faults = true) {
  OpenShop shop(setting);

  const std::string external_id = shop.market().buy(rice, 3);
  const OrderId id = shop.order(external_id);
  shop.step(std::chrono::seconds{10});

  shop.in_time("the marketplace shows three fewer", [&] { return shop.shown() == rice_packs - 3; });
  BOOST_TEST(shop.allowance() == rice_packs - 3);
  BOOST_TEST(shop.orders_standing() == 1U);
  BOOST_TEST(taken_packs(shop.read_order(id)) == 3);
  shop.books_balance();
}

PROMISE(an_order_says_who_bought_what_for_how_much, .needs = {Ability::orders_wait}) {
  OpenShop shop(setting);

  const auto order = shop.read_order(shop.order(shop.market().buy(rice, 2)));

  BOOST_TEST(order.customer.name == "Chị Hoa");
  BOOST_TEST(order.customer.phone == "0912345678");
  BOOST_TEST(order.customer.address == "Hà Nội");
  BOOST_REQUIRE(order.lines.size() == 1U);
  BOOST_TEST(order.lines[0].sku == rice);
  BOOST_TEST(order.lines[0].packs == 2);
  BOOST_TEST(order.lines[0].unit_price.vnd == rice_price_vnd);
  BOOST_TEST(order.confirm_by.has_value());
}

PROMISE(an_order_for_more_than_there_is_stands_short) {
  OpenShop shop(setting);

  const OrderId id = shop.order(shop.market().buy(rice, rice_packs + 7, true));

  const auto order = shop.read_order(id);
  BOOST_TEST(taken_packs(order) == rice_packs);
  BOOST_TEST(order.lines.at(0).short_packs(order.state) == 7);
  shop.in_time("the marketplace shows none", [&] { return shop.shown() == 0; });
  shop.books_balance();
}

PROMISE(many_orders_all_stand_once, .under_faults = true) {
  OpenShop shop(setting);
  constexpr int bought = 65;  // more than a page of any

  // What is shown on the way may be too few, the safe side: they are bought all the same.
  for (int i = 0; i < bought; ++i) shop.market().buy(rice, 1, true);
  shop.in_time("all of them stand", [&] { return shop.orders_standing() == bought; });
  shop.in_time("what is left is shown", [&] { return shop.shown() == rice_packs - bought; });

  BOOST_TEST(shop.orders_standing() == static_cast<std::size_t>(bought));
  shop.books_balance();
}

PROMISE(no_higher_figure_is_told_while_orders_wait_behind_those_that_came, .only_polling = true) {
  OpenShop shop(setting);
  constexpr int bought = 65;
  shop.settle();
  shop.stop();
  for (int i = 0; i < bought; ++i) shop.market().buy(rice, 1, true);
  shop.put_lot("L02", 100'000, 50);
  shop.step(std::chrono::hours{1});
  const int asked = shop.wire().calls(Call::poll_orders);
  shop.wire().next(Call::poll_orders, 1, passes());
  shop.wire().all(Call::poll_orders, says(shop.market().busy()));

  shop.start();

  shop.in_time("it is asked again in vain",
               [&] { return shop.wire().calls(Call::poll_orders) > asked + 4; });
  BOOST_TEST(shop.orders_standing() < static_cast<std::size_t>(bought));
  BOOST_TEST(shop.listing()->sent_packs.value() <= rice_packs);
  shop.wire().calm();
  shop.in_time("what is left is shown", [&] { return shop.shown() == rice_packs + 100 - bought; });
}

PROMISE(orders_that_were_read_are_not_read_again) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, 2);
  const OrderId id = shop.order(external_id);
  shop.settle();
  const auto version = shop.read_order(id).version;

  for (int minute = 0; minute < 40; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }
  shop.poll_orders();
  shop.settle();

  BOOST_TEST(shop.read_order(id).version == version);
  BOOST_TEST(shop.orders_standing() == 1U);
}

PROMISE(a_poll_whose_reply_was_lost_loses_no_order, .only_polling = true) {
  OpenShop shop(setting);
  shop.wire().next(Call::poll_orders, 2, loses_reply());
  const std::string external_id = shop.market().buy(rice, 2);

  // What an acknowledging marketplace handed out comes again in its own time.
  for (int minute = 0; minute < 17; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }

  shop.in_time("it stands", [&] { return shop.orders_standing() == 1; });
  shop.order(external_id);
}

PROMISE(half_a_page_of_orders_is_none, .only_polling = true) {
  OpenShop shop(setting);
  shop.wire().next(Call::poll_orders, 1, loses_half());
  for (int i = 0; i < 5; ++i) shop.market().buy(rice, 1);

  for (int minute = 0; minute < 17; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }

  shop.in_time("all of them stand", [&] { return shop.orders_standing() == 5; });
  shop.books_balance();
}

PROMISE(orders_wait_for_a_shop_that_was_away) {
  OpenShop shop(setting);
  shop.stop();
  shop.market().set_webhook("", 1);
  const std::string first = shop.market().buy(rice, 1);
  const std::string second = shop.market().buy(rice, 2);
  shop.step(std::chrono::hours{30});

  shop.start();

  shop.order(first);
  shop.order(second);
  shop.in_time("what is left is shown", [&] { return shop.shown() == rice_packs - 3; });
}

PROMISE(an_order_lowers_every_pack_of_its_product) {
  OpenShop shop(setting);
  shop.put_pack("GAO-5KG", 5000, 210'000);
  shop.publish_and_settle();
  shop.in_time("both are shown", [&] { return shop.shown("GAO-5KG") == 20; });

  shop.order(shop.market().buy(rice, 52));

  shop.in_time("both are lowered",
               [&] { return shop.shown() == 48 && shop.shown("GAO-5KG") == 9; });
}

PROMISE(what_was_sold_over_a_counter_has_left_already, .needs = {Ability::over_counter},
        .under_faults = true) {
  OpenShop shop(setting);

  const std::string external_id = shop.market().buy(rice, 3);
  shop.in_time("it stands", [&] { return shop.orders_standing() == 1; });

  const auto order = shop.read_order(shop.order(external_id));
  BOOST_TEST(catalog::orders::name(order.state) == "delivered");
  BOOST_TEST(order.customer.name == "Chị Hoa");
  BOOST_TEST(order.lines.at(0).packed_packs == 3);
  BOOST_TEST(order.lines.at(0).unit_price.vnd == rice_price_vnd);
  shop.books_balance();
}

PROMISE(what_comes_back_to_the_counter_can_be_sold_again, .needs = {Ability::over_counter},
        .under_faults = true) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, rice_packs);
  shop.in_time("the marketplace shows none", [&] { return shop.shown() == 0; });
  shop.in_time("it stands", [&] { return shop.orders_standing() == 1; });

  shop.market().cancel(external_id);

  shop.in_time("all of it is here again", [&] { return shop.allowance() == rice_packs; });
  shop.in_time("and is shown", [&] { return shop.shown() == rice_packs; });
  shop.books_balance();
}

PROMISE(a_queue_that_is_dropped_loses_no_order, .needs = {Ability::queues_events},
        .under_faults = true) {
  OpenShop shop(setting);
  const std::string given_up = shop.market().buy(rice, 4);
  const OrderId standing = shop.order(given_up);
  shop.settle();
  shop.stop();
  shop.market().set_webhook("", 1);
  shop.market().cancel(given_up);
  constexpr int bought = 45;  // more than a page of its list
  for (int i = 0; i < bought; ++i) shop.market().buy(rice, 1, true);
  shop.step(std::chrono::hours{60});

  shop.market().drop_queue();
  shop.start();

  shop.in_time("all of them stand", [&] { return shop.orders_standing() == bought + 1; });
  shop.in_time("what was given up is", [&] {
    return shop.read_order(standing).state == catalog::orders::State::cancelled;
  });
  shop.in_time("what is left is shown", [&] { return shop.shown() == rice_packs - bought; });
  shop.order(shop.market().buy(rice, 1));
  shop.books_balance();
}
