#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "restart";

// Ends the work when that call is under way: what it did is not heard any more.
void ends_during(Shop& shop, Call call) {
  shop.wire().next(call, 1, loses_reply());
  shop.eventually("it is under way", [&] {
    const auto made = shop.wire().exchanges(call);
    return std::any_of(made.begin(), made.end(), [](const Exchanged& e) { return e.arrived; });
  });
  shop.stop();
}

}  // namespace

PROMISE(work_that_is_ended_anywhere_goes_on_from_the_folder, .under_faults = true) {
  OpenShop shop(setting);

  shop.stop();
  shop.put_lot("L02", 10'000, 50);
  const std::string external_id = shop.market().buy(rice, 1);
  shop.start();
  shop.order(external_id);
  shop.step(std::chrono::seconds{10});

  shop.in_time("everything has arrived", [&] { return shop.shown() == rice_packs + 9; });
  BOOST_TEST(shop.orders_standing() == 1U);
  shop.books_balance();
}

PROMISE(ended_while_a_listing_was_made_it_makes_no_second_one, .under_faults = true) {
  Shop shop(setting);
  shop.start();
  shop.publish();
  ends_during(shop, Call::send_listings);

  shop.start();
  shop.in_time("it is decided or stands", [&] {
    const auto standing = shop.listing();
    return standing && connectors::channel::name(standing->state) != "absent";
  });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});
  shop.in_time("it is shown", [&] { return shop.shown() == rice_packs; });

  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(ended_while_stock_was_told_it_tells_it_again) {
  Shop shop(setting);
  shop.start();
  shop.publish();
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});
  if (shop.market().decision_takes() > Duration{0}) {
    shop.in_time("it is shown without stock", [&] {
      shop.step(shop.market().decision_takes());
      return shop.shown() >= 0;
    });
  }
  ends_during(shop, Call::send_stock);
  shop.hold(60, std::chrono::hours{24});

  shop.start();

  shop.in_time("what there is now is shown", [&] { return shop.shown() == rice_packs - 60; });
}

PROMISE(ended_again_and_again_it_arrives_all_the_same) {
  Shop shop(setting);
  shop.start();
  shop.publish();

  for (int i = 0; i < 6; ++i) {
    shop.stop();
    shop.start();
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  shop.in_time("it is shown", [&] { return shop.shown() == rice_packs; });
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(ended_while_orders_were_read_it_reads_them_again, .only_polling = true) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy(rice, 1);
  shop.wire().next(Call::poll_orders, 1, loses_reply());
  shop.poll_orders();
  shop.stop();

  shop.start();
  for (int minute = 0; minute < 17; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }

  shop.in_time("it stands", [&] { return shop.orders_standing() == 1; });
  shop.order(external_id);
}
