#include "connectors/postmart/sandbox.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/transport/signing.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::json::Document;

namespace {

struct Answer {
  transport::Reply http;
  Document body;

  int status() const { return http.status; }
  catalog::json::Value operator[](std::string_view key) const { return body.root()[key]; }
  std::string code() const { return body.root()["error"]["code"].text_or(); }
  std::string field() const { return body.root()["error"]["field"].text_or(); }
};

struct Fixture {
  ManualClock clock{*parse_rfc3339("2026-11-21T02:00:00Z")};
  postmart::SandboxOptions options;
  std::unique_ptr<sandbox::Sandbox> market = postmart::make_sandbox(options);

  void begin_anew() { market = postmart::make_sandbox(options); }

  static Answer read(transport::Reply reply) {
    auto body = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(body.has_value(), reply.body);
    return {std::move(reply), std::move(*body)};
  }

  transport::Request sign(std::string method, std::string target, std::string body = "") const {
    const std::string stamp = std::to_string(to_us(clock.now()) / 1'000'000);
    const std::string to_sign =
        method + "\n" + target + "\n" + stamp + "\n" + transport::hex(transport::sha256(body));
    const auto signature = transport::hex(transport::hmac_sha256(options.secret, to_sign));
    return {std::move(method),
            std::move(target),
            {{"X-Postmart-Key", options.key},
             {"X-Postmart-Timestamp", stamp},
             {"X-Postmart-Signature", signature}},
            std::move(body)};
  }

  Answer send(const transport::Request& request) {
    return read(market->handle(request, clock.now()));
  }
  Answer call(std::string method, std::string target, std::string body = "") {
    return send(sign(std::move(method), std::move(target), std::move(body)));
  }
  Answer operate(std::string method, std::string what, std::string body = "") {
    return send({std::move(method), "/_sandbox/" + what, {}, std::move(body)});
  }

