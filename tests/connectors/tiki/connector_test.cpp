#include "connectors/tiki/connector.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "connectors/channel/profile.h"
#include "tests/connectors/tiki/exchanges.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::orders::Party;
using catalog::orders::State;

namespace {

Listing rice(std::string external_id = "") {
  Listing listing;
  listing.sku = "GAO-1KG";
  listing.external_id = std::move(external_id);
  listing.version = 3;
  listing.title = "Gạo Bao Thai, túi 1 kg";
  listing.description = "Gạo một vụ.";
  listing.category = "900001";
  listing.unit = "g";
  listing.net_base = 1000;
  listing.price = {45'000};
  return listing;
}

constexpr auto no_product = R"({"data":[],"paging":{"total":0}})";
constexpr auto the_product =
    R"({"data":[{"product_id":2091401,"original_sku":"GAO-1KG","name":"Gạo","price":45000}]})";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tiki_connector_test, TikiExchanges)

BOOST_AUTO_TEST_CASE(its_profile_can_be_read) {
  BOOST_TEST(channel::parse_profile(connector.default_profile()).has_value());
}

BOOST_AUTO_TEST_CASE(signing_in_gives_the_token_together_with_the_warehouse) {
  const auto step =
      answered(SignIn{}, {ok(R"({"access_token":"b1c","expires_in":3600,"token_type":"bearer"})"),
                          ok(R"({"data":[{"id":1034,"name":"Kho"}]})")});

  BOOST_TEST(only<SignedIn>(step).token == "b1c 1034");
  BOOST_TEST((only<SignedIn>(step).valid_for == std::chrono::hours{1}));
  BOOST_TEST(*transport::find(requests[0].headers, "Authorization") == "Basic aWQ6c2VjcmV0");
  BOOST_TEST(requests[0].target == "/sc/oauth2/token");
}

BOOST_AUTO_TEST_CASE(a_client_that_is_not_known_is_a_persons_matter) {
  const auto step = answered(SignIn{}, 401, R"({"error":"invalid_client"})");

  BOOST_TEST((step.trouble == Trouble::forbidden));
}

BOOST_AUTO_TEST_CASE(a_new_product_is_requested_and_followed_by_its_track_id) {
  const auto step =
      answered(SendListings{{rice()}}, 200, R"({"track_id":"c35","state":"queuing"})");

  BOOST_TEST(only<Pending>(step).ticket == "c35");
  BOOST_TEST(requests[0].target == "/integration/v2.1/requests");
  BOOST_TEST(*transport::find(requests[0].headers, "Authorization") == "Bearer b1c");
  BOOST_TEST(
      requests[0].body.find(R"("warehouse_stocks":[{"warehouseId":1034,"qtyAvailable":0}])") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_of_what_stands_is_changed_by_another_request_beside_its_price) {
  const auto step =
      answered(SendListings{{rice("2091401")}},
               {ok(R"({"state":"approved"})"), ok(R"({"track_id":"650","state":"queuing"})")});

  BOOST_TEST(only<Pending>(step).ticket == "650");
  BOOST_TEST(requests[0].body == R"({"product_id":2091401,"price":45000})");
  BOOST_TEST(requests[1].target == "/integration/v2/requests/updateProductInfo");
  BOOST_TEST(requests[1].body.starts_with(R"({"product_id":2091401,)"));
}

BOOST_AUTO_TEST_CASE(a_refused_request_keeps_all_of_their_words) {
  const auto step = answered(SendListings{{rice()}}, 422,
                             R"({"errors":["name is too long","variants should have price > 0"]})");

  BOOST_TEST(only<Refused>(step).their_code == "422");
  BOOST_TEST(only<Refused>(step).their_words == "name is too long; variants should have price > 0");
}

BOOST_AUTO_TEST_CASE(an_undecided_request_stays_pending_in_either_spelling) {
  for (const auto* state : {"queuing", "md_waiting_approve", "md_awaiting_approve",
                            "waiting_approve", "awaiting_approve", "drafted"}) {
    const auto step = answered(PollModeration{{{"GAO-1KG", "c35"}}}, 200,
                               R"({"track_id":"c35","state":")" + std::string(state) + R"("})");
    BOOST_TEST(only<Pending>(step).ticket == "c35");
  }
  BOOST_TEST(requests[0].target == "/integration/v2/tracking/c35");
}

BOOST_AUTO_TEST_CASE(an_approved_request_is_accepted_under_the_product_of_our_sku) {
  const auto step = answered(PollModeration{{{"GAO-1KG", "c35"}}},
                             {ok(R"({"track_id":"c35","state":"approved"})"), ok(the_product)});

  BOOST_TEST(only<Accepted>(step).external_id == "2091401");
  BOOST_TEST(requests[1].target == "/integration/v2/products/findBy?original_sku=GAO-1KG");
}

BOOST_AUTO_TEST_CASE(what_is_approved_and_not_there_yet_is_asked_for_again) {
  const auto step = answered(PollModeration{{{"GAO-1KG", "c35"}}},
                             {ok(R"({"track_id":"c35","state":"approved"})"), ok(no_product)});

  BOOST_TEST(only<Pending>(step).ticket == "c35");
}

BOOST_AUTO_TEST_CASE(a_rejected_request_keeps_the_reason) {
  const auto step = answered(PollModeration{{{"GAO-1KG", "c35"}}}, 200,
                             R"({"track_id":"c35","state":"rejected","reason":"Ảnh mờ"})");

  BOOST_TEST(only<Refused>(step).their_words == "Ảnh mờ");
}

BOOST_AUTO_TEST_CASE(a_sku_taken_by_a_request_thought_lost_is_that_product) {
  const auto step = answered(
      PollModeration{{{"GAO-1KG", "c35"}}},
      {ok(R"({"state":"rejected","reason":"{\"errors\":[{\"code\":420,\"msg\":\"Trùng\"}]}"})"),
       ok(the_product)});

  BOOST_TEST(only<Accepted>(step).external_id == "2091401");
}

BOOST_AUTO_TEST_CASE(a_forgotten_track_id_is_told_by_what_stands_there) {
  const transport::Reply forgotten{404, {}, R"({"errors":["track_id is invalid"]})"};
  const auto there = answered(PollModeration{{{"GAO-1KG", "c35"}}}, {forgotten, ok(the_product)});
  const auto not_there =
      answered(PollModeration{{{"GAO-1KG", "c35"}}}, {forgotten, ok(no_product)});

  BOOST_TEST(only<Accepted>(there).external_id == "2091401");
  BOOST_TEST(only<Refused>(not_there).their_code == "404");
}

BOOST_AUTO_TEST_CASE(stock_is_told_for_the_warehouse_and_switches_the_product_on_and_off) {
  const auto on =
      answered(SendStock{{{"GAO-1KG", "2091401", 4, 12, ""}}}, 200, R"({"state":"approved"})");
  answered(SendStock{{{"GAO-1KG", "2091401", 5, 0, ""}}}, 200, R"({"state":"approved"})");

  BOOST_TEST(only<Accepted>(on).external_id == "2091401");
  BOOST_TEST(requests[0].method == "PUT");
  BOOST_TEST(requests[0].body ==
             R"({"product_id":2091401,"active":1,"seller_warehouse":"1034",)"
             R"("warehouse_quantities":[{"warehouse_id":1034,"qty_available":12}]})");
  BOOST_TEST(requests[1].body.find(R"("active":0)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_price_refused_inside_200_is_refused) {
  const auto step = answered(SendPrices{{{"GAO-1KG", "2091401", 4, {1}}}},
                             {ok(R"({"errors":["Price is not valid"]})"), ok(the_product)});

  BOOST_TEST(only<Refused>(step).their_words == "Price is not valid");
}

BOOST_AUTO_TEST_CASE(what_is_refused_of_a_product_that_is_not_there_is_gone) {
  const auto step = answered(SendPrices{{{"GAO-1KG", "2091401", 4, {1}}}},
                             {ok(R"({"errors":["Product does not exist"]})"), ok(no_product)});

  BOOST_TEST(only<Gone>(step).sku == "GAO-1KG");
}

BOOST_AUTO_TEST_CASE(what_is_not_yet_a_product_is_found_among_the_requests_on_any_page) {
  const auto step =
      answered(LookUp{{"GAO-1KG"}},
               {ok(R"({"data":[],"paging":{"last_page":2}})"),
                ok(R"({"data":[{"request_id":"112","state":"waiting_approve","products":[)"
                   R"({"original_sku":"GAO-1KG"}]}],"paging":{"last_page":2}})"),
                ok(no_product)});

  BOOST_TEST(only<Found>(step).present);
  BOOST_TEST(only<Found>(step).ticket == "request 112");
  answered(PollModeration{{{"GAO-1KG", "request 112"}}}, 200,
           R"({"request_id":"112","state":"awaiting_approve"})");
  BOOST_TEST(requests.back().target == "/integration/v2/requests/112");
}

BOOST_AUTO_TEST_CASE(a_rejected_request_of_the_same_sku_is_nothing_that_stands_there) {
  const auto step = answered(LookUp{{"GAO-1KG"}}, {ok(R"({"data":[{"request_id":"112",)"
                                                      R"("state":"rejected","products":[)"
                                                      R"({"original_sku":"GAO-1KG"}]}]})"),
                                                   ok(no_product)});

  BOOST_TEST(!only<Found>(step).present);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_being_decided_is_told_beside_the_product_that_stands) {
  const auto step = answered(LookUp{{"GAO-1KG", "GAO-5KG"}},
                             {ok(R"({"data":[{"request_id":"113","state":"processing","products":[)"
                                 R"({"original_sku":"GAO-1KG"}]}],"paging":{"last_page":1}})"),
                              ok(the_product), ok(no_product)});

  BOOST_REQUIRE(step.outcomes.size() == 2U);
  BOOST_TEST(std::get<Found>(step.outcomes[0]).external_id == "2091401");
  BOOST_TEST(std::get<Found>(step.outcomes[0]).ticket == "request 113");
  BOOST_TEST(!std::get<Found>(step.outcomes[1]).present);
}

BOOST_AUTO_TEST_CASE(confirming_names_the_items_that_wait_and_the_warehouse_tiki_fetches_from) {
  const auto step = answered(
      TellOrder{"745467462", State::confirmed, {}},
      {ok(order("queueing")),
       ok(R"({"mappings":[{"tiki_warehouse_code":"hn4","seller_inventory_ids":[188954]}]})"),
       ok(R"({"code":"745467462"})")});

  BOOST_TEST(only<Told>(step).external_id == "745467462");
  BOOST_TEST(requests[1].target == "/integration/v2/seller-inventories?tiki_warehouse_codes=hn4");
  BOOST_TEST(requests[2].target == "/integration/v2/orders/745467462/confirm-available");
  BOOST_TEST(requests[2].body == R"({"available_item_ids":[7],"seller_inventory_id":188954})");
}

BOOST_AUTO_TEST_CASE(that_it_has_left_is_nothing_to_be_told_and_giving_up_is_done_by_hand) {
  const auto shipped = answered(TellOrder{"1", State::shipped, {}}, {});
  const auto given_up = answered(TellOrder{"1", State::cancelled, {}}, {});

  BOOST_TEST(only<Told>(shipped).external_id == "1");
  BOOST_TEST(!only<TellRefused>(given_up).their_words.empty());
}

BOOST_AUTO_TEST_CASE(without_a_token_nothing_is_asked) {
  session.token.clear();

  const auto step = answered(PollOrders{}, {});

  BOOST_TEST((step.trouble == Trouble::signed_out));
}

BOOST_AUTO_TEST_CASE(an_order_that_was_kept_is_read_again) {
  const auto kept = connector.read_kept(order("queueing"));

  BOOST_REQUIRE(std::holds_alternative<Received>(kept));
  BOOST_TEST(std::get<Received>(kept).order.external_id == "745467462");
}

BOOST_AUTO_TEST_SUITE_END()
