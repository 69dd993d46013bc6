#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::channel::ListingState;

namespace {

constexpr auto theme = "batches";

constexpr int many = 60;

std::string sku(int number) {
  return "GAO-" + std::to_string(100 + number);
}

// A product of many packs, released at once.
struct Large : Shop {
  explicit Large(const Setting& setting) : Shop(setting) {
    for (int i = 1; i < many; ++i) put_pack(sku(i), 1000, 30'000 + 100 * i);
  }
  void all_stand() {
    in_time("all were sent", [&] {
      for (int i = 1; i < many; ++i) {
        const auto standing = listing(sku(i));
        if (!standing || standing->state == ListingState::absent) return false;
      }
      return true;
    });
    step(market().decision_takes() + std::chrono::minutes{1});
    in_time("all are shown", [&] {
      const auto listings = market().listings();
      return listings.size() == many &&
             std::all_of(listings.begin(), listings.end(),
                         [](const Shown& each) { return each.packs == rice_packs; });
    });
  }
};

}  // namespace

PROMISE(every_one_of_many_listings_stands, .only_polling = true) {
  Large shop(setting);
  shop.start();

  shop.publish();
  shop.all_stand();

  BOOST_TEST(shop.listed(sku(7)).price_vnd == 30'700);
}

PROMISE(many_listings_go_in_few_calls, .needs = {Ability::batches}, .only_polling = true) {
  Large shop(setting);
  const auto most = shop.market().capabilities().listings_max;
  shop.start();

  shop.publish();
  shop.all_stand();

  std::int64_t sent = 0;
  for (const auto& event : shop.events()) {
    if (event.kind != Event::Kind::sent || event.detail != "send_listings") continue;
    sent += 1;
    BOOST_TEST(event.count <= static_cast<std::int64_t>(most));
  }
  BOOST_TEST(sent == static_cast<std::int64_t>((many + most - 1) / most));
}

PROMISE(a_batch_of_which_one_is_refused_stands_but_for_that, .needs = {Ability::refuses}) {
  Shop shop(setting);
  shop.put_product("Chè Tân Cương",
                   shop.market().refused_description().empty()
                       ? "Chè búp."
                       : shop.market().refused_description(),
                   "CHE", "Chè");
  shop.put_pack("CHE-100G", 100, 60'000,
                {.barcode = shop.market().refused_barcode(), .product = "CHE"});
  shop.put_pack("GAO-9KG", 9000, 300'000);
  shop.start();

  shop.publish();
  shop.in_time("all were answered", [&] {
    const auto last = shop.listing("GAO-9KG");
    return last && last->state != ListingState::absent;
  });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  shop.in_time("one is refused, the others stand", [&] {
    const auto refused = shop.listing("CHE-100G");
    return refused && refused->state == ListingState::refused && shop.shown() == rice_packs &&
           shop.shown("GAO-9KG") == 11;
  });
}

PROMISE(a_marketplace_that_takes_fewer_at_once_gets_fewer, .needs = {Ability::limits_batches},
        .only_polling = true) {
  Large shop(setting);
  shop.market().limit_batches(7);
  shop.start();

  shop.publish();

  shop.all_stand();
}

PROMISE(a_batch_that_breaks_off_in_the_middle_is_completed, .only_polling = true) {
  Large shop(setting);
  shop.wire().next(Call::send_listings, 1, passes());
  shop.wire().next(Call::send_listings, 1, loses_reply());
  shop.wire().next(Call::send_stock, 1, passes());
  shop.wire().next(Call::send_stock, 1, loses_reply());
  shop.start();

  shop.publish();

  shop.all_stand();
  BOOST_TEST(shop.market().listings().size() == static_cast<std::size_t>(many));
}
