#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "unknown";

// A creation of which nobody knows what became.
struct Doubtful : Shop {
  Doubtful(const Setting& setting, Trick trick) : Shop(setting) {
    wire().next(Call::send_listings, 1, std::move(trick));
    start();
    publish();
    eventually("it was noticed", [&] { return count(Event::Kind::retrying) > 0; });
  }
  void stands_once() {
    in_time("it is decided or stands", [&] {
      const auto standing = listing();
      return standing && connectors::channel::name(standing->state) != "absent";
    });
    step(market().decision_takes() + std::chrono::minutes{1});
    in_time("the marketplace shows what it should", [&] { return shown() == allowance(); });
    settle();
    step(market().decision_takes() + std::chrono::minutes{1});
    BOOST_TEST(market().listings().size() == 1U);
  }
};

}  // namespace

PROMISE(a_listing_whose_reply_was_lost_is_not_made_twice) {
  Doubtful shop(setting, loses_reply());

  shop.stands_once();
}

PROMISE(a_listing_whose_request_never_arrived_is_made_after_all) {
  Doubtful shop(setting, never_arrives());

  shop.stands_once();
}

PROMISE(a_listing_of_whose_reply_half_came_is_not_made_twice) {
  Doubtful shop(setting, loses_half());

  shop.stands_once();
}

PROMISE(a_listing_answered_by_a_gateways_error_is_not_made_twice) {
  Doubtful shop(setting, [](const auto&, Time, const CarryOut& carry_out) {
    carry_out();
    return connectors::transport::Reply{502, {}, "<html>Bad Gateway</html>"};
  });

  shop.stands_once();
}

PROMISE(a_creation_is_looked_up_before_it_is_sent_again, .needs = {Ability::creates_twice}) {
  Doubtful shop(setting, never_arrives());

  shop.stands_once();

  std::vector<Call> order;
  for (const auto& exchanged : shop.wire().exchanges()) {
    const bool told = exchanged.call == Call::send_listings || exchanged.call == Call::look_up;
    if (told) order.push_back(exchanged.call);
  }
  BOOST_REQUIRE(order.size() >= 3U);
  const auto again = std::find(order.begin() + 1, order.end(), Call::send_listings);
  BOOST_REQUIRE(again != order.end());
  BOOST_TEST(name(*(again - 1)) == "look_up");
}

PROMISE(a_look_up_that_fails_is_made_again_before_anything_else,
        .needs = {Ability::creates_twice}) {
  Shop shop(setting);
  shop.wire().next(Call::send_listings, 1, loses_reply());
  shop.wire().next(Call::look_up, 1, never_arrives());
  shop.wire().next(Call::look_up, 1, says(shop.market().busy()));
  shop.wire().next(Call::look_up, 1, loses_half());
  shop.start();
  shop.publish();

  shop.in_time("it was looked up", [&] { return shop.wire().calls(Call::look_up) >= 4; });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});
  shop.in_time("the marketplace shows what it should",
               [&] { return shop.shown() == shop.allowance(); });

  BOOST_TEST(shop.wire().calls(Call::send_listings) == 1);
}
