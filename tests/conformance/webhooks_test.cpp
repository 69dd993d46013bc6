#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "webhooks";

// One that is told by webhook long before it asks by itself.
struct Told : OpenShop {
  explicit Told(const Setting& setting) : OpenShop(setting, {.orders_poll_seconds = 3'600}) {
    settle();
  }
};

}  // namespace

PROMISE(an_order_told_by_webhook_needs_no_poll, .only_webhooks = true) {
  Told shop(setting);
  const int polls = shop.wire().calls(Call::poll_orders);

  const OrderId id = shop.order(shop.market().buy(rice, 2));

  BOOST_TEST(shop.wire().calls(Call::poll_orders) == polls);
  BOOST_TEST(taken_packs(shop.read_order(id)) == 2);
}

PROMISE(an_order_told_twice_and_polled_stands_once, .only_webhooks = true) {
  Told shop(setting);
  const std::string external_id = shop.market().buy(rice, 2);
  shop.order(external_id);
  shop.eventually("it came twice", [&] { return shop.webhooks().size() >= 2; });

  const int polls = shop.wire().calls(Call::poll_orders);
  shop.poll_orders();
  shop.eventually("it was polled", [&] { return shop.wire().calls(Call::poll_orders) > polls; });
  shop.settle();

  BOOST_TEST(shop.orders_standing() == 1U);
  BOOST_TEST(shop.allowance() == rice_packs - 2);
  shop.books_balance();
}

PROMISE(an_order_whose_webhook_was_lost_is_read_all_the_same, .only_webhooks = true) {
  OpenShop shop(setting, {.webhook_url = "http://127.0.0.1:9/nobody"});

  shop.order(shop.market().buy(rice, 2));

  BOOST_TEST(shop.webhooks().empty());
  BOOST_TEST(shop.orders_standing() == 1U);
}

PROMISE(a_webhook_with_one_letter_changed_is_not_heard, .only_webhooks = true) {
  Told shop(setting);
  shop.order(shop.market().buy(rice, 2));
  auto forged = shop.webhooks().front();
  const auto at = forged.body.find("Hoa");
  BOOST_REQUIRE(at != std::string::npos);
  forged.body[at] = 'T';

  BOOST_TEST(!shop.receive(forged));

  BOOST_TEST(shop.orders_standing() == 1U);
}

PROMISE(a_webhook_without_its_signature_is_not_heard, .only_webhooks = true) {
  Told shop(setting);
  shop.order(shop.market().buy(rice, 2));
  auto forged = shop.webhooks().front();
  forged.headers.clear();

  BOOST_TEST(!shop.receive(forged));
}

PROMISE(a_webhook_of_long_ago_is_not_heard, .only_webhooks = true) {
  Told shop(setting);
  shop.order(shop.market().buy(rice, 2));
  const auto old = shop.webhooks().front();
  BOOST_TEST(shop.receive(old));

  shop.step(std::chrono::minutes{10});

  BOOST_TEST(!shop.receive(old));
}

PROMISE(a_webhook_that_comes_again_later_has_no_effect, .only_webhooks = true) {
  Told shop(setting);
  const OrderId id = shop.order(shop.market().buy(rice, 2));
  shop.eventually("it came twice", [&] { return shop.webhooks().size() >= 2; });
  const auto version = shop.read_order(id).version;

  BOOST_TEST(shop.receive(shop.webhooks().front()));

  BOOST_TEST(shop.read_order(id).version == version);
  BOOST_TEST(shop.orders_standing() == 1U);
}

PROMISE(a_cancellation_told_before_its_order_is_kept_for_it, .needs = {Ability::orders_wait},
        .only_webhooks = true) {
  Told shop(setting);
  const std::string external_id = shop.market().buy(rice, 2);
  shop.order(external_id);
  shop.market().cancel(external_id);
  shop.eventually("both came", [&] { return shop.webhooks().size() >= 4; });
  const auto came = shop.webhooks();
  Shop other(setting, shop);
  const auto to = [&](connectors::transport::Request webhook) {
    webhook.target = "/" + other.channel().id.text;
    return webhook;
  };

  BOOST_TEST(other.receive(to(came.back())));
  BOOST_TEST(other.receive(to(came.front())));

  BOOST_REQUIRE(other.orders_standing() == 1U);
  const auto order = other.read_order(other.order(external_id));
  BOOST_TEST(catalog::orders::name(order.state) == "cancelled");
  other.books_balance();
}

PROMISE(without_any_webhook_it_ends_in_the_same_state, .needs = {Ability::orders_wait},
        .under_faults = true, .only_polling = true) {
  OpenShop shop(setting);
  const std::string kept = shop.market().buy(rice, 2);
  const std::string cancelled = shop.market().buy(rice, 5);
  shop.order(kept);
  const OrderId id = shop.order(cancelled);

  shop.market().cancel(cancelled);

  shop.in_time("it is cancelled with us",
               [&] { return catalog::orders::name(shop.read_order(id).state) == "cancelled"; });
  shop.in_time("what is left is shown", [&] { return shop.shown() == rice_packs - 2; });
}
