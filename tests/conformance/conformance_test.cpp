// The promises that every connector keeps: over real HTTP, with webhooks on and off.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "catalog/orders/orders.h"
#include "catalog/products/packs.h"
#include "catalog/stock/holds.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/listings.h"
#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::publishing::Event;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

struct Setting {
  std::string connector;
  bool webhooks;
};

std::ostream& operator<<(std::ostream& out, const Setting& setting) {
  return out << setting.connector << (setting.webhooks ? " with webhooks" : " by polling alone");
}

// Every connector in the list; webhooks where it knows any.
std::vector<Setting> all_settings(bool hear_of_orders = false) {
  std::vector<Setting> settings;
  for (const auto* connector : connectors::all_connectors()) {
    if (hear_of_orders && !connector->capabilities().tells_orders) continue;
    settings.push_back({std::string(connector->name()), false});
    if (connector->capabilities().webhooks) {
      settings.push_back({std::string(connector->name()), true});
    }
  }
  return settings;
}

const auto every_connector = boost::unit_test::data::make(all_settings());
// Those whose orders wait to be sent: not what was handed over a counter already.
const auto those_that_hear_of_orders = boost::unit_test::data::make(all_settings(true));

// Of a line: what it reserves, or has left already.
std::int64_t taken_packs(const orders::Order& order) {
  return order.lines.at(0).reserved_packs + order.lines.at(0).packed_packs;
}

// A shop whose one listing stands on the marketplace.
struct OpenShop : Shop {
  explicit OpenShop(const Setting& setting) : Shop(setting.connector, setting.webhooks) {
    start();
    publish_and_settle();
  }

  orders::Order read_order(const OrderId& id) {
    auto found = folder().database().read(
        [&](const store::Read& read) { return orders::find_order(read.scope(cooperative()), id); });
    BOOST_REQUIRE(found);
    return *found;
  }

