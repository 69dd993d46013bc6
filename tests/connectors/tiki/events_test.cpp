#include "tests/connectors/tiki/exchanges.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::orders::Party;

BOOST_FIXTURE_TEST_SUITE(tiki_events_test, TikiExchanges)

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

BOOST_AUTO_TEST_SUITE_END()
