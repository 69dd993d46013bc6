// The connector and the sandbox, each written from the contract alone, face to face.

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "connectors/postmart/connector.h"
#include "connectors/postmart/sandbox.h"
#include "connectors/sandbox/shell.h"
#include "tests/connectors/postmart/exchanges.h"
#include "tests/connectors/transport/waiting_client.h"

using namespace ganh;
using namespace ganh::connectors;
using namespace ganh::connectors::postmart::testing;
using catalog::orders::State;
using std::chrono::minutes;

namespace {

struct Market : Replies {
  ManualClock clock{start};
  std::unique_ptr<sandbox::Sandbox> postmart_ = postmart::make_sandbox();

  Outcomes carry_out(const Task& task) {
    session.now = clock.now();
    return run(task, session,
               [&](const Request& request) { return postmart_->handle(request, clock.now()); });
  }
  Reply operate(const std::string& target, const std::string& body) {
    return postmart_->handle({"POST", target, {}, body}, clock.now());
  }
  // Asks for it and has it moderated.
  std::string list(const Listing& listing) {
    const std::string ticket = carry_out(SendListings{{listing}}).only<Pending>().ticket;
    clock.advance(minutes{10});
    postmart_->due(clock.now());
    return carry_out(PollModeration{{{listing.sku, ticket}}}).only<Accepted>().external_id;
  }
  void buy(int packs) {
    const Reply reply = operate(
        "/_sandbox/orders", R"({"lines":[{"ref":"GAO-BT-5KG","packs":)" + std::to_string(packs) +
                                R"(}],"customer":{"name":"Lan"},"force":true})");
    BOOST_REQUIRE_MESSAGE(reply.status == 201, reply.body);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(postmart_connector_with_sandbox_test)

BOOST_FIXTURE_TEST_CASE(a_listing_goes_through_moderation_and_takes_price_and_stock, Market) {
  const std::string id = list(rice);
  BOOST_TEST(carry_out(SendPrices{{{rice.sku, id, 4, {130000}}}}).only<Accepted>().sku == rice.sku);
  BOOST_TEST(carry_out(SendStock{{{rice.sku, id, 5, 40, ""}}}).only<Accepted>().sku == rice.sku);

  const auto out = carry_out(LookUp{{rice.sku}});
  const Found& found = out.only<Found>();
  BOOST_TEST(found.external_id == id);
  BOOST_TEST(found.price.vnd == 130000);
  BOOST_TEST(found.packs.value_or(-1) == 40);
  BOOST_TEST(found.title == rice.title);
}

BOOST_FIXTURE_TEST_CASE(content_sent_again_changes_title_and_price_there, Market) {
  Listing changed = rice;
  changed.external_id = list(rice);
  changed.version = 6;
  changed.title = "Gạo Bao Thai mới";
  changed.price = {140000};

  BOOST_TEST(carry_out(SendListings{{changed}}).only<Accepted>().sku == rice.sku);
  BOOST_TEST(carry_out(SendListings{{changed}}).only<Accepted>().sku == rice.sku);

  const auto out = carry_out(LookUp{{rice.sku}});
  BOOST_TEST(out.only<Found>().title == "Gạo Bao Thai mới");
  BOOST_TEST(out.only<Found>().price.vnd == 140000);
}

BOOST_FIXTURE_TEST_CASE(a_rejected_listing_comes_back_with_the_moderators_words, Market) {
  Listing cure = rice;
  cure.description = "Bột nghệ chữa khỏi bệnh dạ dày.";
  const std::string ticket = carry_out(SendListings{{cure}}).only<Pending>().ticket;
  BOOST_TEST(carry_out(LookUp{{rice.sku}}).only<Found>().ticket == ticket);
  clock.advance(minutes{10});
  postmart_->due(clock.now());

  const auto out = carry_out(PollModeration{{{rice.sku, ticket}}});

  BOOST_TEST(out.only<Refused>().their_code == "MEDICAL_CLAIM");
  BOOST_TEST(!out.only<Refused>().their_words.empty());
}

BOOST_FIXTURE_TEST_CASE(a_cancellation_is_read_after_the_order_has_been, Market) {
  list(rice);
  for (int i = 0; i < 3; ++i) buy(1);
  const auto read = carry_out(PollOrders{});
  const auto cursor = std::get<Cursor>(read.all.back());
  const std::string id = std::get<Received>(read.all.front()).order.external_id;

  const auto told = operate("/_sandbox/cancel", R"({"order_id":")" + id + R"(","reason":"Đổi ý"})");
  BOOST_REQUIRE_MESSAGE(told.status == 200, told.body);
  const auto cancelled = carry_out(PollOrders{cursor.next});
  const auto after = carry_out(PollOrders{std::get<Cursor>(cancelled.all.back()).next});

  BOOST_REQUIRE(cancelled.all.size() == 2);
  BOOST_REQUIRE(std::holds_alternative<OrderCancelled>(cancelled.all.front()));
  const auto& said = std::get<OrderCancelled>(cancelled.all.front());
  BOOST_TEST(said.external_id == id);
  BOOST_TEST((said.by == catalog::orders::Party::customer));
  BOOST_TEST(said.why == "Đổi ý");
  BOOST_TEST(std::get<Cursor>(cancelled.all.back()).next == "3-1");
  BOOST_TEST(after.all.size() == 1);  // where to go on, and nothing else
  const auto stock = SendStock{{{rice.sku, "L1000001", 9, 5, "3-1"}}};
  BOOST_TEST(carry_out(stock).only<Accepted>().sku == rice.sku);
}

BOOST_FIXTURE_TEST_CASE(what_the_shop_cancels_itself_is_not_told_back, Market) {
  list(rice);
  buy(1);
  const auto id = std::get<Received>(carry_out(PollOrders{}).all.front()).order.external_id;

  carry_out(TellOrder{id, State::cancelled, {}});
  const auto after = carry_out(PollOrders{"1"});

  BOOST_TEST(after.all.size() == 1);
  BOOST_TEST(operate("/_sandbox/cancel", R"({"order_id":")" + id + R"("})").status == 409);
}

BOOST_FIXTURE_TEST_CASE(orders_are_read_page_by_page_and_moved_along, Market) {
  list(rice);
  for (int i = 0; i < 51; ++i) buy(1);

  const auto first = carry_out(PollOrders{});
  BOOST_REQUIRE(first.all.size() == 51);  // 50 orders and where to go on
  const auto cursor = std::get<Cursor>(first.all.back());
  BOOST_TEST(cursor.more);
  const auto rest = carry_out(PollOrders{cursor.next});
  BOOST_REQUIRE(rest.all.size() == 2);
  const std::string id = std::get<Received>(rest.all.front()).order.external_id;

  const TellOrder shipped{id, State::shipped, catalog::orders::Shipment{"Vietnam Post", "EB1VN"}};
  BOOST_TEST(carry_out(shipped).only<Told>().external_id == id);
  BOOST_TEST(carry_out(shipped).only<Told>().external_id == id);
  const auto late = carry_out(TellOrder{id, State::cancelled, {}});
  BOOST_TEST(late.only<TellRefused>().their_code == "ALREADY_SHIPPED");
}

BOOST_FIXTURE_TEST_CASE(over_a_socket_it_is_the_same, Replies) {
  const ManualClock clock{start};
  transport::WaitingClient http;
  const auto shell = sandbox::start(postmart::make_sandbox(), clock, http.client());
  BOOST_REQUIRE(shell);
  const std::string address = (*shell)->address();
  const auto carry_out = [&](const Task& task) {
    return run(task, session, [&](const Request& request) {
      const transport::Answer answer = http.send(address, request);
      BOOST_REQUIRE(std::holds_alternative<Reply>(answer));
      return std::get<Reply>(answer);
    });
  };

  const std::string ticket = carry_out(SendListings{{rice}}).only<Pending>().ticket;
  const std::string decision = R"({"request_id":")" + ticket + R"(","approve":true})";
  http.send(address, {"POST", "/_sandbox/moderate", {}, decision});
  const auto accepted = carry_out(PollModeration{{{rice.sku, ticket}}});
  const std::string id = accepted.only<Accepted>().external_id;
  carry_out(SendStock{{{rice.sku, id, 4, 40, ""}}}).only<Accepted>();

  const auto found = carry_out(LookUp{{rice.sku}});
  BOOST_TEST(found.only<Found>().packs.value_or(-1) == 40);
  BOOST_TEST(found.only<Found>().title == rice.title);
}

BOOST_AUTO_TEST_SUITE_END()
