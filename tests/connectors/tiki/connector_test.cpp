#include "connectors/tiki/connector.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "connectors/channel/profile.h"

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

std::string order(std::string_view status, std::string_view more = "") {
  return R"({"code":"745467462","status":")" + std::string(status) +
         R"(","created_at":"2026-11-22 09:30:00","tiki_warehouse":{"code":"hn4"},"items":[)"
         R"({"id":7,"product":{"name":"Gạo","seller_product_code":"GAO-1KG"},"qty":2,)"
         R"("invoice":{"price":45000.00,"row_total":90000.00},"confirmation":{"status":"waiting",)"
         R"("available_confirm_sla":"2026-11-22 13:30:00"}}],"shipping":{"address":)"
         R"({"full_name":"Chị Hoa","street":"12 Hàng Bông","ward":"Cửa Nam","phone":"0912"}})" +
         std::string(more) + "}";
}

struct Fixture {
  const Connector& connector = tiki::connector();
  Session session{{"id", "secret", ""}, "b1c 1034", *parse_rfc3339("2026-11-22T02:00:00Z")};

  // What the exchange comes to when it is answered with `replies`, one after another.
  Step answered(const Task& task, std::vector<transport::Reply> replies) {
    auto exchange = connector.start(task, session);
    Step last = exchange->begin();
    for (auto& reply : replies) {
      BOOST_REQUIRE(last.request.has_value());
      requests.push_back(*last.request);
      std::vector<Outcome> before = std::move(last.outcomes);
      last = exchange->next(reply);
      last.outcomes.insert(last.outcomes.begin(), before.begin(), before.end());
    }
    return last;
  }
  Step answered(const Task& task, int status, std::string body) {
    return answered(task, {{status, {}, std::move(body)}});
  }
  static transport::Reply ok(std::string body) { return {200, {}, std::move(body)}; }

  template <class T>
  T only(const Step& step) {
    BOOST_REQUIRE_MESSAGE(step.outcomes.size() == 1U, step.detail);
    const T* outcome = std::get_if<T>(&step.outcomes[0]);
    BOOST_REQUIRE(outcome);
    return *outcome;
  }

  std::vector<transport::Request> requests;
};

constexpr auto no_product = R"({"data":[],"paging":{"total":0}})";
constexpr auto the_product =
    R"({"data":[{"product_id":2091401,"original_sku":"GAO-1KG","name":"Gạo","price":45000}]})";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tiki_connector_test, Fixture)

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
  const auto step = answered(SendPrices{{{"GAO-1KG", "2091401", 4, {1}}}}, 200,
                             R"({"errors":["Price is not valid"]})");

  BOOST_TEST(only<Refused>(step).their_words == "Price is not valid");
}

BOOST_AUTO_TEST_CASE(what_is_not_yet_a_product_is_found_among_the_requests_on_any_page) {
  const auto step =
      answered(LookUp{{"GAO-1KG"}},
               {ok(no_product), ok(R"({"data":[],"paging":{"last_page":2}})"),
                ok(R"({"data":[{"request_id":"112","state":"waiting_approve","products":[)"
                   R"({"original_sku":"GAO-1KG"}]}],"paging":{"last_page":2}})")});

  BOOST_TEST(only<Found>(step).present);
  BOOST_TEST(only<Found>(step).ticket == "request 112");
  answered(PollModeration{{{"GAO-1KG", "request 112"}}}, 200,
           R"({"request_id":"112","state":"awaiting_approve"})");
  BOOST_TEST(requests.back().target == "/integration/v2/requests/112");
}

BOOST_AUTO_TEST_CASE(a_rejected_request_of_the_same_sku_is_nothing_that_stands_there) {
  const auto step =
      answered(LookUp{{"GAO-1KG"}}, {ok(no_product), ok(R"({"data":[{"request_id":"112",)"
                                                        R"("state":"rejected","products":[)"
                                                        R"({"original_sku":"GAO-1KG"}]}]})")});

  BOOST_TEST(!only<Found>(step).present);
}

BOOST_AUTO_TEST_CASE(the_first_pull_makes_our_queue_and_subscribes_to_orders) {
  const auto step =
      answered(PollOrders{}, {ok("[]"), ok(R"({"code":"q1","name":"ganh"})"), ok("{}"), ok("{}"),
                              ok(R"({"events":[],"ack_id":"a0"})")});

  BOOST_TEST(only<Cursor>(step).next == "q1 a0  2026-11-22");
  BOOST_TEST(!only<Cursor>(step).more);
  BOOST_TEST(requests[1].body == R"({"name":"ganh"})");
  BOOST_TEST(requests[3].target == "/integration/v1/queues/q1/subscriptions");
  BOOST_TEST(requests[4].body == R"({"ack_id":null})");
}

