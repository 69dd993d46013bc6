// The connector and the sandbox with a real socket between them.

#include <boost/test/unit_test.hpp>

#include "connectors/shopone/connector.h"
#include "connectors/shopone/sandbox.h"
#include "tests/connectors/over_socket.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Fixture : OverSocket {
  Fixture() : OverSocket(shopone::connector(), shopone::make_sandbox()) {
    session.credentials = {"phuthong", "phuthong-token", "phuthong-webhook"};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shopone_connector_http_test, Fixture)

BOOST_AUTO_TEST_CASE(an_item_goes_up_and_a_counter_sale_comes_back_over_a_socket) {
  Listing rice;
  rice.sku = "GẠO/1KG";
  rice.version = 1;
  rice.title = "Gạo Bao Thai, túi 1 kg";
  rice.category = "GAO";
  rice.unit = "g";
  rice.net_base = 1000;
  rice.price = {45'000};

  const auto accepted = only<Accepted>(SendListings{{rice}});
  only<Accepted>(SendStock{{{rice.sku, accepted.external_id, 2, 40, ""}}});
  send({"POST", "/_sandbox/sales", {}, R"({"lines":[{"sku":"GẠO/1KG","packs":2}]})"});
  const auto outcomes = carry_out(PollOrders{});

  BOOST_REQUIRE(outcomes.size() == 2U);
  const auto& sale = std::get<CounterSale>(outcomes[0]);
  BOOST_TEST(sale.order.lines.at(0).name == rice.title);
  BOOST_TEST(sale.order.lines.at(0).unit_price.vnd == 45'000);
  const auto& cursor = std::get<Cursor>(outcomes[1]);
  BOOST_TEST(!cursor.more);
  only<Accepted>(SendStock{{{rice.sku, accepted.external_id, 3, 38, cursor.next}}});
  BOOST_TEST(only<Found>(LookUp{{rice.sku}}).packs.value_or(-1) == 38);
  BOOST_TEST(std::get<Cursor>(carry_out(PollOrders{cursor.next}).at(0)).next == cursor.next);
}

BOOST_AUTO_TEST_SUITE_END()
