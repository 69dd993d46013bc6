#include <boost/test/unit_test.hpp>

#include "connectors/transport/http_date.h"
#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::transport::Headers;
using connectors::transport::http_date;

namespace {

constexpr auto theme = "limits";

// A shop whose next call is answered with that status, and how long it means to wait then.
struct Limited : Shop {
  Limited(const Setting& setting, int status, Trick trick = {})
      : Shop(setting, {.orders_poll_seconds = 3'600}) {
    wire().next(1, trick ? std::move(trick) : says(status));
    start();
    eventually("it was noticed",
               [&] { return last(Event::Kind::throttled) || last(Event::Kind::retrying); });
  }
  Duration wait() {
    const auto throttled = last(Event::Kind::throttled);
    return throttled ? throttled->wait : last(Event::Kind::retrying)->wait;
  }
};

Trick limited(std::string retry_after, int status = 429) {
  return says(status, Headers{{"Retry-After", std::move(retry_after)}});
}

// So many seconds from now, as a date.
Trick limited_until(Duration from_now) {
  return [from_now](const auto&, Time now, const CarryOut&) {
    return connectors::transport::Reply{429, {{"Retry-After", http_date(now + from_now)}}, ""};
  };
}

constexpr std::chrono::seconds own_wait_most{300};

}  // namespace

PROMISE(retry_after_in_seconds_is_waited_for, .only_polling = true) {
  Limited shop(setting, 429, limited("90"));

  BOOST_TEST((shop.wait() == std::chrono::seconds{90}));

  const int calls = shop.wire().calls();
  shop.step(std::chrono::seconds{80});
  shop.publish();
  BOOST_TEST(shop.wire().calls() == calls);
  shop.step(std::chrono::seconds{11});
  shop.publish_and_settle();
}

PROMISE(retry_after_as_a_date_is_waited_for, .only_polling = true) {
  Limited shop(setting, 429, limited_until(std::chrono::seconds{90}));

  BOOST_TEST((shop.wait() > std::chrono::seconds{85}));
  BOOST_TEST((shop.wait() <= std::chrono::seconds{90}));

  const int calls = shop.wire().calls();
  shop.step(std::chrono::seconds{80});
  shop.publish();
  BOOST_TEST(shop.wire().calls() == calls);
  shop.step(std::chrono::seconds{11});
  shop.publish_and_settle();
}

PROMISE(without_retry_after_it_waits_by_itself, .only_polling = true) {
  Limited shop(setting, 429);

  BOOST_TEST((shop.wait() > Duration{0}));
  BOOST_TEST((shop.wait() <= own_wait_most));
}

PROMISE(a_retry_after_that_cannot_be_read_is_as_none, .only_polling = true) {
  Limited shop(setting, 429, limited("soon"));

  BOOST_TEST((shop.wait() > Duration{0}));
  BOOST_TEST((shop.wait() <= own_wait_most));
}

PROMISE(a_retry_after_that_has_passed_is_no_hurry, .only_polling = true) {
  Limited shop(setting, 429, limited_until(-std::chrono::hours{1}));

  BOOST_TEST((shop.wait() > Duration{0}));
  BOOST_TEST((shop.wait() <= own_wait_most));
}

PROMISE(nobody_is_waited_for_longer_than_a_day, .only_polling = true) {
  Limited shop(setting, 429, limited("99999999999"));

  BOOST_TEST((shop.wait() == std::chrono::hours{24}));
}

PROMISE(a_marketplace_that_is_down_says_when_to_come_again, .only_polling = true) {
  Limited shop(setting, 503, limited("90", 503));

  BOOST_TEST((shop.wait() >= std::chrono::seconds{90}));
}

PROMISE(a_request_to_slow_down_is_obeyed_and_nothing_is_lost) {
  Shop shop(setting);
  shop.wire().next(2, limited("30"));
  shop.start();

  shop.publish();
  shop.in_time("it was noticed twice", [&] { return shop.count(Event::Kind::throttled) == 2; });
  shop.step(std::chrono::minutes{1});
  shop.publish_and_settle();

  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(orders_are_asked_for_again_as_soon_as_the_wait_is_over, .only_polling = true) {
  OpenShop shop(setting, {.orders_poll_seconds = 3'600});
  const std::string external_id = shop.market().buy(rice, 1);

  shop.wire().next(Call::poll_orders, 1, limited("20"));
  shop.poll_orders();
  shop.eventually("it was noticed", [&] { return shop.count(Event::Kind::throttled) == 1; });
  shop.step(std::chrono::seconds{21});

  shop.order(external_id);
}

PROMISE(who_is_throttled_while_selling_sells_later, .under_faults = true) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_stock, 1, limited("5"));
  shop.wire().next(Call::send_prices, 1, limited_until(std::chrono::seconds{5}));

  shop.put_lot("L02", 10'000, 50);
  shop.put_pack(rice, 1000, 47'000);
  shop.publish();

  shop.in_time("both stand", [&] {
    return shop.shown() == rice_packs + 10 && shop.listed().price_vnd == 47'000;
  });
}
