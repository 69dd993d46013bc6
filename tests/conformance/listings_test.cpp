#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "listings";

}  // namespace

PROMISE(a_released_listing_stands_with_its_title_price_and_stock, .under_faults = true) {
  OpenShop shop(setting);

  const auto listings = shop.market().listings();

  BOOST_REQUIRE(listings.size() == 1U);
  BOOST_TEST(listings[0].sku == rice);
  BOOST_TEST(listings[0].title == "Gạo Bao Thai, túi");
  BOOST_TEST(listings[0].price_vnd == rice_price_vnd);
  BOOST_TEST(listings[0].packs == rice_packs);
}

PROMISE(nothing_is_sent_before_it_is_released) {
  Shop shop(setting);

  shop.start();
  shop.eventually("it is planned", [&] { return shop.listing().has_value(); });
  shop.eventually("orders were asked for",
                  [&] { return shop.wire().calls(Call::poll_orders) > 0; });

  BOOST_TEST(shop.waiting().held == 1);
  BOOST_TEST(shop.wire().calls(Call::send_listings) == 0);
  BOOST_TEST(shop.market().listings().empty());
  BOOST_TEST(shop.publish() == 1U);
}

PROMISE(publishing_again_sends_nothing) {
  OpenShop shop(setting);
  shop.settle();
  const int sent = shop.count(Event::Kind::sent);

  BOOST_TEST(shop.publish() == 0U);

  BOOST_TEST(shop.count(Event::Kind::sent) == sent);
}

PROMISE(each_pack_is_listed_once_under_its_own_sku, .under_faults = true) {
  OpenShop shop(setting);
  shop.put_pack("GAO-2KG", 2000, 88'000);
  shop.put_pack("GAO-5KG", 5000, 210'000);

  shop.publish_and_settle();
  shop.in_time("both are listed",
               [&] { return shop.shown("GAO-2KG") == 50 && shop.shown("GAO-5KG") == 20; });

  const auto listings = shop.market().listings();
  BOOST_REQUIRE(listings.size() == 3U);
  BOOST_TEST(listings[0].sku == rice);
  BOOST_TEST(listings[1].price_vnd == 88'000);
  BOOST_TEST(listings[2].price_vnd == 210'000);
}

PROMISE(a_sku_with_every_kind_of_letter_stands_as_it_is) {
  OpenShop shop(setting);
  const std::string odd = "GẠO 1/2 +25%&x=?#";
  shop.put_pack(odd, 500, 25'000);

  shop.publish();
  shop.in_time("it is listed", [&] { return shop.shown(odd) == 200; });

  BOOST_TEST(shop.listed(odd).price_vnd == 25'000);
  BOOST_TEST(shop.market().listings().size() == 2U);
}

PROMISE(a_name_arrives_as_it_was_written) {
  Shop shop(setting);
  const std::string name = R"(Gạo "Bao Thai" \ 100% <tự nhiên> & sạch {5} 🌾)";
  shop.put_product(name, "Dòng một.");
  shop.start();

  shop.publish_and_settle();

  BOOST_TEST(shop.listed().title == name + ", túi");
}

PROMISE(a_pack_that_is_not_ready_is_never_sent) {
  OpenShop shop(setting);
  shop.put_product("Đồ gốm", "Bát đĩa.", "GOM", "Gốm sứ");
  shop.put_pack("GOM-1", 1000, 90'000, {.product = "GOM"});

  BOOST_TEST(shop.publish() == 0U);
  shop.settle();

  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(what_is_listed_bears_the_marketplaces_own_name_with_us) {
  OpenShop shop(setting);

  shop.settle();

  const auto listing = shop.listing();
  BOOST_REQUIRE(listing);
  BOOST_TEST(!listing->external_id.empty());
  BOOST_TEST(connectors::channel::name(listing->state) == "live");
}