  static std::string listing(std::string_view ref, std::string_view more = "",
                             std::string_view description = "Gạo dẻo, thơm nhẹ.") {
    return fmt::format(R"({{"ref":"{}","revision":3,"title":"Gạo Bao Thai","description":"{}",)"
                       R"("category_id":"grain.rice","price_vnd":125000,"unit":"g","net":5000,)"
                       R"("origin":"Phủ Thông"{}}})",
                       ref, description, more);
  }
  Answer ask(std::string_view ref, std::string_view description = "Gạo dẻo.") {
    return call("POST", "/v1/listing-requests", listing(ref, "", description));
  }
  // A listing on show, with its revision 3 and `packs` told at stock revision 1.
  std::string put_on_show(std::string_view ref, int packs) {
    ask(ref);
    clock.advance(std::chrono::minutes{5});
    const auto found = call("GET", fmt::format("/v1/listings?ref={}", ref));
    BOOST_REQUIRE(found["listings"].size() >= 1);
    auto id = found["listings"].items()[0]["listing_id"].text_or();
    tell(id, packs, 0, 1);
    return id;
  }
  Answer tell(const std::string& id, int packs, int as_of, int revision) {
    return call("PUT", "/v1/listings/" + id + "/stock",
                fmt::format(R"({{"packs":{},"as_of_order_seq":{},"revision":{}}})", packs, as_of,
                            revision));
  }
  Answer buy(std::string_view ref, int packs, bool force = false) {
    return operate("POST", "orders",
                   fmt::format(R"({{"lines":[{{"ref":"{}","packs":{}}}],"force":{},)"
                               R"("customer":{{"name":"Lan","phone":"09","address":"Hà Nội"}}}})",
                               ref, packs, force));
  }
  std::int64_t shown(std::string_view ref) {
    const auto found = call("GET", fmt::format("/v1/listings?ref={}", ref));
    BOOST_REQUIRE(found["listings"].size() >= 1);
    return found["listings"].items()[0]["shown_packs"].integer_or(-1);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(postmart_sandbox_test, Fixture)

BOOST_AUTO_TEST_CASE(the_contracts_worked_example_of_a_signature_holds) {
  options.secret = "postmart-secret-4f1c";
  begin_anew();
  const transport::Request request{
      "GET",
      "/v1/orders?after_seq=0&limit=50",
      {{"x-postmart-key", options.key},
       {"x-postmart-timestamp", "1795226400"},
       {"x-postmart-signature",
        "751d629b484f90402554906223cdf04533ecc1cbdf345a53b943e8a759bfc9af"}},
      ""};

  BOOST_TEST(send(request).status() == 200);
}

BOOST_AUTO_TEST_CASE(a_call_that_is_not_signed_as_it_stands_is_refused) {
  auto tampered = sign("GET", "/v1/orders?after_seq=0");
  tampered.target = "/v1/orders?after_seq=1";
  const auto late = sign("GET", "/v1/orders");
  auto stranger = sign("GET", "/v1/orders");
  stranger.headers[0].second = "somebody";

  BOOST_TEST(send(tampered).code() == "SIGNATURE_INVALID");
  BOOST_TEST(send(stranger).code() == "KEY_UNKNOWN");
  clock.advance(std::chrono::seconds{301});
  const auto refused = send(late);
  BOOST_TEST(refused.status() == 401);
  BOOST_TEST(refused.code() == "TIMESTAMP_OUT_OF_RANGE");
}

BOOST_AUTO_TEST_CASE(a_request_is_queued_then_reviewed_then_approved) {
  const auto asked = ask("GAO");
  BOOST_REQUIRE(asked.status() == 202);
  const std::string target = "/v1/listing-requests?ids=R0," + asked["request_id"].text_or();
  const auto state = [&] {
    const auto states = call("GET", target);
    BOOST_REQUIRE(states["requests"].size() == 1);
    BOOST_TEST(states["unknown"].items().at(0).text_or() == "R0");
    return states["requests"].items()[0]["state"].text_or();
  };

  BOOST_TEST(state() == "queued");
  clock.advance(std::chrono::minutes{2});
  BOOST_TEST(state() == "reviewing");
  clock.advance(std::chrono::minutes{3});
  BOOST_TEST(state() == "approved");
}

BOOST_AUTO_TEST_CASE(a_claim_of_healing_is_rejected_whatever_its_case) {
  ask("NGHE", "Tinh bột nghệ ĐIỀU TRỊ dạ dày.");
  clock.advance(std::chrono::minutes{5});

  const auto found = call("GET", "/v1/listings?ref=NGHE");

  BOOST_TEST(found["listings"].size() == 0);
  BOOST_REQUIRE(found["requests"].size() == 1);
  const auto request = found["requests"].items()[0];
  BOOST_TEST(request["state"].text_or() == "rejected");
  BOOST_TEST(request["reason_code"].text_or() == "MEDICAL_CLAIM");
  BOOST_TEST(request["reason"].text_or().find("điều trị") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(asking_twice_makes_two_listings) {
  ask("GAO");
  ask("GAO");
  clock.advance(std::chrono::minutes{5});

  BOOST_TEST(call("GET", "/v1/listings?ref=GAO")["listings"].size() == 2);
  BOOST_TEST(operate("GET", "listings")["listings"].size() == 2);
}

BOOST_AUTO_TEST_CASE(the_first_field_at_fault_is_named) {
  const auto refusal = [&](std::string body) {
    const auto answer = call("POST", "/v1/listing-requests", std::move(body));
    BOOST_TEST(answer.status() == 422);
    return answer.code() + " " + answer.field();
  };
  std::string long_title = listing("GAO");
  std::string words;
  for (int n = 0; n < 121; ++n) words += "ạ";
  long_title.replace(long_title.find("Gạo Bao Thai"), std::string("Gạo Bao Thai").size(), words);
  std::string foreign = listing("GAO");
  foreign.replace(foreign.find("grain.rice"), 10, "craft.wood");

  BOOST_TEST(refusal(long_title) == "TOO_LONG title");
  BOOST_TEST(refusal(foreign) == "UNKNOWN_CATEGORY category_id");
  BOOST_TEST(refusal(listing("")) == "REQUIRED ref");
  BOOST_TEST(refusal(listing("GAO", R"(,"barcode":"12")")) == "BAD_BARCODE barcode");
  BOOST_TEST(refusal(listing("GAO", R"(,"colour":"red")")) == "UNKNOWN_FIELD colour");
  BOOST_TEST(call("POST", "/v1/listing-requests", "[]").code() == "BAD_JSON");
}

BOOST_AUTO_TEST_CASE(a_revision_that_is_not_greater_changes_nothing) {
  const std::string id = put_on_show("GAO", 5);

  const auto again = tell(id, 9, 0, 1);
  const auto price =
      call("PUT", "/v1/listings/" + id + "/price", R"({"price_vnd":130000,"revision":4})");

  BOOST_TEST(again.status() == 409);
  BOOST_TEST(again["current_revision"].integer_or(0) == 1);
  BOOST_TEST(shown("GAO") == 5);
  BOOST_TEST(price.status() == 200);  // revisions of price and stock are kept apart
}

BOOST_AUTO_TEST_CASE(content_is_replaced_without_its_price_and_without_claims) {
  const std::string target = "/v1/listings/" + put_on_show("GAO", 5);
  const auto content = [](int revision, std::string_view description) {
    return fmt::format(R"({{"revision":{},"title":"Gạo mới","description":"{}",)"
                       R"("category_id":"grain.rice","unit":"g","net":5000,"origin":""}})",
                       revision, description);
  };

  BOOST_TEST(call("PUT", target, listing("GAO")).code() == "UNKNOWN_FIELD");
  BOOST_TEST(call("PUT", target, content(4, "Chữa khỏi bệnh.")).code() == "MEDICAL_CLAIM");
  BOOST_TEST(call("PUT", target, content(3, "Dẻo.")).code() == "STALE_REVISION");
  BOOST_TEST(call("PUT", target, content(4, "Dẻo.")).status() == 200);
  const auto found = call("GET", "/v1/listings?ref=GAO");
  BOOST_TEST(found["listings"].items().at(0)["title"].text_or() == "Gạo mới");
  BOOST_TEST(found["listings"].items().at(0)["price_vnd"].integer_or(0) == 125000);
}

BOOST_AUTO_TEST_CASE(a_price_stands_still_during_a_promotion) {
  const std::string target = "/v1/listings/" + put_on_show("GAO", 5) + "/price";
  const std::string price = R"({"price_vnd":99000,"revision":4})";
  operate("POST", "lock", R"({"ref":"GAO","until":"2026-11-21T03:00:00Z"})");

  const auto locked = call("PUT", target, price);
  clock.advance(std::chrono::hours{1});

  BOOST_TEST(locked.status() == 423);
  BOOST_TEST(locked["locked_until"].text_or() == "2026-11-21T03:00:00.000000Z");
  BOOST_TEST(call("PUT", target, price).status() == 200);
}

BOOST_AUTO_TEST_CASE(what_is_shown_is_what_was_told_less_the_orders_not_counted_in_it) {
  const std::string id = put_on_show("GAO", 10);
  buy("GAO", 3);
  buy("GAO", 4);
  BOOST_TEST(shown("GAO") == 3);

  BOOST_TEST(tell(id, 7, 1, 2)["shown_packs"].integer_or(-1) == 3);  // has counted order 1
  call("POST", "/v1/orders/PM00000002/cancel", R"({"reason_code":"OUT_OF_STOCK"})");
  BOOST_TEST(shown("GAO") == 7);
}

BOOST_AUTO_TEST_CASE(nobody_buys_beyond_what_is_shown_unless_two_buy_in_the_same_second) {
  put_on_show("GAO", 2);

  BOOST_TEST(buy("GAO", 3).code() == "NOT_ENOUGH");
  BOOST_TEST(buy("GAO", 2).status() == 201);
  BOOST_TEST(buy("GAO", 2, true).status() == 201);
  BOOST_TEST(shown("GAO") == 0);
}

BOOST_AUTO_TEST_CASE(orders_are_paged_by_their_number) {
  put_on_show("GAO", 100);
  for (int n = 0; n < 3; ++n) buy("GAO", 1);

  const auto first = call("GET", "/v1/orders?after_seq=0&limit=2");
  const auto rest = call("GET", "/v1/orders?after_seq=2&limit=2");
  const auto none = call("GET", "/v1/orders?after_seq=3");

  BOOST_TEST(first["orders"].size() == 2);
  BOOST_TEST(first["more"].boolean_or(false));
  BOOST_TEST(rest["orders"].items().at(0)["seq"].integer_or(0) == 3);
  BOOST_TEST(!rest["more"].boolean_or(true));
  BOOST_TEST(none["next_after_seq"].integer_or(0) == 3);
  BOOST_TEST(none["orders"].size() == 0);
}

BOOST_AUTO_TEST_CASE(an_order_goes_from_new_to_confirmed_to_shipped_and_repeats_change_nothing) {
  put_on_show("GAO", 10);
  buy("GAO", 1);
  const std::string order = "/v1/orders/PM00000001/";
  const std::string parcel = R"({"carrier":"Vietnam Post","tracking_number":"EB1VN"})";

  BOOST_TEST(call("POST", order + "ship", parcel).code() == "NOT_CONFIRMED");
  BOOST_TEST(call("POST", order + "confirm")["status"].text_or() == "confirmed");
  BOOST_TEST(call("POST", order + "confirm", "{}").status() == 200);
  BOOST_TEST(call("POST", order + "ship", parcel).status() == 200);
  BOOST_TEST(call("POST", order + "ship", parcel)["tracking_number"].text_or() == "EB1VN");
  const std::string other = R"({"carrier":"Vietnam Post","tracking_number":"EB2VN"})";
  BOOST_TEST(call("POST", order + "ship", other).code() == "ALREADY_SHIPPED");
  BOOST_TEST(call("POST", order + "cancel", R"({"reason_code":"OUT_OF_STOCK"})").code() ==
             "ALREADY_SHIPPED");
}

BOOST_AUTO_TEST_CASE(a_full_bucket_says_when_to_come_again) {
  options.bucket_calls_max = 2;
  options.bucket_leak_per_second = 1;
  begin_anew();
  for (int n = 0; n < 2; ++n) BOOST_TEST(call("GET", "/v1/orders").status() == 200);

  const auto refused = call("GET", "/v1/orders");
  clock.advance(std::chrono::seconds{1});

  BOOST_TEST(refused.status() == 429);
  BOOST_TEST(transport::find(refused.http.headers, "Retry-After").value_or("") == "1");
  BOOST_TEST(call("GET", "/v1/orders").status() == 200);
}

BOOST_AUTO_TEST_CASE(a_webhook_is_signed_and_repeated_until_it_is_taken_in) {
  options.webhook_url = "http://127.0.0.1:1/hooks/postmart?c=1";
  begin_anew();
  put_on_show("GAO", 10);
  buy("GAO", 1);

  const auto sent = market->due(clock.now());
  BOOST_REQUIRE(sent.size() == 1);
  BOOST_TEST(sent[0].request.target == "/hooks/postmart?c=1");
  const auto header = [&](const char* name) {
    return std::string(transport::find(sent[0].request.headers, name).value_or(""));
  };
  BOOST_TEST(transport::verify_webhook(
                 options.webhook_secret,
                 {header("webhook-id"), header("webhook-timestamp"), header("webhook-signature")},
                 clock.now(), sent[0].request.body)
                 .has_value());

  BOOST_TEST(market->due(clock.now()).empty());
  clock.advance(std::chrono::seconds{30});
  const auto repeated = market->due(clock.now());
  BOOST_REQUIRE(repeated.size() == 1);
  market->answered(repeated[0], 204);
  BOOST_TEST(!market->next_due().has_value());
}

BOOST_AUTO_TEST_CASE(an_unanswered_webhook_is_given_up_after_five_attempts) {
  options.webhook_url = "http://127.0.0.1:1/";
  options.webhook_deliveries = 2;
  begin_anew();
  put_on_show("GAO", 10);
  buy("GAO", 1);

  std::size_t sent = 0;
  while (const auto next = market->next_due()) {
    clock.advance(std::max(Duration{0}, *next - clock.now()));
    sent += market->due(clock.now()).size();
  }

  BOOST_TEST(sent == 10u);
}

BOOST_AUTO_TEST_CASE(a_lost_reply_leaves_the_call_in_effect) {
  operate("POST", "fail", R"({"status":500,"count":1,"drop_reply":true,"method":"POST"})");

  BOOST_TEST(ask("GAO").status() == 500);
  BOOST_TEST(call("GET", "/v1/listings?ref=GAO")["requests"].size() == 1);

  operate("POST", "fail", R"({"status":503,"count":1})");  // promises that nothing was done
  BOOST_TEST(ask("MIEN").status() == 503);
  BOOST_TEST(call("GET", "/v1/listings?ref=MIEN")["requests"].size() == 0);
}

BOOST_AUTO_TEST_CASE(the_operator_decides_in_place_of_the_rule) {
  const auto id = ask("GAO")["request_id"].text_or();

  operate("POST", "moderate",
          fmt::format(R"({{"request_id":"{}","approve":false,"reason":"Ảnh mờ."}})", id));

  const auto found = call("GET", "/v1/listings?ref=GAO");
  BOOST_TEST(found["requests"].items().at(0)["reason_code"].text_or() == "OTHER");
  BOOST_TEST(found["requests"].items().at(0)["reason"].text_or() == "Ảnh mờ.");
}

BOOST_AUTO_TEST_CASE(the_page_shows_text_never_markup) {
  put_on_show("<b>", 1);

  const auto page = market->handle({"GET", "/", {}, ""}, clock.now());

  BOOST_TEST(page.body.find("&lt;b&gt;") != std::string::npos);
  BOOST_TEST(page.body.find("<b>") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
