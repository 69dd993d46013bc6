#include "connectors/tiki/sandbox.h"

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::json::Document;
using std::chrono::minutes;

namespace {

std::string rice(std::string_view description = "Gạo một vụ.") {
  return R"({"category_id":900001,"name":"Gạo Bao Thai","description":")" +
         std::string(description) +
         R"(","market_price":45000,"attributes":{},"option_attributes":[],"variants":[)"
         R"({"sku":"GAO-1KG","price":45000,"inventory_type":"backorder"}]})";
}

struct Shop {
  tiki::SandboxOptions options{.rate_burst = 0};
  ManualClock clock{*parse_rfc3339("2026-11-22T02:00:00Z")};
  std::unique_ptr<sandbox::Sandbox> tiki_ = tiki::make_sandbox(options);
  std::string token = sign_in();

  static Document json(const transport::Reply& reply) {
    auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(document, reply.body);
    return *std::move(document);
  }
  std::string sign_in() {
    // base64 of 7590139168389961:tiki-secret
    const auto reply =
        tiki_->handle({"POST",
                       "/sc/oauth2/token",
                       {{"Authorization", "Basic NzU5MDEzOTE2ODM4OTk2MTp0aWtpLXNlY3JldA=="}},
                       "grant_type=client_credentials"},
                      clock.now());
    return json(reply).root()["access_token"].text_or();
  }
  transport::Reply send(const std::string& method, const std::string& target,
                        const std::string& body = "") {
    return tiki_->handle({method, target, {{"Authorization", "Bearer " + token}}, body},
                         clock.now());
  }
  Document call(const std::string& method, const std::string& target,
                const std::string& body = "") {
    return json(send(method, target, body));
  }
  Document operate(const std::string& what, const std::string& body) {
    const auto reply = tiki_->handle({"POST", "/_sandbox/" + what, {}, body}, clock.now());
    BOOST_REQUIRE_MESSAGE(reply.status < 300, reply.body);
    return json(reply);
  }
  std::string request(std::string_view description = "Gạo một vụ.") {
    return call("POST", "/integration/v2.1/requests", rice(description))
        .root()["track_id"]
        .text_or();
  }
  std::string state(const std::string& track_id) {
    return call("GET", "/integration/v2/tracking/" + track_id).root()["state"].text_or();
  }
  void put_rice(int packs) {
    request();
    clock.advance(minutes{6});
    call("PUT", "/integration/v2/products/updateSku",
         R"({"original_sku":"GAO-1KG","active":1,"warehouse_quantities":[)"
         R"({"warehouse_id":1034,"qty_available":)" +
             std::to_string(packs) + "}]}");
  }
  std::string buy(int packs) {
    return operate("orders",
                   R"({"lines":[{"sku":"GAO-1KG","packs":)" + std::to_string(packs) + "}]}")
        .root()["code"]
        .text_or();
  }
  std::int64_t shown() {
    const auto reply = tiki_->handle({"GET", "/_sandbox/listings", {}, ""}, clock.now());
    return json(reply).root()["listings"].items().at(0)["shown"].integer_or(-1);
  }
  std::string queue() {
    const std::string code =
        call("POST", "/integration/v1/queues", R"({"name":"ganh"})").root()["code"].text_or();
    for (const auto* type : {"ORDER_CREATED_SUCCESSFULLY", "ORDER_STATUS_UPDATED"}) {
      call("POST", "/integration/v1/queues/" + code + "/subscriptions",
           R"({"event_type":")" + std::string(type) + R"("})");
    }
    return code;
  }
  Document pull(const std::string& queue, const std::string& ack_id = "") {
    return call("POST", "/integration/v1/queues/" + queue + "/events/pull",
                ack_id.empty() ? R"({"ack_id":null})" : R"({"ack_id":")" + ack_id + R"("})");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tiki_sandbox_test, Shop)

BOOST_AUTO_TEST_CASE(a_token_ends_and_a_wrong_one_is_403) {
  clock.advance(std::chrono::hours{1});

  BOOST_TEST(send("GET", "/integration/v1/queues").status == 403);
  token = sign_in();
  BOOST_TEST(send("GET", "/integration/v1/queues").status == 200);
}

BOOST_AUTO_TEST_CASE(a_request_goes_its_way_and_each_call_has_a_spelling_of_its_own) {
  const std::string track = request();
  BOOST_TEST(state(track) == "queuing");
  clock.advance(minutes{3});
  BOOST_TEST(state(track) == "md_waiting_approve");
  const auto listed = call("GET", "/integration/v2/requests?include=products");
  BOOST_TEST(listed.root()["data"].items().at(0)["state"].text_or() == "md_awaiting_approve");
  clock.advance(minutes{3});

  BOOST_TEST(state(track) == "approved");
  BOOST_TEST(shown() == 0);
}

BOOST_AUTO_TEST_CASE(a_promise_of_healing_is_rejected_with_a_reason) {
  const std::string track = request("Gạo chữa khỏi mọi bệnh.");
  clock.advance(minutes{6});

  BOOST_TEST(state(track) == "rejected");
  const auto told = call("GET", "/integration/v2/tracking/" + track);
  BOOST_TEST(told.root()["reason"].text_or().find("chữa khỏi") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_second_request_of_one_sku_is_rejected_when_the_first_was_approved) {
  request();
  const std::string second = request();
  clock.advance(minutes{6});

  BOOST_TEST(state(second) == "rejected");
}

BOOST_AUTO_TEST_CASE(a_request_that_is_not_as_it_must_be_is_refused_with_messages) {
  const auto reply = send("POST", "/integration/v2.1/requests",
                          R"({"category_id":900001,"name":"","variants":[{"sku":"A","price":0}]})");

  BOOST_TEST(reply.status == 422);
  BOOST_TEST(json(reply).root()["errors"].size() >= 2U);
}

BOOST_AUTO_TEST_CASE(what_is_approved_can_be_bought_once_it_is_switched_on) {
  put_rice(5);

  BOOST_TEST(shown() == 5);
  buy(2);
  BOOST_TEST(shown() == 3);
}

BOOST_AUTO_TEST_CASE(a_price_out_of_range_is_refused) {
  put_rice(5);

  const auto reply =
      send("PUT", "/integration/v2/products/updateSku", R"({"original_sku":"GAO-1KG","price":1})");

  BOOST_TEST(reply.status == 422);
}

BOOST_AUTO_TEST_CASE(text_changes_by_a_request_of_its_own) {
  put_rice(5);
  const auto found = call("GET", "/integration/v2/products/findBy?original_sku=GAO-1KG");
  const auto id = found.root()["data"].items().at(0)["product_id"].integer_or(0);

  call("POST", "/integration/v2/requests/updateProductInfo",
       R"({"product_id":)" + std::to_string(id) +
           R"(,"name":"Gạo mới","attributes":{"description":"Vụ mùa."}})");
  clock.advance(minutes{6});

  const auto after = call("GET", "/integration/v2/products/findBy?original_sku=GAO-1KG");
  BOOST_REQUIRE(after.root()["data"].size() == 1U);
  BOOST_TEST(after.root()["data"].items()[0]["name"].text_or() == "Gạo mới");
}

BOOST_AUTO_TEST_CASE(events_come_again_until_a_later_pull_acknowledges_them) {
  put_rice(5);
  const std::string code = queue();
  buy(1);

  const auto first = pull(code);
  BOOST_TEST(first.root()["events"].size() == 1U);
  BOOST_TEST(pull(code).root()["events"].size() == 1U);
  const auto after = pull(code, first.root()["ack_id"].text_or());

  BOOST_TEST(after.root()["events"].size() == 0U);
}

BOOST_AUTO_TEST_CASE(events_may_come_in_another_order) {
  put_rice(5);
  const std::string code = queue();
  const std::string bought = buy(1);
  operate("cancel", R"({"code":")" + bought + R"("})");
  operate("shop", R"({"newest_first":true})");

  const auto pulled = pull(code);

  BOOST_REQUIRE(pulled.root()["events"].size() == 2U);
  BOOST_TEST(pulled.root()["events"].items()[0]["type"].text_or() == "ORDER_STATUS_UPDATED");
}

BOOST_AUTO_TEST_CASE(a_queue_that_was_dropped_is_not_found_and_its_events_are_gone) {
  put_rice(5);
  const std::string before = queue();
  buy(1);
  operate("shop", R"({"drop_queue":true})");

  const auto reply = send("POST", "/integration/v1/queues/" + before + "/events/pull", "{}");
  const auto pulled = pull(queue());

  BOOST_TEST(reply.status == 404);
  BOOST_TEST(pulled.root()["events"].size() == 0U);
}

BOOST_AUTO_TEST_CASE(orders_are_listed_newest_first_from_the_time_they_changed) {
  put_rice(9);
  buy(1);
  const std::string changed = buy(1);
  clock.advance(std::chrono::hours{48});
  token = sign_in();
  operate("cancel", R"({"code":")" + changed + R"("})");
  const std::string newest = buy(1);

  const auto since = call("GET",
                          "/integration/v2/orders?page=1&limit=20"
                          "&updated_from_date=2026-11-23%2000%3A00%3A00");
  const auto second = call("GET", "/integration/v2/orders?page=2&limit=2");

  BOOST_REQUIRE(since.root()["data"].size() == 2U);
  BOOST_TEST(since.root()["data"].items()[0]["code"].text_or() == newest);
  BOOST_TEST(since.root()["data"].items()[1]["code"].text_or() == changed);
  BOOST_TEST(second.root()["data"].size() == 1U);
  BOOST_TEST(second.root()["paging"]["last_page"].integer_or(0) == 2);
}

BOOST_AUTO_TEST_CASE(an_order_writes_its_amounts_as_decimals) {
  put_rice(5);
  const std::string bought = buy(2);

  const auto reply = send("GET", "/integration/v2/orders/" + bought);

  BOOST_TEST(reply.body.find(R"("price":45000.00,)") != std::string::npos);
  BOOST_TEST(reply.body.find(R"("row_total":90000.00)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_order_is_confirmed_by_its_items_and_a_warehouse) {
  put_rice(5);
  const std::string bought = buy(2);
  const std::string target = "/integration/v2/orders/" + bought + "/confirm-available";

  const auto wrong =
      send("POST", target, R"({"available_item_ids":[1],"seller_inventory_id":1034})");
  const auto right =
      send("POST", target, R"({"available_item_ids":[156453540],"seller_inventory_id":1034})");

  BOOST_TEST(wrong.status == 422);
  BOOST_TEST(right.status == 200);
}

BOOST_AUTO_TEST_CASE(a_paused_shop_answers_200_with_a_message) {
  operate("shop", R"({"is_paused":true})");

  const auto reply = send("GET", "/integration/v1/queues");

  BOOST_TEST(reply.status == 200);
  BOOST_TEST(json(reply).root()["integration_status"].present());
}

BOOST_AUTO_TEST_CASE(too_many_calls_are_told_how_long_to_wait) {
  options.rate_burst = 2;
  tiki_ = tiki::make_sandbox(options);
  token = sign_in();
  send("GET", "/integration/v1/queues");

  const auto reply = send("GET", "/integration/v1/queues");

  BOOST_TEST(reply.status == 429);
  BOOST_TEST(*transport::find(reply.headers, "Retry-After") == "1");
}

BOOST_AUTO_TEST_CASE(the_page_shows_names_as_text) {
  call("POST", "/integration/v2.1/requests",
       R"({"category_id":900001,"name":"<b>Gạo</b>","description":"x","variants":[)"
       R"({"sku":"A\"B","price":45000}]})");
  clock.advance(minutes{6});

  const auto page = tiki_->handle({"GET", "/", {}, ""}, clock.now());

  BOOST_TEST(page.body.find("&lt;b&gt;Gạo") != std::string::npos);
  BOOST_TEST(page.body.find("<b>") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
