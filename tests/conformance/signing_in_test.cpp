#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "signing_in";

connectors::Credentials wrong(const connectors::Credentials& right) {
  return {right.key + "x", right.secret + "x", right.webhook_secret};
}

bool is_forbidden(Shop& shop) {
  const auto trouble = shop.last(Event::Kind::retrying);
  return trouble && trouble->detail.starts_with("forbidden");
}

Trick spoils_the_token(Wire& wire) {
  return [&wire](const connectors::transport::Request& request, Time now, const CarryOut&) {
    Exchanged spoilt{Call::other, request, {}, false};
    for (auto& [name, value] : spoilt.request.headers) {
      if (name == "Authorization") value = "Bearer of-yesterday";
    }
    return wire.repeat(spoilt, now);
  };
}

}  // namespace

PROMISE(a_sign_in_that_has_expired_costs_nothing) {
  OpenShop shop(setting);

  shop.step(std::chrono::hours{48});
  shop.put_lot("L02", 5'000, 50);

  shop.in_time("the marketplace shows more", [&] { return shop.shown() == rice_packs + 5; });
}

PROMISE(one_signs_in_once_for_many_calls, .needs = {Ability::signs_in}) {
  OpenShop shop(setting);
  shop.put_pack(rice, 1000, 47'000);
  shop.publish();
  shop.order(shop.market().buy(rice, 1));
  shop.settle();

  BOOST_TEST(shop.wire().calls(Call::sign_in) == 1);
}

PROMISE(a_token_refused_in_the_middle_is_replaced, .needs = {Ability::signs_in}) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_stock, 1, spoils_the_token(shop.wire()));

  shop.put_lot("L02", 5'000, 50);

  shop.eventually("the marketplace shows more", [&] { return shop.shown() == rice_packs + 5; });
  BOOST_TEST(shop.wire().calls(Call::sign_in) == 2);
}

PROMISE(a_sign_in_that_fails_is_tried_again, .needs = {Ability::signs_in}) {
  Shop shop(setting);
  shop.wire().next(Call::sign_in, 1, says(500));
  shop.wire().next(Call::sign_in, 1, never_arrives());
  shop.wire().next(Call::sign_in, 1, loses_half());
  shop.start();

  shop.publish();
  shop.in_time("it is let in", [&] { return shop.wire().calls(Call::poll_orders) > 0; });
  shop.publish_and_settle();
}

PROMISE(wrong_credentials_are_said_and_not_tried_without_end, .only_polling = true) {
  const auto right = make_market(setting.market)->credentials();
  Shop shop(setting, {.credentials = wrong(right)});
  shop.start();
  shop.eventually("it is said", [&] { return is_forbidden(shop); });
  const int calls = shop.wire().calls();

  for (int i = 0; i < 24; ++i) shop.step(std::chrono::seconds{10});
  shop.publish();

  BOOST_TEST(shop.wire().calls() - calls <= 2);
  BOOST_TEST(shop.market().listings().empty());
}

PROMISE(right_credentials_let_it_go_on, .only_polling = true) {
  const auto right = make_market(setting.market)->credentials();
  Shop shop(setting, {.credentials = wrong(right)});
  shop.start();
  shop.eventually("it is said", [&] { return is_forbidden(shop); });

  shop.connect(right);
  shop.step(std::chrono::minutes{5});

  shop.publish_and_settle();
}
