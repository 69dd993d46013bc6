// The connector and the sandbox with a real socket between them.

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <future>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "connectors/agriconnect/connector.h"
#include "connectors/agriconnect/sandbox.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/http_client.h"
#include "connectors/transport/system_clock.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Fixture {
  transport::SystemClock clock;
  std::unique_ptr<transport::HttpClient> client = transport::make_http_client();
  std::unique_ptr<sandbox::Shell> shell;
  Session session{{"thienan", "thienan-secret", ""}, "", {}};

  Fixture() {
    auto started = sandbox::start(agriconnect::make_sandbox(), clock, *client);
    BOOST_REQUIRE(started.has_value());
    shell = std::move(*started);
  }

  transport::Reply send(transport::Request request) {
    std::promise<transport::Answer> promised;
    client->send(shell->address(), std::move(request), std::chrono::seconds{20},
                 [&](transport::Answer answer) { promised.set_value(std::move(answer)); });
    const transport::Answer answer = promised.get_future().get();
    const auto* reply = std::get_if<transport::Reply>(&answer);
    BOOST_REQUIRE(reply != nullptr);
    return *reply;
  }

  std::vector<Outcome> carry_out(const Task& task) {
    session.now = clock.now();
    auto exchange = agriconnect::connector().start(task, session);
    Step step = exchange->begin();
    std::vector<Outcome> outcomes = step.outcomes;
    while (step.request) {
      step = exchange->next(send(*step.request));
      outcomes.insert(outcomes.end(), step.outcomes.begin(), step.outcomes.end());
    }
    BOOST_REQUIRE_MESSAGE(step.trouble == Trouble::none, step.detail);
    return outcomes;
  }

  template <class T>
  T only(const Task& task) {
    const auto outcomes = carry_out(task);
    BOOST_REQUIRE(outcomes.size() == 1);
    BOOST_REQUIRE(std::holds_alternative<T>(outcomes[0]));
    return std::get<T>(outcomes[0]);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(agriconnect_connector_http_test, Fixture)

BOOST_AUTO_TEST_CASE(an_offer_goes_up_and_an_order_comes_back_over_a_socket) {
  session.token = only<SignedIn>(SignIn{}).token;
  Listing rice;
  rice.sku = "GAO-BT-5KG";
  rice.version = 1;
  rice.title = "Gạo Bao Thai, túi 5 kg";
  rice.category = "NS-GAO";
  rice.unit = "g";
  rice.net_base = 5000;
  rice.price = {125000};

  const auto accepted = only<Accepted>(SendListings{{rice}});
  only<Accepted>(SendStock{{{rice.sku, accepted.external_id, 2, 40, ""}}});
  send({"POST",
        "/_sandbox/orders",
        {{"Content-Type", "application/json"}},
        R"({"lines":[{"sku":"GAO-BT-5KG","quantity":2}]})"});
  const auto received = only<Received>(PollOrders{});

  BOOST_REQUIRE(received.order.lines.size() == 1);
  BOOST_TEST(received.order.lines[0].name == rice.title);
  BOOST_TEST(received.order.lines[0].unit_price.vnd == 125000);
  BOOST_TEST(only<Acknowledged>(Acknowledge{{received.receipt}}).receipt == received.receipt);
  const catalog::orders::Shipment parcel{"Vietnam Post", "EB123456785VN"};
  only<Told>(TellOrder{received.order.external_id, catalog::orders::State::shipped, parcel});
}

BOOST_AUTO_TEST_SUITE_END()
