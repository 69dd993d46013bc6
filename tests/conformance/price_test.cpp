#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "price";

}  // namespace

PROMISE(a_new_price_stands_after_it_is_released, .under_faults = true) {
  OpenShop shop(setting);

  shop.put_pack(rice, 1000, 47'000);
  BOOST_TEST(shop.publish() == 1U);

  shop.in_time("the new price stands", [&] { return shop.listed().price_vnd == 47'000; });
}

PROMISE(a_new_price_waits_until_it_is_released) {
  OpenShop shop(setting);

  shop.put_pack(rice, 1000, 47'000);
  shop.settle();

  BOOST_TEST(shop.waiting().held == 1);
  BOOST_TEST(shop.wire().calls(Call::send_prices) == 0);
  BOOST_TEST(shop.listed().price_vnd == rice_price_vnd);
}

PROMISE(the_last_of_several_prices_is_what_stands, .under_faults = true) {
  OpenShop shop(setting);

  for (const std::int64_t price : {46'000, 48'000, 47'500}) {
    shop.put_pack(rice, 1000, price);
    shop.publish();
  }
  shop.settle();

  shop.in_time("the last one stands", [&] { return shop.listed().price_vnd == 47'500; });
}

PROMISE(a_price_taken_back_before_it_was_released_is_not_sent) {
  OpenShop shop(setting);

  shop.put_pack(rice, 1000, 47'000);
  shop.planned();
  shop.put_pack(rice, 1000, rice_price_vnd);

  BOOST_TEST(shop.publish() == 0U);
  shop.settle();
  BOOST_TEST(shop.wire().calls(Call::send_prices) == 0);
}

PROMISE(a_price_whose_reply_was_lost_is_settled) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_prices, 1, loses_reply());

  shop.put_pack(rice, 1000, 47'000);
  shop.publish();
  shop.in_time("it is settled with us", [&] { return shop.listing()->price_vnd == 47'000; });

  BOOST_TEST(shop.listed().price_vnd == 47'000);
}

PROMISE(a_price_that_never_arrived_is_sent_again) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_prices, 2, never_arrives());

  shop.put_pack(rice, 1000, 47'000);
  shop.publish();

  shop.in_time("the new price stands", [&] { return shop.listed().price_vnd == 47'000; });
  BOOST_TEST(shop.wire().calls(Call::send_prices) == 3);
}

PROMISE(a_new_price_leaves_the_stock_alone) {
  OpenShop shop(setting);

  shop.put_pack(rice, 1000, 47'000);
  shop.publish();
  shop.in_time("the new price stands", [&] { return shop.listed().price_vnd == 47'000; });
  shop.settle();

  BOOST_TEST(shop.shown() == rice_packs);
}

PROMISE(a_locked_price_waits_until_the_promotion_ends, .needs = {Ability::locks_prices}) {
  OpenShop shop(setting);
  const Time until = shop.folder().clock().now() + std::chrono::hours{2};
  shop.market().lock_price(rice, until);

  shop.put_pack(rice, 1000, 47'000);
  shop.publish();
  shop.eventually("it was tried", [&] { return shop.wire().calls(Call::send_prices) > 0; });
  shop.put_lot("L02", 10'000, 50);
  shop.eventually("stock goes on", [&] { return shop.shown() == rice_packs + 10; });

  BOOST_TEST(shop.listed().price_vnd == rice_price_vnd);
  BOOST_TEST(shop.wire().calls(Call::send_prices) == 1);
  shop.step(std::chrono::hours{2} + std::chrono::minutes{1});
  shop.in_time("the new price stands", [&] { return shop.listed().price_vnd == 47'000; });
}
