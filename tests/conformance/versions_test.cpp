#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "versions";

// A copy of what was said last comes once more.
void comes_late(OpenShop& shop, const Exchanged& earlier) {
  shop.wire().repeat(earlier, shop.folder().clock().now());
}

}  // namespace

PROMISE(a_late_copy_of_an_older_price_changes_nothing, .needs = {Ability::versioned}) {
  OpenShop shop(setting);
  shop.put_pack(rice, 1000, 47'000);
  shop.publish();
  shop.in_time("it stands", [&] { return shop.listed().price_vnd == 47'000; });
  const auto earlier = shop.wire().exchanges(Call::send_prices).back();
  shop.put_pack(rice, 1000, 49'000);
  shop.publish();
  shop.in_time("the newer stands", [&] { return shop.listed().price_vnd == 49'000; });

  comes_late(shop, earlier);

  BOOST_TEST(shop.listed().price_vnd == 49'000);
}

PROMISE(a_late_copy_of_an_older_figure_changes_nothing, .needs = {Ability::versioned}) {
  OpenShop shop(setting);
  shop.settle();
  const auto earlier = shop.wire().exchanges(Call::send_stock).back();
  shop.hold(60, std::chrono::hours{24});
  shop.eventually("the newer is shown", [&] { return shop.shown() == rice_packs - 60; });

  comes_late(shop, earlier);

  BOOST_TEST(shop.shown() == rice_packs - 60);
}

PROMISE(a_late_copy_of_an_older_text_changes_nothing, .needs = {Ability::versioned}) {
  OpenShop shop(setting);
  shop.put_product("Gạo một", "Gạo dẻo.");
  shop.publish();
  shop.in_time("it stands", [&] { return shop.listed().title == "Gạo một, túi"; });
  const auto earlier = shop.wire().exchanges(Call::send_listings).back();
  shop.put_product("Gạo hai", "Gạo dẻo.");
  shop.publish();
  shop.in_time("the newer stands", [&] { return shop.listed().title == "Gạo hai, túi"; });

  comes_late(shop, earlier);

  BOOST_TEST(shop.listed().title == "Gạo hai, túi");
}

PROMISE(what_was_applied_although_its_reply_was_lost_is_not_undone_by_its_repeat,
        .needs = {Ability::versioned}) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_stock, 3, loses_reply());

  shop.hold(60, std::chrono::hours{24});
  shop.in_time("it is settled with us", [&] { return shop.listing()->packs == rice_packs - 60; });

  BOOST_TEST(shop.shown() == rice_packs - 60);
  shop.settle();
}

PROMISE(versions_with_us_only_grow) {
  OpenShop shop(setting);
  std::int64_t version = shop.listing()->version;

  for (const std::int64_t price : {46'000, 47'000, 48'000}) {
    shop.put_pack(rice, 1000, price);
    shop.publish();
    shop.in_time("it stands", [&] { return shop.listed().price_vnd == price; });
    BOOST_TEST(shop.listing()->version > version);
    version = shop.listing()->version;
  }
}

PROMISE(a_raise_that_was_overtaken_by_a_lower_figure_never_shows_again) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_stock, 1, never_arrives());
  shop.put_lot("L02", 50'000, 50);
  shop.in_time("the raise was tried", [&] { return shop.count(Event::Kind::retrying) > 0; });

  shop.hold(120, std::chrono::hours{24});
  shop.in_time("the lower figure is shown", [&] { return shop.shown() == 30; });
  shop.settle();
  for (int i = 0; i < 5; ++i) shop.step(std::chrono::minutes{1});
  shop.settle();

  BOOST_TEST(shop.shown() == 30);
}

PROMISE(a_late_copy_of_an_older_figure_is_right_after_the_next_audit, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  const auto earlier = shop.wire().exchanges(Call::send_stock).back();
  shop.hold(40, std::chrono::hours{2});
  shop.in_time("what is held is not shown", [&] { return shop.shown() == rice_packs - 40; });
  shop.settle();

  comes_late(shop, earlier);
  shop.audit();

  shop.in_time("it is not shown again", [&] { return shop.shown() == rice_packs - 40; });
}
