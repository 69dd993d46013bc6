#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "quarantine";

// That order, the first there is, lacks what it needs to be read, whichever call brings it.
Trick spoils_an_order(const Market& market, const std::string& id) {
  return [needed = std::string(market.needed_of_an_order()), id](const auto&, Time,
                                                                 const CarryOut& carry_out) {
    auto reply = carry_out();
    const auto at = reply.body.find(needed);
    const bool is_of_it = reply.body.find(id) != std::string::npos;
    if (is_of_it && at != std::string::npos) reply.body.replace(at, needed.size(), "\"xyz\"");
    return reply;
  };
}

struct Spoilt : OpenShop {
  explicit Spoilt(const Setting& setting) : OpenShop(setting, {.orders_poll_seconds = 3'600}) {
    settle();
    bad = market().buy(rice, 1);
    good = market().buy(rice, 2);
    wire().all(Call::poll_orders, spoils_an_order(market(), bad));
    poll_orders();
    eventually("one cannot be read", [&] { return quarantined().size() == 1; });
  }
  std::string bad;
  std::string good;
};

}  // namespace

PROMISE(an_order_that_cannot_be_read_waits_and_the_others_go_on, .only_polling = true) {
  Spoilt shop(setting);

  shop.order(shop.good);

  BOOST_TEST(shop.orders_standing() == 1U);
  shop.eventually("it is told", [&] { return shop.count(Event::Kind::quarantined) == 1; });
  shop.books_balance();
}

PROMISE(what_cannot_be_read_is_kept_as_it_came_and_says_what_is_wrong, .only_polling = true) {
  Spoilt shop(setting);

  const auto kept = shop.quarantined().at(0);

  BOOST_TEST(kept.raw.find(shop.bad) != std::string::npos);
  BOOST_TEST(kept.raw.find("Chị Hoa") != std::string::npos);
  BOOST_TEST(!kept.why.empty());
  BOOST_TEST((kept.channel == shop.channel().id));
}

PROMISE(what_cannot_be_read_is_not_asked_for_without_end, .only_polling = true) {
  Spoilt shop(setting);
  shop.order(shop.good);
  shop.settle();
  const int polls = shop.wire().calls(Call::poll_orders);

  for (int i = 0; i < 10; ++i) {
    shop.step(std::chrono::seconds{30});
    shop.planned();
  }

  BOOST_TEST(shop.wire().calls(Call::poll_orders) - polls <= 1);
}

PROMISE(what_still_cannot_be_read_by_hand_stays_where_it_is, .only_polling = true) {
  Spoilt shop(setting);
  const auto* connector = connectors::find_connector(setting.market);
  const auto name = shop.quarantined().at(0).external_id;

  const auto again = shop.folder().command(
      shop.cooperative(), "clerk:lan", "test", [&](catalog::changes::Command& command) {
        return connectors::receiving::read_again(command, shop.channel(), *connector, name);
      });

  BOOST_TEST(!again.has_value());
  BOOST_TEST(shop.quarantined().size() == 1U);
}

PROMISE(what_was_seen_to_waits_no_longer, .only_polling = true) {
  Spoilt shop(setting);
  const auto name = shop.quarantined().at(0).external_id;

  const auto done = shop.folder().command(
      shop.cooperative(), "clerk:lan", "test", [&](catalog::changes::Command& command) {
        return connectors::receiving::dismiss(command, shop.channel().id, name, "đã gọi điện");
      });

  BOOST_TEST(done.has_value());
  BOOST_TEST(shop.quarantined().empty());
}
