#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "content";

}  // namespace

PROMISE(new_text_stands_without_a_second_listing, .under_faults = true) {
  OpenShop shop(setting);

  shop.describe("Gạo mới, vụ mùa 2026.");
  BOOST_TEST(shop.publish() == 1U);
  shop.settle();
  shop.in_time("nothing waits", [&] { return shop.publish() == 0; });

  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(a_new_title_is_shown_after_it_is_released, .under_faults = true) {
  OpenShop shop(setting);

  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  shop.publish();

  shop.in_time("the new title is shown", [&] { return shop.listed().title == "Gạo nếp cái, túi"; });
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(new_text_waits_until_it_is_released) {
  OpenShop shop(setting);
  shop.settle();
  const int sent = shop.wire().calls(Call::send_listings);

  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  shop.planned();
  shop.settle();

  BOOST_TEST(shop.waiting().held == 1);
  BOOST_TEST(shop.wire().calls(Call::send_listings) == sent);
  BOOST_TEST(shop.listed().title == "Gạo Bao Thai, túi");
}

PROMISE(the_last_of_several_texts_is_what_stands) {
  OpenShop shop(setting);

  for (const auto* name : {"Gạo một", "Gạo hai", "Gạo ba"}) {
    shop.put_product(name, "Gạo dẻo.");
    shop.publish();
  }

  shop.in_time("the last one is shown", [&] {
    // What came while an earlier one was being decided is planned, and released, after that.
    if (shop.market().capabilities().decides_later) shop.publish();
    return shop.listed().title == "Gạo ba, túi";
  });
  shop.settle();
  BOOST_TEST(shop.listed().title == "Gạo ba, túi");
}

PROMISE(new_text_leaves_the_price_alone) {
  OpenShop shop(setting);
  shop.put_pack(rice, 1000, 52'000);
  shop.publish();
  shop.in_time("the new price stands", [&] { return shop.listed().price_vnd == 52'000; });

  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  shop.publish();

  shop.in_time("the new title is shown", [&] { return shop.listed().title == "Gạo nếp cái, túi"; });
  BOOST_TEST(shop.listed().price_vnd == 52'000);
}

PROMISE(text_changed_while_its_creation_is_undecided_makes_no_second_listing,
        .under_faults = true) {
  Shop shop(setting);
  shop.wire().next(Call::send_listings, 1, loses_reply());
  shop.start();
  shop.publish();
  shop.in_time("it was sent", [&] { return shop.wire().calls(Call::send_listings) > 0; });

  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  shop.in_time("what became of it is known", [&] {
    const auto listing = shop.listing();
    return listing && connectors::channel::name(listing->state) != "absent";
  });
  shop.publish();
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});
  shop.in_time("the new title is shown", [&] {
    shop.publish();
    return shop.listed().title == "Gạo nếp cái, túi";
  });

  BOOST_TEST(shop.market().listings().size() == 1U);
}
