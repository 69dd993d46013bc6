#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "retries";

}  // namespace

PROMISE(a_marketplace_that_fails_is_tried_again) {
  Shop shop(setting);
  shop.wire().next(Call::send_listings, 2, says(shop.market().busy()));
  shop.start();

  shop.publish();
  shop.in_time("it was tried three times",
               [&] { return shop.wire().calls(Call::send_listings) == 3; });
  shop.publish_and_settle();

  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(a_marketplace_that_is_down_is_asked_ever_more_rarely, .only_polling = true) {
  OpenShop shop(setting, {.orders_poll_seconds = 20});
  shop.settle();
  shop.wire().all(says(shop.market().busy()));
  shop.put_lot("L02", 10'000, 50);
  shop.planned();
  const int before = shop.wire().calls();

  for (int i = 0; i < 180; ++i) {
    shop.step(std::chrono::seconds{10});
    shop.planned();
  }

  const int while_down = shop.wire().calls() - before;
  BOOST_TEST(while_down > 3);
  BOOST_TEST(while_down <= 40);  // in the end at most every five minutes
  shop.wire().calm();
  shop.step(std::chrono::minutes{5});
  shop.in_time("it catches up", [&] { return shop.shown() == rice_packs + 10; });
}

PROMISE(when_it_is_over_everything_comes_through, .under_faults = true) {
  OpenShop shop(setting);
  shop.wire().all(never_arrives());
  shop.put_lot("L02", 10'000, 50);
  shop.put_pack(rice, 1000, 47'000);
  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  shop.publish();
  for (int i = 0; i < 20; ++i) shop.step(std::chrono::seconds{30});

  shop.wire().calm();

  shop.in_time("all of it stands", [&] {
    const auto listed = shop.listed();
    return listed.packs == rice_packs + 10 && listed.price_vnd == 47'000 &&
           listed.title == "Gạo nếp cái, túi";
  });
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(one_question_that_fails_keeps_no_lower_figure_from_being_told, .only_polling = true) {
  OpenShop shop(setting);
  shop.wire().all(Call::poll_orders, says(500));

  shop.hold(30, std::chrono::hours{24});

  shop.in_time("the marketplace shows fewer", [&] { return shop.shown() == rice_packs - 30; });
}

PROMISE(one_kind_of_call_that_fails_keeps_no_order_out) {
  OpenShop shop(setting);
  for (const Call call : {Call::send_stock, Call::send_prices, Call::send_listings}) {
    shop.wire().all(call, says(shop.market().busy()));
  }
  shop.put_lot("L02", 10'000, 50);

  const std::string external_id = shop.market().buy(rice, 1);

  shop.in_time("the order stands", [&] { return shop.orders_standing() == 1; });
  shop.order(external_id);
}

PROMISE(a_connection_that_is_switched_off_waits_for_a_person, .needs = {Ability::switches_off},
        .only_polling = true) {
  OpenShop shop(setting);
  shop.market().switch_off(true);
  shop.put_lot("L02", 10'000, 50);
  shop.in_time("it was noticed", [&] {
    const auto trouble = shop.last(Event::Kind::retrying);
    return trouble && trouble->detail.starts_with("forbidden");
  });
  const int before = shop.wire().calls();

  for (int i = 0; i < 24; ++i) shop.step(std::chrono::seconds{10});
  shop.planned();

  BOOST_TEST(shop.wire().calls() - before <= 2);
  shop.market().switch_off(false);
  shop.step(std::chrono::minutes{5});
  shop.in_time("it goes on", [&] { return shop.shown() == rice_packs + 10; });
}

PROMISE(what_went_wrong_is_told_with_how_long_it_waits, .only_polling = true) {
  Shop shop(setting);
  shop.wire().next(1, says(500));

  shop.start();
  shop.eventually("it was noticed", [&] { return shop.last(Event::Kind::retrying).has_value(); });

  const auto event = *shop.last(Event::Kind::retrying);
  BOOST_TEST(event.channel == shop.channel().name);
  BOOST_TEST(!event.detail.empty());
  BOOST_TEST((event.wait > Duration{0}));
}
