// The promises that every carrier keeps: over real HTTP, told and asked.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <future>

#include "catalog/orders/tracking.h"
#include "connectors/carriers/carrier.h"
#include "connectors/carriers/tracker.h"
#include "tests/conformance/market.h"
#include "tests/conformance/road.h"

using namespace ganh;
using namespace ganh::tests;
namespace carriers = connectors::carriers;
namespace orders = catalog::orders;
using orders::Progress;

namespace {

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const auto* carrier : carriers::all_carriers()) names.emplace_back(carrier->name());
  return names;
}

const auto every_carrier = boost::unit_test::data::make(all_names());

bool is_delivered(Road& road, const OrderId& id) {
  return road.read(id).state == orders::State::delivered;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(carriers_test)

BOOST_DATA_TEST_CASE(what_is_told_twice_and_newest_first_stands_once_and_in_order, every_carrier) {
  Road road(sample);
  const OrderId id = road.shipped();
  road.listen(2, true);
  road.happens(Progress::created, 1);
  road.happens(Progress::in_transit, 5);
  road.happens(Progress::delivered, 30);

  road.tell();

  road.eventually("all has been told", [&] { return road.timeline(id).size() == 3; });
  BOOST_TEST(is_delivered(road, id));
  const auto timeline = road.timeline(id);
  BOOST_TEST(orders::name(timeline[0].progress) == "created");
  BOOST_TEST(orders::name(timeline[2].progress) == "delivered");
  BOOST_TEST((road.read(id).shipments.at(0).delivered_at == timeline[2].at));
}

BOOST_DATA_TEST_CASE(a_parcel_of_which_nothing_is_told_is_asked_after, every_carrier) {
  Road road(sample);
  const OrderId id = road.shipped();
  road.connect();
  road.happens(Progress::created, 1);
  road.happens(Progress::delivered, 30);

  road.work();

  road.eventually("the order is delivered", [&] { return is_delivered(road, id); });
  BOOST_TEST(road.timeline(id).size() == 2);
}

BOOST_DATA_TEST_CASE(told_and_asked_alike_it_stands_once, every_carrier) {
  Road road(sample);
  const OrderId id = road.shipped();
  road.listen(1, false);
  road.happens(Progress::in_transit, 5);
  road.tell();
  road.eventually("it has been told", [&] { return road.timeline(id).size() == 1; });
  road.connect();
  road.happens(Progress::created, 1);

  road.work();

  road.eventually("the rest was asked after", [&] { return road.timeline(id).size() >= 2; });
  BOOST_TEST(road.timeline(id).size() == 2);
}

BOOST_DATA_TEST_CASE(what_was_told_before_it_was_shipped_is_applied_then, every_carrier) {
  Road road(sample);
  const OrderId id = road.packed();
  road.listen(1, false);
  road.happens(Progress::delivered, 30);
  road.tell();
  road.eventually("it is kept", [&] {
    return road.look([](auto& s) {
      return s.number("SELECT COUNT(*) FROM tracking_events WHERE cooperative_id = $1", {});
    }) == 1;
  });
  BOOST_TEST(orders::name(road.read(id).state) == "packed");

  road.ship(id);

  BOOST_TEST(is_delivered(road, id));
}

BOOST_DATA_TEST_CASE(an_unknown_code_is_kept_and_moves_nothing, every_carrier) {
  Road road(sample);
  const OrderId id = road.shipped();
  road.listen(1, false);
  road.happens("98765", 3, "Chuyện lạ");

  road.tell();

  road.eventually("it is kept", [&] { return road.timeline(id).size() == 1; });
  BOOST_TEST(orders::name(road.timeline(id).at(0).progress) == "unknown");
  BOOST_TEST(road.timeline(id).at(0).text == "Chuyện lạ");
  BOOST_TEST(orders::name(road.read(id).state) == "shipped");
}

BOOST_DATA_TEST_CASE(a_carrier_that_fails_is_asked_again_later, every_carrier) {
  Road road(sample);
  const OrderId id = road.shipped();
  road.connect();
  road.happens(Progress::delivered, 30);
  road.carrier_fails(1, 503);
  road.work();

  road.eventually("the order is delivered", [&] {
    road.step(std::chrono::seconds{1});
    return is_delivered(road, id);
  });
}

BOOST_DATA_TEST_CASE(an_address_that_was_tampered_with_is_not_heard, every_carrier) {
  Road road(sample);
  const OrderId id = road.shipped();
  road.connect("");
  std::string address = road.webhook_address();
  address.back() = address.back() == '0' ? '1' : '0';
  const auto slash = address.find('/', 8);
  const auto client = connectors::transport::make_http_client();
  std::promise<connectors::transport::Answer> answered;

  client->send(
      address.substr(0, slash), {"POST", address.substr(slash), {}, "{}"}, std::chrono::seconds{10},
      [&](connectors::transport::Answer answer) { answered.set_value(std::move(answer)); });

  const auto answer = answered.get_future().get();
  const auto* reply = std::get_if<connectors::transport::Reply>(&answer);
  BOOST_REQUIRE(reply != nullptr);
  BOOST_TEST(reply->status == 404);
  BOOST_TEST(road.timeline(id).empty());
}

BOOST_DATA_TEST_CASE(what_people_write_on_a_shipment_means_its_carrier, every_carrier) {
  const auto* carrier = carriers::find_carrier(sample);

  const auto* meant = carriers::carrier_meant(carrier->title());

  BOOST_REQUIRE(meant != nullptr);
  BOOST_TEST(meant->name() == sample);
  BOOST_TEST(carriers::carrier_meant("xe ôm nhà") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
