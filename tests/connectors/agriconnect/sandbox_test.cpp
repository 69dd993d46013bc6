#include "connectors/agriconnect/sandbox.h"

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::json::Document;
using catalog::json::Value;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr const char* rice =
    R"({"sku":"GAO","version":3,"title":"Gạo Bao Thai","category":"NS-GAO",)"
    R"("price_vnd":125000,"unit":"g","net":5000,"origin":"Phủ Thông"})";

struct Exchange {
  agriconnect::SandboxOptions options;
  ManualClock clock{*parse_rfc3339("2026-11-21T02:00:00Z")};
  std::unique_ptr<sandbox::Sandbox> agriconnect_;
  std::string token;

  Exchange() { open(); }

  void open() {
    agriconnect_ = agriconnect::make_sandbox(options);
    token = sign_in().root()["access_token"].text_or();
  }

  static Document read(const transport::Reply& reply) {
    auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(document, reply.body);
    return *std::move(document);
  }
  transport::Reply send(const std::string& path, const std::string& body,
                        const std::string& method = "POST") {
    return agriconnect_->handle({method,
                                 path,
                                 {{"Authorization", "Bearer " + token},
                                  {"Content-Type", "application/json; charset=utf-8"}},
                                 body},
                                clock.now());
  }
  Document call(const std::string& path, const std::string& body) { return read(send(path, body)); }
  Document sign_in() {
    return read(agriconnect_->handle(
        {"POST",
         "/oauth/token",
         {{"Content-Type", "application/x-www-form-urlencoded"}},
         "grant_type=client_credentials&client_id=thienan&client_secret=thienan-secret"},
        clock.now()));
  }
  Document offer(const std::string& items) {
    return call("/api/offers/batch", R"({"items":[)" + items + "]}");
  }
  Document price(const std::string& item) {
    return call("/api/offers/prices/batch", R"({"items":[)" + item + "]}");
  }
  Document stock(const std::string& item) {
    return call("/api/offers/stock/batch", R"({"items":[)" + item + "]}");
  }
  Document query(const std::string& sku) {
    return call("/api/offers/query", R"({"skus":[")" + sku + R"("]})");
  }
  Document pull() { return call("/api/orders/pull", R"({"max":20})"); }
  Document acknowledge(const std::string& receipt) {
    return call("/api/orders/ack", R"({"receipts":[")" + receipt + R"("]})");
  }
  int buy(const std::string& body) { return send("/_sandbox/orders", body).status; }
  void fail(const std::string& body) { BOOST_REQUIRE(send("/_sandbox/fail", body).status == 200); }
};

