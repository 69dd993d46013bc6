#include "connectors/shopone/connector.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "connectors/channel/profile.h"
#include "connectors/transport/signing.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

Listing rice() {
  Listing listing;
  listing.sku = "GAO 1KG";
  listing.version = 3;
  listing.title = "Gạo Bao Thai, túi 1 kg";
  listing.category = "GAO";
  listing.unit = "g";
  listing.net_base = 1000;
  listing.price = {45'000};
  return listing;
}

struct Fixture {
  const Connector& connector = shopone::connector();
  Time now = *parse_rfc3339("2026-11-22T02:00:00Z");
  Session session{{"phuthong", "phuthong-token", "old new"}, "", now};

  Step answered(const Task& task, int status, std::string body) {
    auto exchange = connector.start(task, session);
    const Step first = exchange->begin();
    BOOST_REQUIRE(first.request.has_value());
    request = *first.request;
    return exchange->next({status, {}, std::move(body)});
  }

  template <class T>
  T only(const Step& step) {
    BOOST_REQUIRE(step.outcomes.size() == 1U);
    const T* outcome = std::get_if<T>(&step.outcomes[0]);
    BOOST_REQUIRE(outcome);
    return *outcome;
  }

  transport::Request webhook(std::string_view secret, Duration ago = {}) const {
    const std::string body =
        R"({"event":"sale.updated","sale":{"sale_id":"HD1","sold_at":"2026-11-22T01:00:00Z",)"
        R"("lines":[{"sku":"GAO","name":"Gạo","packs":1,"unit_price_vnd":45000}],"refunds":[]}})";
    const std::string stamp = std::to_string(
        std::chrono::floor<std::chrono::seconds>(now - ago).time_since_epoch().count());
    const std::string signature =
        "sha256=" + transport::hex(transport::hmac_sha256(secret, stamp + "." + body));
    return {
        "POST", "/w", {{"X-Shopone-Timestamp", stamp}, {"X-Shopone-Signature", signature}}, body};
  }
  std::string refusal(const transport::Request& from) const {
    const auto read = connector.read_webhook(from, session);
    return read ? "" : read.error().faults.at(0).reason;
  }

  transport::Request request;
};

std::string page(std::string_view sales, bool more = false) {
  return R"({"sales":[)" + std::string(sales) + R"(],"next":"n/2","more":)" +
         (more ? "true" : "false") + "}";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shopone_connector_test, Fixture)

BOOST_AUTO_TEST_CASE(its_profile_can_be_read) {
  BOOST_TEST(channel::parse_profile(connector.default_profile()).has_value());
}

BOOST_AUTO_TEST_CASE(an_item_is_put_under_its_sku_with_the_shops_token) {
  const auto step =
      answered(SendListings{{rice()}}, 200, "result=ok&sku=GAO%201KG&item_id=IT1001&version=3");

  BOOST_TEST(request.method == "PUT");
  BOOST_TEST(request.target == "/api/items/GAO%201KG");
  BOOST_TEST(*transport::find(request.headers, "X-Shopone-Token") == "phuthong-token");
  BOOST_TEST(request.body ==
             R"({"version":3,"name":"Gạo Bao Thai, túi 1 kg","group":"GAO","price_vnd":45000,)"
             R"("unit":"g","net":1000})");
  BOOST_TEST(only<Accepted>(step).external_id == "IT1001");
}

BOOST_AUTO_TEST_CASE(a_refusal_keeps_their_code_and_their_words_with_the_field) {
  const auto step = answered(SendListings{{rice()}}, 422,
                             "error=FIELD_TOO_LONG&message=N%E1%BB%99i+dung+qu%C3%A1+d%C3%A0i"
                             "&field=name");

  BOOST_TEST(only<Refused>(step).their_code == "FIELD_TOO_LONG");
  BOOST_TEST(only<Refused>(step).their_words == "Nội dung quá dài (name)");
}

BOOST_AUTO_TEST_CASE(a_later_version_there_supersedes_what_was_sent) {
  const auto step =
      answered(SendPrices{{{"GAO", "IT1", 3, {45'000}}}}, 409, "error=STALE&version=9");

  BOOST_TEST(only<Superseded>(step).their_version == 9);
}

BOOST_AUTO_TEST_CASE(the_same_version_of_something_else_is_neither_accepted_nor_superseded) {
  const auto step =
      answered(SendPrices{{{"GAO", "IT1", 3, {45'000}}}}, 409, "error=STALE&version=3");

  BOOST_TEST(step.outcomes.empty());
  BOOST_TEST((step.trouble == Trouble::none));
}

BOOST_AUTO_TEST_CASE(a_level_names_the_last_change_that_it_counts) {
  answered(SendStock{{{"GAO", "IT1", 4, 12, "2026-11-22T01:00:00Z/7"}}}, 200,
           "result=ok&item_id=IT1");

  BOOST_TEST(request.target == "/api/items/GAO/stock");
  BOOST_TEST(request.body == R"({"version":4,"level":12,"counted_to":"2026-11-22T01:00:00Z/7"})");
}

BOOST_AUTO_TEST_CASE(an_empty_reply_to_a_write_leaves_it_unknown) {
  BOOST_TEST((answered(SendListings{{rice()}}, 200, "").trouble == Trouble::unknown));
  BOOST_TEST((answered(SendListings{{rice()}}, 502, "<html>").trouble == Trouble::unknown));
  BOOST_TEST((answered(PollOrders{}, 502, "<html>").trouble == Trouble::unavailable));
}

BOOST_AUTO_TEST_CASE(an_exhausted_quota_is_waited_out_in_either_form_of_its_time) {
  const auto rfc = answered(PollOrders{}, 429, "error=QUOTA&reset_at=2026-11-22T02%3A30%3A00Z");
  const auto local = answered(PollOrders{}, 429, "error=QUOTA&reset_at=22/11/2026 09:30:00");
  const auto untold = answered(PollOrders{}, 429, "error=QUOTA");

  BOOST_TEST((rfc.trouble == Trouble::throttled));
  BOOST_TEST((rfc.retry_after == std::chrono::minutes{30}));
  BOOST_TEST((local.retry_after == std::chrono::minutes{30}));
  BOOST_TEST(!untold.retry_after.has_value());
}

BOOST_AUTO_TEST_CASE(a_token_that_does_not_hold_is_a_persons_matter) {
  BOOST_TEST((answered(PollOrders{}, 401, "error=BAD_TOKEN").trouble == Trouble::forbidden));
  BOOST_TEST((answered(PollOrders{}, 403, "error=SHOP_SUSPENDED").trouble == Trouble::forbidden));
}

BOOST_AUTO_TEST_CASE(a_sale_is_read_with_its_refunds_and_either_form_of_its_time) {
  const auto step = answered(
      PollOrders{"n/1"}, 200,
      page(R"({"sale_id":"HD1","sold_at":"22/11/2026 08:15:00","till":"Quầy 1","customer":{},)"
           R"("lines":[{"sku":"GAO","name":"Gạo","packs":2,"unit_price_vnd":45000}],)"
           R"("refunds":[{"refund_id":"TL1","at":"2026-11-22T08:30:00+07:00",)"
           R"("reason":"đổi ý","lines":[)"
           R"({"sku":"GAO","packs":1,"resellable":false}]}]})"));

  BOOST_TEST(request.target == "/api/sales?limit=50&since=n%2F1");
  BOOST_REQUIRE(step.outcomes.size() == 2U);
  const auto& sale = std::get<CounterSale>(step.outcomes[0]);
  BOOST_TEST((sale.order.placed_at == *parse_rfc3339("2026-11-22T01:15:00Z")));
  BOOST_TEST(sale.order.lines.at(0).packs == 2);
  BOOST_REQUIRE(sale.refunds.size() == 1U);
  BOOST_TEST((sale.refunds[0].at == *parse_rfc3339("2026-11-22T01:30:00Z")));
  BOOST_TEST(sale.refunds[0].why == "đổi ý");
  BOOST_TEST(!sale.refunds[0].lines.at(0).resellable);
  BOOST_TEST(std::get<Cursor>(step.outcomes[1]).next == "n/2");
}

BOOST_AUTO_TEST_CASE(an_empty_page_is_not_the_end_while_there_is_more) {
  const auto step = answered(PollOrders{"n/1"}, 200, page("", true));

  BOOST_TEST(only<Cursor>(step).more);
}

BOOST_AUTO_TEST_CASE(a_cursor_that_stands_still_while_there_is_more_is_out_of_contract) {
  BOOST_TEST((answered(PollOrders{"n/2"}, 200, page("", true)).trouble == Trouble::broken));
}

BOOST_AUTO_TEST_CASE(a_sale_out_of_contract_is_kept_whole_beside_the_others) {
  const auto step =
      answered(PollOrders{}, 200, page(R"({"sale_id":"HD1","sold_at":"hôm qua","lines":[]})"));

  const auto& poisoned = std::get<Poisoned>(step.outcomes.at(0));
  BOOST_TEST(poisoned.external_id == "HD1");
  BOOST_TEST(poisoned.why == "sold_at");
  BOOST_TEST((std::holds_alternative<Poisoned>(connector.read_kept(poisoned.raw))));
}

BOOST_AUTO_TEST_CASE(a_webhook_signed_with_either_secret_brings_its_sale) {
  BOOST_TEST(refusal(webhook("old")).empty());
  const auto outcomes = connector.read_webhook(webhook("new"), session);

  BOOST_REQUIRE(outcomes);
  BOOST_REQUIRE(outcomes->size() == 1U);
  BOOST_TEST(std::get<CounterSale>(outcomes->at(0)).order.external_id == "HD1");
}

BOOST_AUTO_TEST_CASE(a_webhook_with_another_signature_body_or_time_has_no_effect) {
  auto changed = webhook("new");
  changed.body.back() = ' ';

  BOOST_TEST(refusal(webhook("stranger")) == "webhook.signature");
  BOOST_TEST(refusal(changed) == "webhook.signature");
  BOOST_TEST(refusal(webhook("new", std::chrono::minutes{6})) == "webhook.too_old");
  BOOST_TEST(refusal(webhook("new", -std::chrono::minutes{6})) == "webhook.too_old");
}

BOOST_AUTO_TEST_CASE(what_stands_there_is_found_by_our_sku) {
  const auto step = answered(
      LookUp{{"GAO", "KHONG"}}, 200,
      R"({"items":[{"sku":"GAO","found":true,"item_id":"IT1","name":"Gạo","price_vnd":45000,)"
      R"("told_level":8,"level":7,"version":5,"price_version":5,"stock_version":6},)"
      R"({"sku":"KHONG","found":false}]})");

  BOOST_REQUIRE(step.outcomes.size() == 2U);
  BOOST_TEST(std::get<Found>(step.outcomes[0]).version == 5);
  BOOST_TEST(std::get<Found>(step.outcomes[0]).packs.value_or(-1) == 8);
  BOOST_TEST(!std::get<Found>(step.outcomes[1]).present);
}

BOOST_AUTO_TEST_SUITE_END()