  void books_balance() {
    const auto wrong = folder().database().read(
        [&](const store::Read& read) { return catalog::stock::check(read.scope(cooperative())); });
    BOOST_TEST(wrong.empty());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(conformance_test)

BOOST_DATA_TEST_CASE(a_released_listing_stands_with_its_title_price_and_stock, every_connector,
                     setting) {
  OpenShop shop(setting);

  const auto listings = shop.market().listings();

  BOOST_REQUIRE(listings.size() == 1U);
  BOOST_TEST(listings[0].sku == "GAO-1KG");
  BOOST_TEST(listings[0].title == "Gạo Bao Thai, túi");
  BOOST_TEST(listings[0].price_vnd == rice_price_vnd);
  BOOST_TEST(listings[0].packs == rice_packs);
}

BOOST_DATA_TEST_CASE(nothing_is_sent_before_it_is_released, every_connector, setting) {
  Shop shop(setting.connector, setting.webhooks);

  shop.start();
  shop.eventually("orders were asked for", [&] {
    return shop.folder().database().read([&](const store::Read& read) {
      return connectors::channel::find_listing_by_sku(read.scope(shop.cooperative()),
                                                      shop.channel().id, "GAO-1KG")
          .has_value();
    });
  });

  BOOST_TEST(shop.market().listings().empty());
  BOOST_TEST(shop.publish() == 1U);
}

BOOST_DATA_TEST_CASE(publishing_again_sends_nothing, every_connector, setting) {
  OpenShop shop(setting);
  const int sent = shop.count(Event::Kind::sent);

  BOOST_TEST(shop.publish() == 0U);

  BOOST_TEST(shop.count(Event::Kind::sent) == sent);
}

BOOST_DATA_TEST_CASE(a_new_price_stands_after_it_is_released, every_connector, setting) {
  OpenShop shop(setting);

  shop.put_pack("GAO-1KG", 1000, 47'000);
  BOOST_TEST(shop.publish() == 1U);

  shop.eventually("the new price stands",
                  [&] { return shop.market().listings().at(0).price_vnd == 47'000; });
}

BOOST_DATA_TEST_CASE(new_text_stands_without_a_second_listing, every_connector, setting) {
  OpenShop shop(setting);

  shop.describe("Gạo mới, vụ mùa 2026.");
  BOOST_TEST(shop.publish() == 1U);
  shop.eventually("nothing waits", [&] { return shop.publish() == 0; });

  BOOST_TEST(shop.market().listings().size() == 1U);
}

BOOST_DATA_TEST_CASE(new_stock_is_shown_without_being_released, every_connector, setting) {
  OpenShop shop(setting);

  shop.put_lot("L02", 20'000, 50);

  shop.eventually("the marketplace shows more", [&] { return shop.shown("GAO-1KG") == 120; });
}

BOOST_DATA_TEST_CASE(an_order_stands_once_and_lowers_what_is_shown, every_connector, setting) {
  OpenShop shop(setting);

  const std::string external_id = shop.market().buy("GAO-1KG", 3);
  const OrderId id = shop.order(external_id);
  shop.step(std::chrono::seconds{10});

  shop.eventually("the marketplace shows three fewer",
                  [&] { return shop.shown("GAO-1KG") == rice_packs - 3; });
  BOOST_TEST(shop.allowance("GAO-1KG") == rice_packs - 3);
  BOOST_TEST(shop.orders_standing() == 1U);
  BOOST_TEST(taken_packs(shop.read_order(id)) == 3);
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(an_order_for_more_than_there_is_stands_short, every_connector, setting) {
  OpenShop shop(setting);

  const OrderId id = shop.order(shop.market().buy("GAO-1KG", rice_packs + 7, true));

  const auto order = shop.read_order(id);
  BOOST_TEST(taken_packs(order) == rice_packs);
  BOOST_TEST(order.lines.at(0).short_packs(order.state) == 7);
  shop.eventually("the marketplace shows none", [&] { return shop.shown("GAO-1KG") == 0; });
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(an_order_that_its_customer_cancels_is_cancelled_once_and_can_be_sold_again,
                     those_that_hear_of_orders, setting) {
  OpenShop shop(setting);
  const std::string external_id = shop.market().buy("GAO-1KG", rice_packs);
  const OrderId id = shop.order(external_id);
  shop.eventually("the marketplace shows none", [&] { return shop.shown("GAO-1KG") == 0; });

  shop.market().cancel(external_id);
  shop.step(std::chrono::seconds{10});
  shop.eventually("it is cancelled with us",
                  [&] { return shop.read_order(id).state == orders::State::cancelled; });
  const auto cancelled = shop.read_order(id);
  shop.eventually("the marketplace shows all of them again",
                  [&] { return shop.shown("GAO-1KG") == rice_packs; });
  const OrderId next = shop.order(shop.market().buy("GAO-1KG", rice_packs));
  for (int minute = 0; minute < 20; ++minute) shop.step(std::chrono::minutes{1});
  shop.poll_orders();

  BOOST_REQUIRE(cancelled.cancelled);
  BOOST_TEST((cancelled.cancelled->by == orders::Party::customer));
  BOOST_TEST(cancelled.cancelled->why == "Đổi ý");
  BOOST_TEST(shop.read_order(id).version == cancelled.version);
  BOOST_TEST(shop.read_order(next).lines.at(0).reserved_packs == rice_packs);
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(an_order_cancelled_before_it_was_read_takes_nothing, every_connector,
                     setting) {
  OpenShop shop(setting);
  shop.stop();
  shop.market().cancel(shop.market().buy("GAO-1KG", 3));
  shop.start();
  const OrderId other = shop.order(shop.market().buy("GAO-1KG", rice_packs));

  shop.step(std::chrono::seconds{10});

  shop.eventually("all of it is the other's",
                  [&] { return taken_packs(shop.read_order(other)) == rice_packs; });
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(the_marketplace_hears_of_an_order_that_the_cooperative_gives_up,
                     those_that_hear_of_orders, setting) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy("GAO-1KG", 2));

  shop.cancel(id);

  shop.eventually("it has heard, or its words against it are kept", [&] {
    const auto orders = shop.market().orders();
    const bool heard = orders.at(0).status == shop.market().word_for(orders::State::cancelled);
    return heard || !shop.their_words_about(id).empty();
  });
  shop.eventually("all of it is shown again", [&] { return shop.shown("GAO-1KG") == rice_packs; });
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(the_marketplace_knows_of_a_shipped_order, those_that_hear_of_orders, setting) {
  OpenShop shop(setting);
  const OrderId id = shop.order(shop.market().buy("GAO-1KG", 2));

  shop.ship(id, "EB123456789VN");

  // A marketplace whose own carriers fetch it hears only that it is confirmed.
  const auto word = shop.market().word_for(orders::State::shipped);
  const bool hears_of_leaving = word != shop.market().word_for(orders::State::confirmed);
  shop.eventually("the marketplace has the waybill", [&] {
    const auto orders = shop.market().orders();
    return orders.size() == 1 && orders[0].status == word &&
           orders[0].waybill == (hears_of_leaving ? "EB123456789VN" : "");
  });
  shop.eventually("what is shown is what is left",
                  [&] { return shop.shown("GAO-1KG") == rice_packs - 2; });
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(a_listing_whose_reply_was_lost_is_not_made_twice, every_connector, setting) {
  Shop shop(setting.connector, setting.webhooks);
  shop.market().fail_sending(1, true);
  shop.start();

  shop.publish();
  shop.eventually("the lost reply was noticed",
                  [&] { return shop.count(Event::Kind::retrying) > 0; });
  shop.step(std::chrono::minutes{1});
  shop.publish_and_settle();
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  BOOST_TEST(shop.market().listings().size() == 1U);
}

BOOST_DATA_TEST_CASE(a_marketplace_that_fails_is_tried_again, every_connector, setting) {
  Shop shop(setting.connector, setting.webhooks);
  shop.market().fail_sending(2, false);
  shop.start();

  shop.publish();
  for (int minute = 0; minute < 3; ++minute) shop.step(std::chrono::minutes{1});
  shop.publish_and_settle();

  BOOST_TEST(shop.market().listings().size() == 1U);
}

BOOST_DATA_TEST_CASE(a_request_to_slow_down_is_obeyed_and_nothing_is_lost, every_connector,
                     setting) {
  Shop shop(setting.connector, setting.webhooks);
  shop.market().throttle(2);
  shop.start();

  shop.eventually("it was noticed", [&] { return shop.count(Event::Kind::throttled) > 0; });
  shop.step(std::chrono::minutes{1});
  shop.eventually("it was noticed again", [&] { return shop.count(Event::Kind::throttled) > 1; });
  shop.step(std::chrono::minutes{1});
  shop.publish_and_settle();

  BOOST_TEST(shop.market().listings().size() == 1U);
}

BOOST_DATA_TEST_CASE(orders_are_asked_for_again_as_soon_as_the_wait_is_over, every_connector,
                     setting) {
  Shop shop(setting.connector, false, 3'600);
  shop.start();
  shop.publish_and_settle();
  const std::string external_id = shop.market().buy("GAO-1KG", 1);

  shop.market().throttle(1);
  shop.poll_orders();

  shop.order(external_id);
  BOOST_TEST(shop.count(Event::Kind::throttled) == 1);
}

BOOST_DATA_TEST_CASE(an_expired_sign_in_costs_nothing, every_connector, setting) {
  OpenShop shop(setting);

  shop.step(std::chrono::hours{2});
  shop.put_lot("L02", 5'000, 50);

  shop.eventually("the marketplace shows more", [&] { return shop.shown("GAO-1KG") == 105; });
}

BOOST_DATA_TEST_CASE(a_lot_near_its_end_leaves_by_itself, every_connector, setting) {
  OpenShop shop(setting);
  shop.put_lot("L02", 50'000, 4);
  shop.eventually("the marketplace shows both lots", [&] { return shop.shown("GAO-1KG") == 150; });

  shop.step(std::chrono::days{2});

  shop.eventually("the marketplace shows the fresh lot alone",
                  [&] { return shop.shown("GAO-1KG") == rice_packs; });
}

BOOST_DATA_TEST_CASE(packs_that_were_held_come_back_by_themselves, every_connector, setting) {
  OpenShop shop(setting);
  const auto held = shop.folder().command(
      shop.cooperative(), "clerk:lan", "test", [](catalog::changes::Command& command) {
        const auto pack = catalog::products::find_pack(command.rows(), "GAO-1KG");
        return catalog::stock::hold_for(command, pack->pack.id, 40, "chị Hoa",
                                        command.now() + std::chrono::hours{1});
      });
  BOOST_REQUIRE(held);
  shop.eventually("the marketplace shows fewer",
                  [&] { return shop.shown("GAO-1KG") == rice_packs - 40; });

  shop.step(std::chrono::hours{1});

  shop.eventually("the marketplace shows them again",
                  [&] { return shop.shown("GAO-1KG") == rice_packs; });
  shop.books_balance();
}

BOOST_DATA_TEST_CASE(work_that_is_ended_anywhere_goes_on_from_the_folder, every_connector,
                     setting) {
  OpenShop shop(setting);

  shop.stop();
  shop.put_lot("L02", 10'000, 50);
  const std::string external_id = shop.market().buy("GAO-1KG", 1);
  shop.start();
  shop.order(external_id);
  shop.step(std::chrono::seconds{10});

  shop.eventually("everything has arrived", [&] { return shop.shown("GAO-1KG") == 109; });
  BOOST_TEST(shop.orders_standing() == 1U);
  shop.books_balance();
}

BOOST_AUTO_TEST_SUITE_END()
