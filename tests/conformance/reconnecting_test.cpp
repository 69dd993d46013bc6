#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "reconnecting";

}  // namespace

PROMISE(connecting_again_sends_nothing_again) {
  OpenShop shop(setting);
  shop.settle();
  const int sent = shop.count(Event::Kind::sent);

  shop.connect(shop.market().credentials());
  BOOST_TEST(shop.publish() == 0U);
  shop.settle();

  BOOST_TEST(shop.count(Event::Kind::sent) == sent);
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(connected_again_it_reads_orders_from_where_it_was) {
  OpenShop shop(setting);
  shop.order(shop.market().buy(rice, 1));

  shop.connect(shop.market().credentials());
  const std::string later = shop.market().buy(rice, 2);

  shop.order(later);
  BOOST_TEST(shop.orders_standing() == 2U);
  shop.in_time("what is left is shown", [&] { return shop.shown() == rice_packs - 3; });
}

PROMISE(a_shop_that_lost_everything_overtakes_text_and_stock_that_stand_there,
        .needs = {Ability::versioned, Ability::creates_once}, .only_polling = true) {
  OpenShop first(setting);
  for (const std::int64_t price : {46'000, 47'000, 48'000}) {
    first.put_pack(rice, 1000, price);
    first.publish();
    first.in_time("it stands", [&] { return first.listed().price_vnd == price; });
  }
  first.stop();

  Shop second(setting, first);
  second.put_product("Gạo nếp cái", "Gạo dẻo.");
  second.start();
  second.publish();

  second.in_time("what it says stands", [&] {
    const auto listed = second.listed();
    return listed.title == "Gạo nếp cái, túi" && listed.packs == second.allowance();
  });
  BOOST_TEST(second.market().listings().size() == 1U);
}

PROMISE(another_shop_at_the_marketplace_reads_the_orders_that_are_there, .only_polling = true) {
  OpenShop first(setting);
  first.stop();
  const std::string external_id = first.market().buy(rice, 2);
  Shop second(setting, first);

  second.start();

  second.order(external_id);
  BOOST_TEST(second.orders_standing() == 1U);
}
