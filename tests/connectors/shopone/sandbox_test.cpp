#include "connectors/shopone/sandbox.h"

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/transport/signing.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::json::Document;

namespace {

constexpr const char* rice =
    R"({"version":3,"name":"Gạo Bao Thai","group":"GAO","price_vnd":45000,"unit":"g","net":1000})";

struct Till {
  shopone::SandboxOptions options;
  ManualClock clock{*parse_rfc3339("2026-11-22T02:10:00Z")};
  std::unique_ptr<sandbox::Sandbox> shop = shopone::make_sandbox(options);

  transport::Reply send(const std::string& method, const std::string& target,
                        const std::string& body = "") {
    return shop->handle({method,
                         target,
                         {{"X-Shopone-Shop", options.shop}, {"X-Shopone-Token", options.token}},
                         body},
                        clock.now());
  }
  static std::string field(const transport::Reply& reply, std::string_view name) {
    return transport::Request{"", "/?" + reply.body, {}, ""}.query(name).value_or("");
  }
  Document json(const transport::Reply& reply) {
    auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(document, reply.body);
    return *std::move(document);
  }
  void operate(const std::string& what, const std::string& body,
               const std::string& method = "POST") {
    const auto reply = shop->handle({method, "/_sandbox/" + what, {}, body}, clock.now());
    BOOST_REQUIRE_MESSAGE(reply.status < 300, reply.body);
  }
  void put_rice(std::int64_t level) {
    BOOST_REQUIRE(send("PUT", "/api/items/GAO", rice).status == 200);
    tell_level(1, level);
  }
  transport::Reply tell_level(int version, std::int64_t level, const std::string& counted_to = "") {
    return send("PUT", "/api/items/GAO/stock",
                R"({"version":)" + std::to_string(version) + R"(,"level":)" +
                    std::to_string(level) + R"(,"counted_to":")" + counted_to + R"("})");
  }
  void sell(int packs) {
    operate("sales", R"({"lines":[{"sku":"GAO","packs":)" + std::to_string(packs) + "}]}");
  }
  std::int64_t level() {
    const auto found = json(send("POST", "/api/items/find", R"({"skus":["GAO"]})"));
    return found.root()["items"].items().at(0)["level"].integer_or(-99);
  }
  Document sales(const std::string& since = "", int limit = 50) {
    return json(
        send("GET", "/api/sales?limit=" + std::to_string(limit) +
                        (since.empty() ? "" : "&since=" + transport::percent_encode(since))));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shopone_sandbox_test, Till)

BOOST_AUTO_TEST_CASE(a_wrong_token_is_told_in_a_form) {
  options.token = "other";

  const auto reply = send("GET", "/api/sales");

  BOOST_TEST(reply.status == 401);
  BOOST_TEST(field(reply, "error") == "BAD_TOKEN");
}

BOOST_AUTO_TEST_CASE(an_item_put_twice_is_one_and_an_older_version_is_stale) {
  put_rice(5);
  const auto again = send("PUT", "/api/items/GAO", rice);
  const auto older = send("PUT", "/api/items/GAO",
                          R"({"version":2,"name":"Gạo cũ","group":"GAO","price_vnd":1000,)"
                          R"("unit":"g","net":1000})");

  BOOST_TEST(field(again, "item_id") == "IT1001");
  BOOST_TEST(older.status == 409);
  BOOST_TEST(field(older, "version") == "3");
}

BOOST_AUTO_TEST_CASE(an_item_that_is_not_as_it_must_be_is_refused_by_field) {
  const auto no_group =
      send("PUT", "/api/items/GAO",
           R"({"version":1,"name":"Gạo","group":"X","price_vnd":45000,"unit":"g","net":1})");
  const auto too_long = send("PUT", "/api/items/GAO",
                             R"({"version":1,"name":")" + std::string(81, 'a') +
                                 R"(","group":"GAO","price_vnd":45000,"unit":"g","net":1})");

  BOOST_TEST(field(no_group, "error") == "NO_SUCH_GROUP");
  BOOST_TEST(field(too_long, "error") == "FIELD_TOO_LONG");
  BOOST_TEST(field(too_long, "field") == "name");
}

BOOST_AUTO_TEST_CASE(the_counter_takes_off_the_level_at_once) {
  put_rice(5);

  sell(2);

  BOOST_TEST(level() == 3);
}

