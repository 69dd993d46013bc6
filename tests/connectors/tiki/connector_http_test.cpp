// The connector and the sandbox with a real socket between them.

#include <boost/test/unit_test.hpp>

#include "connectors/tiki/connector.h"
#include "connectors/tiki/sandbox.h"
#include "tests/connectors/over_socket.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Fixture : OverSocket {
  Fixture()
      : OverSocket(tiki::connector(), tiki::make_sandbox({.decision_delay = {}, .rate_burst = 0})) {
    session.credentials = {"7590139168389961", "tiki-secret", ""};
    session.token = only<SignedIn>(SignIn{}).token;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tiki_connector_http_test, Fixture)

BOOST_AUTO_TEST_CASE(a_product_is_approved_sold_and_its_order_confirmed_over_a_socket) {
  Listing rice;
  rice.sku = "GẠO 1KG";
  rice.version = 1;
  rice.title = "Gạo Bao Thai, túi 1 kg";
  rice.description = "Gạo một vụ.";
  rice.category = "900001";
  rice.unit = "g";
  rice.net_base = 1000;
  rice.price = {45'000};
  const auto nothing_yet = std::get<Cursor>(carry_out(PollOrders{}).at(0));

  const auto pending = only<Pending>(SendListings{{rice}});
  const auto accepted = only<Accepted>(PollModeration{{{rice.sku, pending.ticket}}});
  only<Accepted>(SendStock{{{rice.sku, accepted.external_id, 2, 40, ""}}});
  send({"POST", "/_sandbox/orders", {}, R"({"lines":[{"sku":"GẠO 1KG","packs":2}]})"});
  const auto outcomes = carry_out(PollOrders{nothing_yet.next});

  BOOST_REQUIRE(outcomes.size() == 2U);
  const auto& received = std::get<Received>(outcomes[0]);
  BOOST_TEST(received.order.lines.at(0).name == rice.title);
  BOOST_TEST(received.order.lines.at(0).unit_price.vnd == 45'000);
  BOOST_TEST(!only<Found>(LookUp{{rice.sku}}).packs);  // less what it sold itself
  only<Told>(TellOrder{received.order.external_id, catalog::orders::State::confirmed, {}});
  only<Told>(TellOrder{received.order.external_id, catalog::orders::State::confirmed, {}});
}

BOOST_AUTO_TEST_SUITE_END()