Value first(const Document& reply, std::string_view list) {
  const auto items = reply.root()[list].items();
  BOOST_REQUIRE(!items.empty());
  return items.front();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(agriconnect_sandbox_test, Exchange)

BOOST_AUTO_TEST_CASE(a_token_holds_until_its_time_is_over) {
  clock.advance(seconds{899});
  BOOST_TEST(send("/api/orders/pull", R"({"max":1})").status == 200);

  clock.advance(seconds{1});
  const auto late = send("/api/orders/pull", R"({"max":1})");

  BOOST_TEST(late.status == 401);
  BOOST_TEST(read(late).root()["code"].integer_or(0) == 4013);
}

BOOST_AUTO_TEST_CASE(a_wrong_secret_and_a_strange_token_are_401) {
  const auto wrong =
      agriconnect_->handle({"POST",
                            "/oauth/token",
                            {{"Content-Type", "application/x-www-form-urlencoded"}},
                            "grant_type=client_credentials&client_id=thienan&client_secret=no"},
                           clock.now());
  token = "strange";
  const auto strange = send("/api/orders/pull", R"({"max":1})");

  BOOST_TEST(wrong.status == 401);
  BOOST_TEST(read(wrong).root()["code"].integer_or(0) == 4011);
  BOOST_TEST(strange.status == 401);
  BOOST_TEST(read(strange).root()["code"].integer_or(0) == 4012);
}

BOOST_AUTO_TEST_CASE(one_bad_item_keeps_no_other_from_being_done) {
  const std::string tea =
      with(with(rice, "GAO", "CHE"), R"("origin")", R"("barcode":"8938505970011","origin")");

  const auto reply = offer(tea + "," + rice);

  const auto results = reply.root()["results"].items();
  BOOST_REQUIRE(results.size() == 2);
  BOOST_TEST(reply.root()["code"].integer_or(-1) == 0);
  BOOST_TEST(results[0]["code"].integer_or(0) == 3007);
  BOOST_TEST(results[0]["field"].text_or() == "barcode");
  BOOST_TEST(results[0]["message"].text_or() == "Mã vạch đã đăng ký cho nhà cung cấp khác");
  BOOST_TEST(results[1]["status"].text_or() == "ok");
  BOOST_TEST(results[1]["offer_id"].text_or() == "ACO-000001");
}

BOOST_AUTO_TEST_CASE(an_item_at_fault_is_told_by_code_and_field) {
  const struct {
    std::string item;
    int code;
    std::string field;
  } cases[] = {
      {R"({"version":1})", 3001, "sku"},
      {with(rice, R"("version":3)", R"("version":0)"), 3011, "version"},
      {with(rice, R"("net":5000,)", ""), 3001, "net"},
      {with(rice, "Gạo Bao Thai", std::string(151, 'a')), 3002, "title"},
      {with(rice, "NS-GAO", "NS-XE"), 3003, "category"},
      {with(rice, R"("unit")", R"("grade":"D","unit")"), 3005, "grade"},
      {with(rice, R"("unit":"g")", R"("unit":"kg")"), 3009, "unit"},
      {with(rice, "125000", "999"), 3004, "price_vnd"},
      {with(rice, R"("unit")", R"("barcode":"8938505970012","unit")"), 3008, "barcode"},
  };
  for (const auto& one : cases) {
    const auto reply = offer(one.item);
    const Value result = first(reply, "results");
    BOOST_TEST(result["code"].integer_or(0) == one.code, one.item);
    BOOST_TEST(result["field"].text_or() == one.field, one.item);
  }
  BOOST_TEST(!first(query("GAO"), "items")["found"].boolean_or(true));
}

BOOST_AUTO_TEST_CASE(the_same_version_again_is_ok_only_with_the_same_content) {
  offer(rice);

  BOOST_TEST(first(offer(rice), "results")["status"].text_or() == "ok");
  const auto changed = offer(with(rice, "Bao Thai", "Nếp"));
  BOOST_TEST(first(changed, "results")["status"].text_or() == "stale");
  BOOST_TEST(first(changed, "results")["current_version"].integer_or(0) == 3);
  const auto older = offer(with(rice, R"("version":3)", R"("version":2)"));
  BOOST_TEST(first(older, "results")["status"].text_or() == "stale");
}

BOOST_AUTO_TEST_CASE(content_price_and_stock_have_versions_of_their_own) {
  offer(rice);
  price(R"({"sku":"GAO","version":4,"price_vnd":130000})");
  stock(R"({"sku":"GAO","version":9,"quantity":40})");

  const auto late = stock(R"({"sku":"GAO","version":8,"quantity":44})");

  BOOST_TEST(first(late, "results")["current_version"].integer_or(0) == 9);
  const auto reply = query("GAO");
  const Value found = first(reply, "items");
  BOOST_TEST(found["content_version"].integer_or(0) == 3);
  BOOST_TEST(found["price_version"].integer_or(0) == 4);
  BOOST_TEST(found["price_vnd"].integer_or(0) == 130000);
  BOOST_TEST(found["quantity"].integer_or(0) == 40);
}

BOOST_AUTO_TEST_CASE(content_carries_the_price_along_unless_a_later_price_stands) {
  offer(rice);
  price(R"({"sku":"GAO","version":5,"price_vnd":130000})");

  offer(with(with(rice, R"("version":3)", R"("version":4)"), "125000", "150000"));
  BOOST_TEST(first(query("GAO"), "items")["price_vnd"].integer_or(0) == 130000);
  offer(with(with(rice, R"("version":3)", R"("version":6)"), "125000", "150000"));
  BOOST_TEST(first(query("GAO"), "items")["price_vnd"].integer_or(0) == 150000);
}

BOOST_AUTO_TEST_CASE(price_and_stock_of_an_unknown_offer_are_errors) {
  BOOST_TEST(
      first(price(R"({"sku":"X","version":1,"price_vnd":5000})"), "results")["code"].integer_or(
          0) == 3006);
  BOOST_TEST(first(stock(R"({"sku":"X","version":1,"quantity":5})"), "results")["code"].integer_or(
                 0) == 3006);
}

BOOST_AUTO_TEST_CASE(a_batch_over_the_shops_limit_does_nothing) {
  options.batch_max = 1;
  open();

  const auto reply = offer(std::string(rice) + "," + with(rice, "GAO", "GAO2"));

  BOOST_TEST(reply.root()["code"].integer_or(0) == 4130);
  BOOST_TEST(reply.root()["batch_max"].integer_or(0) == 1);
  BOOST_TEST(!first(query("GAO"), "items")["found"].boolean_or(true));
}

BOOST_AUTO_TEST_CASE(what_is_bought_is_not_deducted) {
  offer(rice);
  stock(R"({"sku":"GAO","version":1,"quantity":2})");

  BOOST_TEST(buy(R"({"lines":[{"sku":"GAO","quantity":2}]})") == 201);
  BOOST_TEST(buy(R"({"lines":[{"sku":"GAO","quantity":3}]})") == 409);
  BOOST_TEST(buy(R"({"lines":[{"sku":"GAO","quantity":3}],"force":true})") == 201);
  BOOST_TEST(first(query("GAO"), "items")["quantity"].integer_or(0) == 2);
}

BOOST_AUTO_TEST_CASE(an_order_not_acknowledged_in_fifteen_minutes_comes_again) {
  options.token_lifetime = minutes{60};
  open();
  buy(R"({"lines":[{"sku":"X","quantity":1}],"force":true})");

  const std::string old_receipt = first(pull(), "orders")["receipt"].text_or();
  BOOST_TEST(pull().root()["orders"].size() == 0);
  clock.advance(minutes{15});
  BOOST_TEST(first(acknowledge(old_receipt), "results")["status"].text_or() == "expired");
  const auto again = pull();
  const std::string receipt = first(again, "orders")["receipt"].text_or();

  BOOST_TEST(receipt != old_receipt);
  BOOST_TEST(first(again, "orders")["order_id"].text_or() == "AC26-000001");
  BOOST_TEST(first(acknowledge(receipt), "results")["status"].text_or() == "ok");
  BOOST_TEST(first(acknowledge(old_receipt), "results")["status"].text_or() == "ok");
  clock.advance(minutes{16});
  BOOST_TEST(pull().root()["orders"].size() == 0);
  BOOST_TEST(first(acknowledge("R7-1"), "results")["status"].text_or() == "unknown");
}

BOOST_AUTO_TEST_CASE(a_status_said_late_moves_nothing_back) {
  buy(R"({"lines":[{"sku":"X","quantity":1}],"force":true})");
  const std::string path = "/api/orders/AC26-000001/status";

  call(path, R"({"status":"shipped","carrier":"Vietnam Post","waybill":"EB123456785VN"})");
  const auto late = call(path, R"({"status":"confirmed"})");

  BOOST_TEST(late.root()["code"].integer_or(-1) == 0);
  BOOST_TEST(late.root()["status"].text_or() == "shipped");
  const auto unknown = call("/api/orders/AC26-000009/status", R"({"status":"confirmed"})");
  BOOST_TEST(unknown.root()["code"].integer_or(0) == 4041);
}

BOOST_AUTO_TEST_CASE(too_many_requests_are_429_with_nothing_in_it) {
  options.rate_burst = 2;
  options.rate_per_second = 1;
  open();  // signing in takes one

  pull();
  const auto refused = send("/api/orders/pull", R"({"max":1})");
  clock.advance(seconds{1});

  BOOST_TEST(refused.status == 429);
  BOOST_TEST(refused.body == "");
  BOOST_TEST(refused.headers.empty());
  BOOST_TEST(send("/api/orders/pull", R"({"max":1})").status == 200);
}

BOOST_AUTO_TEST_CASE(a_fault_after_the_effect_loses_only_the_reply) {
  fail(R"({"status":502,"count":1,"after_effect":true,"path":"/api/offers/batch"})");
  fail(R"({"code":5001,"path":"/api/offers/stock"})");

  BOOST_TEST(send("/api/offers/batch", R"({"items":[)" + std::string(rice) + "]}").status == 502);
  BOOST_TEST(first(query("GAO"), "items")["found"].boolean_or(false));
  const std::string item = R"({"sku":"GAO","version":1,"quantity":5})";
  BOOST_TEST(stock(item).root()["code"].integer_or(0) == 5001);
  BOOST_TEST(first(query("GAO"), "items")["quantity"].integer_or(-1) == 0);
  BOOST_TEST(stock(item).root()["code"].integer_or(-1) == 0);
}

BOOST_AUTO_TEST_CASE(a_shop_switched_off_is_refused_inside_200) {
  send("/_sandbox/shop", R"({"switched_off":true})");

  BOOST_TEST(pull().root()["code"].integer_or(0) == 4030);
}

BOOST_AUTO_TEST_CASE(what_the_contract_does_not_have_is_refused_inside_200) {
  BOOST_TEST(call("/api/nothing", "{}").root()["code"].integer_or(0) == 4040);
  BOOST_TEST(call("/api/offers/batch", "{").root()["code"].integer_or(0) == 4001);
  BOOST_TEST(call("/api/offers/batch", R"({"items":[]})").root()["code"].integer_or(0) == 4001);
  BOOST_TEST(call("/api/orders/pull", R"({"max":21})").root()["code"].integer_or(0) == 4001);
}

BOOST_AUTO_TEST_CASE(the_page_shows_titles_as_text) {
  offer(with(rice, "Gạo Bao Thai", "<b>Gạo</b>"));

  const auto page = send("/", "", "GET");

  BOOST_TEST(page.body.find("&lt;b&gt;Gạo") != std::string::npos);
  BOOST_TEST(page.body.find("<b>") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