BOOST_AUTO_TEST_CASE(a_level_told_without_counting_a_sale_has_it_taken_off_again) {
  put_rice(5);
  sell(2);
  const std::string counted = sales().root()["next"].text_or();
  sell(1);

  tell_level(2, 20, counted);

  BOOST_TEST(level() == 19);
}

BOOST_AUTO_TEST_CASE(an_older_level_never_overtakes_a_newer_one) {
  put_rice(5);
  tell_level(4, 9);

  const auto late = tell_level(3, 50);

  BOOST_TEST(field(late, "error") == "STALE");
  BOOST_TEST(level() == 9);
}

BOOST_AUTO_TEST_CASE(a_page_is_short_where_a_sale_was_changed_later_and_the_end_is_told) {
  put_rice(9);
  sell(1);
  sell(1);
  operate("refund", R"({"sale_id":"HD100001","sku":"GAO","packs":1,"reason":"đổi ý"})");

  const auto first = sales("", 2);
  const auto second = sales(first.root()["next"].text_or(), 2);

  BOOST_TEST(first.root()["sales"].size() == 1U);
  BOOST_TEST(first.root()["more"].boolean_or(false));
  BOOST_REQUIRE(second.root()["sales"].size() == 1U);
  BOOST_TEST(second.root()["sales"].items()[0]["refunds"].size() == 1U);
  BOOST_TEST(!second.root()["more"].boolean_or(true));
}

BOOST_AUTO_TEST_CASE(goods_brought_back_are_behind_the_counter_again_unless_spoiled) {
  put_rice(9);
  sell(4);

  operate("refund", R"({"sale_id":"HD100001","sku":"GAO","packs":1})");
  operate("refund", R"({"sale_id":"HD100001","sku":"GAO","packs":2,"resellable":false})");

  BOOST_TEST(level() == 6);
}

BOOST_AUTO_TEST_CASE(both_forms_of_a_time_are_written) {
  put_rice(9);
  sell(1);
  sell(1);

  const auto page = sales();

  BOOST_TEST(page.root()["sales"].items().at(0)["sold_at"].text_or() == "22/11/2026 09:10:00");
  BOOST_TEST(page.root()["sales"].items().at(1)["sold_at"].text_or() ==
             "2026-11-22T02:10:00.000000Z");
}

BOOST_AUTO_TEST_CASE(the_quota_is_counted_by_the_hour) {
  operate("shop", R"({"calls_an_hour":2})");
  BOOST_TEST(send("GET", "/api/sales").status == 200);
  BOOST_TEST(send("GET", "/api/sales").status == 200);

  const auto refused = send("GET", "/api/sales");
  clock.advance(std::chrono::minutes{50});

  BOOST_TEST(refused.status == 429);
  BOOST_TEST(field(refused, "reset_at") == "2026-11-22T03:00:00.000000Z");
  BOOST_TEST(send("GET", "/api/sales").status == 200);
}

BOOST_AUTO_TEST_CASE(a_webhook_is_signed_and_repeated_until_it_is_taken) {
  operate("webhook", R"({"url":"http://127.0.0.1:1/w"})", "PUT");
  put_rice(9);
  sell(1);

  const auto sent = shop->due(clock.now());
  BOOST_REQUIRE(sent.size() == 1U);
  const auto& request = sent[0].request;
  const std::string stamp(*transport::find(request.headers, "X-Shopone-Timestamp"));
  BOOST_TEST(*transport::find(request.headers, "X-Shopone-Signature") ==
             "sha256=" + transport::hex(transport::hmac_sha256(options.webhook_secret,
                                                               stamp + "." + request.body)));
  BOOST_TEST(shop->due(clock.now()).empty());
  clock.advance(std::chrono::minutes{1});
  const auto again = shop->due(clock.now());
  BOOST_REQUIRE(again.size() == 1U);
  shop->answered(again[0], 204);
  BOOST_TEST(!shop->next_due().has_value());
}

BOOST_AUTO_TEST_CASE(the_page_shows_names_as_text) {
  send("PUT", "/api/items/GAO",
       R"({"version":1,"name":"<b>Gạo</b>","group":"GAO","price_vnd":45000,"unit":"g","net":1})");

  const auto page = shop->handle({"GET", "/", {}, ""}, clock.now());

  BOOST_TEST(page.body.find("&lt;b&gt;Gạo") != std::string::npos);
  BOOST_TEST(page.body.find("<b>") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
