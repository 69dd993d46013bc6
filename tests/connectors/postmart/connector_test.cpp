#include "connectors/postmart/connector.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/transport/signing.h"
#include "tests/connectors/postmart/exchanges.h"

using namespace ganh;
using namespace ganh::connectors;
using namespace ganh::connectors::postmart::testing;
using catalog::orders::State;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr const char* order_body =
    R"({"order_id":"PM1","seq":7,"placed_at":"2026-11-21T02:00:00Z",)"
    R"("confirm_by":"2026-11-22T02:00:00Z","status":"new",)"
    R"("customer":{"name":"Lan","phone":"","address":"Hà Nội"},)"
    R"("lines":[{"ref":"GAO","name":"Gạo","packs":2,"unit_price_vnd":125000}]})";

std::string broken_order() {
  std::string text = order_body;
  return text.replace(text.find(R"("packs":2)"), 9, R"("packs":0)");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(postmart_connector_test)

BOOST_FIXTURE_TEST_CASE(calls_are_signed_as_the_contracts_examples, Replies) {
  session.credentials.secret = "postmart-secret-4f1c";
  session.now = from_us(1'795'226'400'000'000);
  const auto out = feed(SendPrices{{{"GAO", "L1000001", 7, {95000}}}}, {Reply{500, {}, ""}});

  BOOST_REQUIRE(out.requests.size() == 1);
  const Request& request = out.requests.front();
  BOOST_TEST(request.target == "/v1/listings/L1000001/price");
  BOOST_TEST(request.body == R"({"price_vnd":95000,"revision":7})");
  BOOST_TEST(*transport::find(request.headers, "X-Postmart-Timestamp") == "1795226400");
  BOOST_TEST(*transport::find(request.headers, "X-Postmart-Signature") ==
             "488d40137b04c21f4a438b3c5576c2b14299c26c860cc989333efcca1f18bd2c");
}

BOOST_FIXTURE_TEST_CASE(what_stops_an_exchange_is_told_apart, Replies) {
  const struct {
    Reply reply;
    Trouble trouble;
  } cases[] = {
      {refusal(401, "KEY_UNKNOWN"), Trouble::forbidden},
      {refusal(401, "TIMESTAMP_OUT_OF_RANGE"), Trouble::unavailable},
      {refusal(403, "SHOP_SUSPENDED"), Trouble::forbidden},
      {refusal(429, "TOO_MANY_REQUESTS"), Trouble::throttled},
      {refusal(500, "INTERNAL"), Trouble::unavailable},
      {Reply{502, {}, "<html>"}, Trouble::unavailable},
      {Reply{302, {}, ""}, Trouble::broken},
      {Reply{404, {}, "<html>"}, Trouble::broken},
      {Reply{200, {}, R"({"listing_id":"L)"}, Trouble::unknown},
      {Reply{200, {}, R"({"hello":{"world":1}})"}, Trouble::unknown},
      {Reply{200, {}, R"({"listing_id":"L1","ref":"GAO","revision":6})"}, Trouble::unknown},
  };
  for (const auto& one : cases) {
    const auto out = feed(SendPrices{{{"GAO", "L1", 7, {95000}}}}, {one.reply});
    BOOST_TEST((out.last.trouble == one.trouble), one.reply.status << " " << one.reply.body);
    BOOST_TEST(out.all.empty());
  }
}

BOOST_FIXTURE_TEST_CASE(a_creation_whose_reply_was_lost_is_unknown_never_repeated, Replies) {
  for (const int status : {500, 502, 503, 504}) {
    const auto out = feed(SendListings{{rice}}, {Reply{status, {}, "<html>"}});
    BOOST_TEST((out.last.trouble == Trouble::unknown), status);
  }
  const auto cut = feed(SendListings{{rice}}, {Reply{202, {}, R"({"request_id":"R)"}});
  BOOST_TEST((cut.last.trouble == Trouble::unknown));
}

BOOST_FIXTURE_TEST_CASE(our_own_revision_standing_there_is_acceptance, Replies) {
  const auto out = feed(SendStock{{{"GAO", "L1", 9, 40, "2"}}},
                        {refusal(409, "STALE_REVISION", R"(,"current_revision":9)")});

  BOOST_TEST(out.only<Accepted>().external_id == "L1");
  BOOST_TEST(out.requests.front().body == R"({"packs":40,"as_of_order_seq":2,"revision":9})");
}

BOOST_FIXTURE_TEST_CASE(a_later_revision_standing_there_supersedes_ours, Replies) {
  const auto out = feed(SendPrices{{{"GAO", "L1", 9, {95000}}}},
                        {refusal(409, "STALE_REVISION", R"(,"current_revision":12)")});

  BOOST_TEST(out.only<Superseded>().their_version == 12);
}

BOOST_FIXTURE_TEST_CASE(a_locked_price_tells_how_long, Replies) {
  const auto out = feed(
      SendPrices{{{"GAO", "L1", 9, {95000}}}},
      {refusal(423, "PRICE_LOCKED", R"(,"locked_until":"2026-11-21T03:00:00Z","reason":"r")")});

  BOOST_TEST((out.only<Locked>().wait == minutes{60}));
}

BOOST_FIXTURE_TEST_CASE(a_listing_is_accepted_when_content_and_price_both_stand, Replies) {
  const Reply done{200, {}, R"({"listing_id":"L1","ref":"GAO-BT-5KG","revision":3})"};

  const auto out = feed(SendListings{{listed_rice}}, {done, done});

  BOOST_TEST(out.only<Accepted>().sku == "GAO-BT-5KG");
  BOOST_REQUIRE(out.requests.size() == 2);
  BOOST_TEST(out.requests[1].target == "/v1/listings/L1/price");
  const auto refused = feed(SendListings{{listed_rice}}, {done, refusal(422, "OUT_OF_RANGE")});
  BOOST_TEST(refused.only<Refused>().their_code == "OUT_OF_RANGE");
}

BOOST_FIXTURE_TEST_CASE(a_text_beside_which_another_price_stands_is_no_listing_as_sent, Replies) {
  const Reply done{200, {}, R"({"listing_id":"L1","ref":"GAO-BT-5KG","revision":3})"};

  const auto out = feed(SendListings{{listed_rice}},
                        {done, refusal(409, "STALE_REVISION", R"(,"current_revision":12)")});

  BOOST_TEST(out.only<Superseded>().their_version == 12);
}

BOOST_FIXTURE_TEST_CASE(a_look_up_prefers_what_is_listed_then_the_newest_request, Replies) {
  const auto request = [](const std::string& id, int revision, const std::string& state) {
    return R"({"request_id":")" + id + R"(","ref":"GAO","revision":)" + std::to_string(revision) +
           R"(,"state":")" + state + R"("})";
  };
  const std::string requests = request("R1", 4, "queued") + "," + request("R2", 5, "reviewing") +
                               "," + request("R3", 6, "rejected");

  const auto waiting =
      feed(LookUp{{"GAO"}}, {Reply{200, {}, R"({"listings":[],"requests":[)" + requests + "]}"}});
  BOOST_TEST(waiting.requests.front().target == "/v1/listings?ref=GAO");
  BOOST_TEST(waiting.only<Found>().ticket == "R2");
  BOOST_TEST(waiting.only<Found>().version == 5);
  BOOST_TEST(waiting.only<Found>().external_id == "");

  const auto listed =
      feed(LookUp{{"GAO"}},
           {Reply{200,
                  {},
                  R"({"listings":[{"listing_id":"L1","content_revision":3,"title":"Gạo",)"
                  R"("price_vnd":125000,"told_packs":40,"shown_packs":37}],"requests":[)" +
                      requests + "]}"}});
  BOOST_TEST(listed.only<Found>().external_id == "L1");
  BOOST_TEST(listed.only<Found>().ticket == "");
  BOOST_TEST(listed.only<Found>().packs.value_or(-1) == 40);

  const auto rejected = feed(
      LookUp{{"GAO"}},
      {Reply{200, {}, R"({"listings":[],"requests":[)" + request("R3", 6, "rejected") + "]}"}});
  BOOST_TEST(!rejected.only<Found>().present);
}

BOOST_FIXTURE_TEST_CASE(a_decision_they_have_forgotten_is_looked_up, Replies) {
  const auto out = feed(
      PollModeration{{{"GAO", "R1"}}},
      {Reply{200, {}, R"({"requests":[],"unknown":["R1"]})"},
       Reply{200, {}, R"({"listings":[{"listing_id":"L1","content_revision":3}],"requests":[]})"}});

  BOOST_TEST(out.only<Accepted>().external_id == "L1");
}

BOOST_FIXTURE_TEST_CASE(one_bad_order_keeps_no_other_from_being_read, Replies) {
  const std::string page = std::string(R"({"orders":[)") + broken_order() + "," + order_body +
                           R"(],"next_after_seq":8,"more":true})";

  const auto out = feed(PollOrders{"5"}, {Reply{200, {}, page}});

  BOOST_TEST(out.requests.front().target == "/v1/orders?after_seq=5&limit=50");
  BOOST_REQUIRE(out.all.size() == 3);
  BOOST_REQUIRE(std::holds_alternative<Poisoned>(out.all[0]));
  BOOST_TEST(std::get<Poisoned>(out.all[0]).why == "lines: packs");
  BOOST_REQUIRE(std::holds_alternative<Received>(out.all[1]));
  BOOST_TEST(std::get<Received>(out.all[1]).order.lines.front().packs == 2);
  BOOST_TEST(std::get<Received>(out.all[1]).raw == order_body);
  BOOST_REQUIRE(std::holds_alternative<Cursor>(out.all[2]));
  BOOST_TEST(std::get<Cursor>(out.all[2]).next == "8");
  BOOST_TEST(std::get<Cursor>(out.all[2]).more);
}

BOOST_FIXTURE_TEST_CASE(a_page_that_does_not_move_on_is_outside_the_contract, Replies) {
  const auto out =
      feed(PollOrders{"5"}, {Reply{200, {}, R"({"orders":[],"next_after_seq":5,"more":true})"}});

  BOOST_TEST((out.last.trouble == Trouble::broken));
}

BOOST_FIXTURE_TEST_CASE(an_order_not_yet_confirmed_is_confirmed_on_the_way_to_shipped, Replies) {
  const TellOrder task{"PM1", State::shipped, catalog::orders::Shipment{"Vietnam Post", "EB1VN"}};

  const auto out = feed(task, {refusal(409, "NOT_CONFIRMED"), Reply{200, {}, order_body},
                               Reply{200, {}, order_body}});

  BOOST_TEST(out.only<Told>().external_id == "PM1");
  BOOST_REQUIRE(out.requests.size() == 3);
  BOOST_TEST(out.requests[1].target == "/v1/orders/PM1/confirm");
  BOOST_TEST(out.requests[2].target == "/v1/orders/PM1/ship");
  const auto cancelled =
      feed(TellOrder{"PM1", State::confirmed, {}}, {refusal(409, "ORDER_CANCELLED")});
  BOOST_TEST(cancelled.only<TellRefused>().their_code == "ORDER_CANCELLED");
}

struct Webhooks : Replies {
  Result<std::vector<Outcome>> receive(const std::string& body, const std::string& signed_body) {
    const auto headers =
        transport::sign_webhook(session.credentials.webhook_secret, "evt_1", start, signed_body);
    return postmart::connector().read_webhook({"POST",
                                               "/hooks/postmart",
                                               {{"Webhook-Id", headers.id},
                                                {"Webhook-Timestamp", headers.timestamp},
                                                {"Webhook-Signature", headers.signature}},
                                               body},
                                              session);
  }
  Result<std::vector<Outcome>> receive(const std::string& body) { return receive(body, body); }
  static std::string created(const std::string& order) {
    return R"({"type":"order.created","order":)" + order + "}";
  }
};

BOOST_FIXTURE_TEST_CASE(a_signed_webhook_brings_its_order, Webhooks) {
  const auto outcomes = receive(created(order_body));

  BOOST_REQUIRE(outcomes);
  BOOST_REQUIRE(outcomes->size() == 1);
  BOOST_REQUIRE(std::holds_alternative<Received>(outcomes->front()));
  BOOST_TEST(std::get<Received>(outcomes->front()).order.external_id == "PM1");
  const auto other = receive(R"({"type":"shop.greeted"})");
  BOOST_REQUIRE(other);
  BOOST_TEST(other->empty());
}

BOOST_FIXTURE_TEST_CASE(a_signed_webhook_brings_a_cancellation, Webhooks) {
  const auto outcomes =
      receive(R"({"type":"order.cancelled","cancellation":{"number":1,"order_id":"PM1",)"
              R"("by":"marketplace","reason":"","cancelled_at":"2026-11-21T03:00:00Z"}})");
  const auto nobodys =
      receive(R"({"type":"order.cancelled","cancellation":{"number":2,"order_id":"PM1"}})");

  BOOST_REQUIRE(outcomes);
  BOOST_REQUIRE(outcomes->size() == 1);
  BOOST_REQUIRE(std::holds_alternative<OrderCancelled>(outcomes->front()));
  BOOST_TEST(std::get<OrderCancelled>(outcomes->front()).external_id == "PM1");
  BOOST_TEST((std::get<OrderCancelled>(outcomes->front()).by == catalog::orders::Party::channel));
  BOOST_REQUIRE(nobodys);
  BOOST_REQUIRE(nobodys->size() == 1);
  BOOST_TEST(std::get<Poisoned>(nobodys->front()).why == "by");
}

BOOST_FIXTURE_TEST_CASE(a_webhook_changed_on_the_way_is_refused, Webhooks) {
  const auto changed = receive(created(broken_order()), created(order_body));
  BOOST_REQUIRE(!changed);
  BOOST_TEST((changed.error().code == Code::unauthorized));

  session.now = start + minutes{6};
  const auto late = receive(created(order_body));
  BOOST_REQUIRE(!late);
  BOOST_TEST(late.error().faults.front().reason == "webhook.too_old");

  session.now = start;
  const auto unreadable = receive("{");
  BOOST_REQUIRE(!unreadable);
  BOOST_TEST((unreadable.error().code == Code::invalid));
}

BOOST_FIXTURE_TEST_CASE(either_of_two_webhook_secrets_will_do, Webhooks) {
  const std::string mine = session.credentials.webhook_secret;
  const auto headers = transport::sign_webhook(mine, "evt_1", start, "{\"type\":\"x\"}");
  session.credentials.webhook_secret = "whsec_bmV3LXNlY3JldA== " + mine;

  const auto outcomes =
      postmart::connector().read_webhook({"POST",
                                          "/",
                                          {{"webhook-id", headers.id},
                                           {"webhook-timestamp", headers.timestamp},
                                           {"webhook-signature", headers.signature}},
                                          "{\"type\":\"x\"}"},
                                         session);

  BOOST_TEST(outcomes.has_value());
}

BOOST_AUTO_TEST_CASE(it_is_found_by_name_with_its_profile) {
  const Connector* found = find_connector("postmart");

  BOOST_REQUIRE(found != nullptr);
  const auto profile = catalog::json::parse(found->default_profile());
  BOOST_REQUIRE(profile);
  BOOST_TEST(profile->root()["connector"].text_or() == "postmart");
  BOOST_TEST(find_connector("nobody") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