BOOST_AUTO_TEST_CASE(events_that_come_twice_and_out_of_order_are_one_order_as_it_stands) {
  const auto step = answered(
      PollOrders{"q1 a0"},
      {ok(R"({"events":[{"type":"ORDER_STATUS_UPDATED","payload":{"order_code":"745467462"}},)"
          R"({"type":"ORDER_CREATED_SUCCESSFULLY","payload":{"order_code":"745467462"}},)"
          R"({"type":"PRODUCT_PRICE_UPDATED","payload":{"product_id":1}}],"ack_id":"a3"})"),
       ok(order("queueing"))});

  BOOST_TEST(requests[0].body == R"({"ack_id":"a0"})");
  BOOST_TEST(requests[1].target == "/integration/v2/orders/745467462");
  BOOST_REQUIRE(step.outcomes.size() == 2U);
  const auto& received = std::get<Received>(step.outcomes[0]);
  BOOST_TEST(received.order.lines.at(0).sku == "GAO-1KG");
  BOOST_TEST(received.order.lines.at(0).packs == 2);
  BOOST_TEST(received.order.lines.at(0).unit_price.vnd == 45'000);
  BOOST_TEST(received.order.customer.address == "12 Hàng Bông, Cửa Nam");
  BOOST_TEST((received.order.confirm_by == parse_rfc3339("2026-11-22T06:30:00Z")));
  BOOST_TEST(std::get<Cursor>(step.outcomes[1]).next == "q1 a3");
  BOOST_TEST(std::get<Cursor>(step.outcomes[1]).more);
}

BOOST_AUTO_TEST_CASE(the_cursor_stays_where_it_is_until_every_order_was_read) {
  const auto step = answered(
      PollOrders{"q1 a0"},
      {ok(R"({"events":[{"type":"ORDER_CREATED_SUCCESSFULLY","payload":{"order_code":"1"}}],)"
          R"("ack_id":"a1"})"),
       {503, {}, ""}});

  BOOST_TEST((step.trouble == Trouble::unavailable));
  BOOST_TEST(step.outcomes.empty());
}

BOOST_AUTO_TEST_CASE(where_the_line_breaks_amid_a_page_what_was_read_is_not_read_again) {
  const auto page = ok(
      R"({"events":[{"id":"e1","type":"ORDER_CREATED_SUCCESSFULLY","payload":{"order_code":"1"}},)"
      R"({"id":"e2","type":"ORDER_CREATED_SUCCESSFULLY","payload":{"order_code":"2"}},)"
      R"({"id":"e3","type":"ORDER_STATUS_UPDATED","payload":{"order_code":"1"}}],)"
      R"("ack_id":"a3"})");
  const auto broken = answered(PollOrders{"q1 a0"}, {page, ok(order("queueing")), {503, {}, ""}});
  BOOST_REQUIRE(broken.outcomes.size() == 2U);
  const auto cursor = std::get<Cursor>(broken.outcomes[1]);
  BOOST_TEST(cursor.next == "q1 a0 e1,e3");
  BOOST_TEST(cursor.more);

  const auto step = answered(PollOrders{cursor.next}, {page, ok(order("queueing"))});

  BOOST_TEST(requests[3].body == R"({"ack_id":"a0"})");
  BOOST_TEST(requests[4].target == "/integration/v2/orders/2");
  BOOST_TEST(std::get<Cursor>(step.outcomes.at(1)).next == "q1 a3");
}

BOOST_AUTO_TEST_CASE(a_queue_that_is_gone_is_made_anew_and_orders_are_read_from_the_list) {
  const auto step = answered(PollOrders{"q1 a7  2026-11-20"},
                             {{404, {}, R"({"errors":["queue not found"]})"},
                              ok("[]"),
                              ok(R"({"code":"q2"})"),
                              ok("{}"),
                              {422, {}, R"({"errors":["subscription existed"]})"},
                              ok(R"({"data":[{"code":"745467462"}],"paging":{"last_page":2}})"),
                              ok(order("queueing"))});

  BOOST_TEST(requests[5].target ==
             "/integration/v2/orders?page=1&limit=20&updated_from_date=2026-11-19%2000%3A00%3A00");
  BOOST_TEST(requests[6].target == "/integration/v2/orders/745467462");
  BOOST_REQUIRE(step.outcomes.size() == 2U);
  BOOST_TEST(std::holds_alternative<Received>(step.outcomes[0]));
  const auto& cursor = std::get<Cursor>(step.outcomes[1]);
  BOOST_TEST(cursor.next == "q2   2026-11-20 2");
  BOOST_TEST(cursor.more);
}

BOOST_AUTO_TEST_CASE(after_the_last_page_of_the_list_the_queue_tells_again) {
  const auto listed =
      answered(PollOrders{"q2   2026-11-20 2"}, {ok(R"({"data":[],"paging":{"last_page":2}})")});
  BOOST_TEST(only<Cursor>(listed).next == "q2   2026-11-22");
  BOOST_TEST(only<Cursor>(listed).more);

  const auto pulled =
      answered(PollOrders{"q2   2026-11-22"}, {ok(R"({"events":[],"ack_id":"a0"})")});

  BOOST_TEST(requests[1].target == "/integration/v1/queues/q2/events/pull");
  BOOST_TEST(!only<Cursor>(pulled).more);
}

BOOST_AUTO_TEST_CASE(where_the_line_breaks_amid_the_list_what_was_read_is_not_read_again) {
  const auto list = ok(R"({"data":[{"code":"1"},{"code":"2"}],"paging":{"last_page":1}})");
  const auto broken =
      answered(PollOrders{"q2   2026-11-20 1"}, {list, ok(order("queueing")), {503, {}, ""}});
  BOOST_REQUIRE(broken.outcomes.size() == 2U);
  const auto cursor = std::get<Cursor>(broken.outcomes[1]);
  BOOST_TEST(cursor.next == "q2  1 2026-11-20 1");

  const auto step = answered(PollOrders{cursor.next}, {list, ok(order("queueing"))});

  BOOST_TEST(requests[4].target == "/integration/v2/orders/2");
  BOOST_TEST(std::get<Cursor>(step.outcomes.at(1)).next == "q2   2026-11-22");
}

BOOST_AUTO_TEST_CASE(after_days_away_a_queue_is_not_trusted_to_have_kept_everything) {
  answered(PollOrders{"q1 a7  2026-11-19"}, {ok(R"({"data":[],"paging":{"last_page":1}})")});
  answered(PollOrders{"q1 a7  2026-11-20"}, {ok(R"({"events":[],"ack_id":"a7"})")});

  BOOST_TEST(requests[0].path() == "/integration/v2/orders");
  BOOST_TEST(requests[1].path() == "/integration/v1/queues/q1/events/pull");
}

BOOST_AUTO_TEST_CASE(a_list_is_not_gone_through_from_further_back_than_a_month) {
  for (const auto* cursor : {"q1 a7   1", "q1 a7  2020-01-01"}) {
    answered(PollOrders{cursor}, {ok(R"({"data":[],"paging":{"last_page":1}})")});
  }

  for (const auto& request : requests) {
    BOOST_TEST(request.query("updated_from_date").value_or("") == "2026-10-22 00:00:00");
  }
}

BOOST_AUTO_TEST_CASE(a_queue_that_is_gone_as_soon_as_it_was_made_is_outside_the_contract) {
  const auto step = answered(PollOrders{}, {ok("[]"),
                                            ok(R"({"code":"q1"})"),
                                            ok("{}"),
                                            ok("{}"),
                                            {404, {}, R"({"errors":["queue not found"]})"}});

  BOOST_TEST((step.trouble == Trouble::broken));
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_is_told_with_who_and_why) {
  const auto pulled =
      ok(R"({"events":[{"type":"ORDER_STATUS_UPDATED","payload":{"order_code":"745467462"}}],)"
         R"("ack_id":"a1"})");
  const auto read = [&](const char* info) {
    const auto step = answered(PollOrders{"q1"}, {pulled, ok(order("canceled", info))});
    return std::get<OrderCancelled>(step.outcomes.at(0));
  };

  const auto by_customer =
      read(R"(,"cancel_info":{"reason_code":"customer_canceled","reason_text":"Đổi ý"})");
  const auto by_tiki = read(R"(,"cancel_info":{"reason_code":"tiki_canceled","comment":"Lỗi"})");

  BOOST_TEST((by_customer.by == Party::customer));
  BOOST_TEST(by_customer.why == "Đổi ý");
  BOOST_TEST((by_tiki.by == Party::channel));
  BOOST_TEST(by_tiki.why == "Lỗi");
}

BOOST_AUTO_TEST_CASE(what_waits_for_its_payment_is_no_order_yet) {
  const auto step = answered(
      PollOrders{"q1 a0"},
      {ok(R"({"events":[{"type":"ORDER_STATUS_UPDATED","payload":{"order_code":"745467462"}}],)"
          R"("ack_id":"a1"})"),
       ok(order("waiting_payment"))});

  BOOST_TEST(only<Cursor>(step).next == "q1 a1");
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
