#include "connectors/agriconnect/connector.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/agriconnect/sandbox.h"
#include "connectors/channel/profile.h"

using namespace ganh;
using namespace ganh::connectors;
using transport::json_reply;

namespace {

Listing rice(std::string sku, std::int64_t version = 3) {
  Listing listing;
  listing.sku = std::move(sku);
  listing.version = version;
  listing.title = "Gạo Bao Thai, túi 5 kg";
  listing.category = "NS-GAO";
  listing.unit = "g";
  listing.net_base = 5000;
  listing.price = {125000};
  return listing;
}

std::vector<std::string> numbered(int count) {
  std::vector<std::string> names;
  for (int n = 0; n < count; ++n) names.push_back("SKU-" + std::to_string(n));
  return names;
}

struct Fixture {
  const Connector& connector = agriconnect::connector();
  Time now = *parse_rfc3339("2026-11-21T02:00:00Z");
  Session session{{"thienan", "thienan-secret", ""}, "b1c0ffee", now};

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

  template <class T>
  const T& only(const Step& step) {
    BOOST_REQUIRE(step.outcomes.size() == 1);
    const T* outcome = std::get_if<T>(&step.outcomes[0]);
    BOOST_REQUIRE(outcome != nullptr);
    return *outcome;
  }

  // Against the sandbox, until the exchange is over.
  Step carried_out(const Task& task) {
    auto exchange = connector.start(task, session);
    Step step = exchange->begin();
    std::vector<Outcome> all = step.outcomes;
    while (step.request) {
      step = exchange->next(market->handle(*step.request, now));
      all.insert(all.end(), step.outcomes.begin(), step.outcomes.end());
    }
    step.outcomes = std::move(all);
    return step;
  }
  void sign_in() { session.token = only<SignedIn>(carried_out(SignIn{})).token; }
  void operate(std::string what, std::string body) {
    const auto reply = market->handle({"POST", "/_sandbox/" + what, {}, std::move(body)}, now);
    BOOST_REQUIRE_MESSAGE(reply.status < 300, reply.body);
  }

  std::vector<transport::Request> requests;
  std::unique_ptr<sandbox::Sandbox> market = agriconnect::make_sandbox({});
};

std::string one_result(std::string_view result) {
  return R"({"code":0,"message":"","results":[)" + std::string(result) + "]}";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(agriconnect_connector_test, Fixture)

BOOST_AUTO_TEST_CASE(its_profile_can_be_read) {
  const auto profile = channel::parse_profile(connector.default_profile());

  BOOST_REQUIRE(profile.has_value());
  BOOST_TEST(profile->batch_max == 50);
}

BOOST_AUTO_TEST_CASE(signing_in_gives_the_token_and_how_long_it_holds) {
  const auto step =
      answered(SignIn{}, 200, R"({"access_token":"b1c","token_type":"Bearer","expires_in":900})");

  BOOST_TEST(only<SignedIn>(step).token == "b1c");
  BOOST_TEST((only<SignedIn>(step).valid_for == std::chrono::seconds{900}));
  BOOST_TEST(requests[0].body ==
             "grant_type=client_credentials&client_id=thienan&client_secret=thienan-secret");
}

BOOST_AUTO_TEST_CASE(wrong_credentials_need_a_person) {
  const auto step = answered(SignIn{}, 401, R"({"code":4011,"message":"Sai client_id"})");

  BOOST_TEST((step.trouble == Trouble::forbidden));
}

BOOST_AUTO_TEST_CASE(a_token_that_could_break_a_header_is_not_taken) {
  const auto step = answered(
      SignIn{}, 200, R"({"access_token":"b1c\r\nX: y","token_type":"Bearer","expires_in":900})");

  BOOST_TEST((step.trouble == Trouble::broken));
  BOOST_TEST(step.outcomes.empty());
}

BOOST_AUTO_TEST_CASE(empty_text_is_left_out_of_an_item) {
  answered(SendListings{{rice("GAO")}}, 200,
           one_result(R"({"sku":"GAO","status":"ok","offer_id":"ACO-1"})"));

  BOOST_TEST(requests[0].body ==
             R"({"items":[{"sku":"GAO","version":3,"title":"Gạo Bao Thai, túi 5 kg",)"
             R"("category":"NS-GAO","price_vnd":125000,"unit":"g","net":5000}]})");
}

BOOST_AUTO_TEST_CASE(each_item_has_an_outcome_of_its_own) {
  const Task task = SendListings{{rice("GAO"), rice("CHE"), rice("MIEN")}};
  const auto step = answered(
      task, 200,
      one_result(R"({"sku":"GAO","status":"ok","offer_id":"ACO-1"},)"
                 R"({"sku":"CHE","status":"error","code":3007,"field":"barcode","message":"Mã"},)"
                 R"({"sku":"MIEN","status":"stale","current_version":12})"));

  BOOST_REQUIRE(step.outcomes.size() == 3);
  BOOST_TEST(std::get<Accepted>(step.outcomes[0]).external_id == "ACO-1");
  BOOST_TEST(std::get<Refused>(step.outcomes[1]).their_code == "3007");
  BOOST_TEST(std::get<Superseded>(step.outcomes[2]).their_version == 12);
}

BOOST_AUTO_TEST_CASE(another_item_at_the_very_version_is_neither_accepted_nor_superseded) {
  const auto step = answered(SendStock{{{"GAO", "ACO-1", 9, 40, ""}}}, 200,
                             one_result(R"({"sku":"GAO","status":"stale","current_version":9})"));

  BOOST_TEST((step.trouble == Trouble::none));
  BOOST_TEST(step.outcomes.empty());
}

BOOST_AUTO_TEST_CASE(results_that_do_not_match_the_items_break_the_exchange) {
  const Task task = SendPrices{{{"GAO", "ACO-1", 9, {125000}}}};

  for (const char* result : {R"({"sku":"CHE","status":"ok","offer_id":"ACO-2"})",
                             R"({"sku":"GAO","status":"ok"})", R"({"sku":"GAO","status":"new"})",
                             R"({"sku":"GAO","status":"stale","current_version":3})", ""}) {
    const auto step = answered(task, 200, one_result(result));
    BOOST_TEST((step.trouble == Trouble::broken), result);
    BOOST_TEST(step.outcomes.empty(), result);
  }
}

BOOST_AUTO_TEST_CASE(an_error_inside_200_is_trouble_and_never_success) {
  const Task task = SendStock{{{"GAO", "ACO-1", 9, 40, ""}}};
  const auto trouble = [&](int status, std::string body) {
    const auto step = answered(task, status, std::move(body));
    BOOST_TEST(step.outcomes.empty());
    return step.trouble;
  };

  BOOST_TEST((trouble(200, R"({"code":5001,"message":"bận"})") == Trouble::unavailable));
  BOOST_TEST((trouble(200, R"({"code":5000,"message":""})") == Trouble::unknown));
  BOOST_TEST((trouble(200, R"({"code":6123,"message":""})") == Trouble::unknown));
  BOOST_TEST((trouble(200, R"({"code":4030,"message":""})") == Trouble::forbidden));
  BOOST_TEST((trouble(200, R"({"code":0,"mess)") == Trouble::unknown));
  BOOST_TEST((trouble(401, R"({"code":4013,"message":""})") == Trouble::signed_out));
  BOOST_TEST((trouble(429, "") == Trouble::throttled));
  BOOST_TEST((trouble(502, "<html>") == Trouble::unknown));
}

BOOST_AUTO_TEST_CASE(an_unknown_refusal_of_the_request_is_told_of_every_item_in_it) {
  const Task task = SendPrices{{{"GAO", "", 9, {1}}, {"CHE", "", 9, {1}}}};
  const auto step = answered(task, 200, R"({"code":4777,"message":"Không nhận"})");

  BOOST_TEST((step.trouble == Trouble::none));
  BOOST_REQUIRE(step.outcomes.size() == 2);
  BOOST_TEST(std::get<Refused>(step.outcomes[1]).sku == "CHE");
  BOOST_TEST(std::get<Refused>(step.outcomes[1]).their_words == "Không nhận");
}

BOOST_AUTO_TEST_CASE(an_order_that_cannot_be_read_is_set_apart_and_the_others_are_not) {
  const auto step =
      answered(PollOrders{}, 200,
               R"({"code":0,"message":"","orders":[)"
               R"({"receipt":"R1-1","order_id":"AC26-000001","placed_at":"2026-11-21T02:30:00Z",)"
               R"("customer":{"name":"Nam","phone":"","address":"Hà Nội"},)"
               R"("lines":[{"sku":"GAO","name":"Gạo","quantity":2,"unit_price_vnd":125000}]},)"
               R"({"receipt":"R2-1","order_id":"AC26-000002","placed_at":"hôm qua","customer":{},)"
               R"("lines":[]}]})");

  BOOST_REQUIRE(step.outcomes.size() == 2);
  const auto& received = std::get<Received>(step.outcomes[0]);
  BOOST_TEST(received.receipt == "R1-1");
  BOOST_REQUIRE(received.order.lines.size() == 1);
  BOOST_TEST(received.order.lines[0].packs == 2);
  BOOST_TEST(received.raw.find("AC26-000002") == std::string::npos);
  const auto& poisoned = std::get<Poisoned>(step.outcomes[1]);
  BOOST_TEST(poisoned.why == "placed_at");
  BOOST_TEST(poisoned.receipt == "R2-1");
}

BOOST_AUTO_TEST_CASE(a_receipt_that_has_expired_has_served_its_time) {
  const auto step = answered(Acknowledge{{"R1-1", "R2-1"}}, 200,
                             one_result(R"({"receipt":"R1-1","status":"ok"},)"
                                        R"({"receipt":"R2-1","status":"expired"})"));

  BOOST_REQUIRE(step.outcomes.size() == 2);
  BOOST_TEST(std::get<Acknowledged>(step.outcomes[1]).receipt == "R2-1");
}

BOOST_AUTO_TEST_CASE(what_it_does_not_ask_to_know_is_told_without_a_call) {
  const auto packed =
      connector.start(TellOrder{"AC26-1", catalog::orders::State::packed, {}}, session)->begin();
  const auto cancelled =
      connector.start(TellOrder{"AC26-1", catalog::orders::State::cancelled, {}}, session)->begin();

  BOOST_TEST(!packed.request.has_value());
  BOOST_TEST(only<Told>(packed).external_id == "AC26-1");
  BOOST_TEST(!only<TellRefused>(cancelled).their_words.empty());
}

// ---- Against the sandbox ----------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(more_than_a_batch_goes_in_several_and_fewer_when_the_shop_is_allowed_fewer) {
  operate("shop", R"({"batch_max":7})");
  sign_in();
  SendListings task;
  for (const auto& sku : numbered(20)) task.listings.push_back(rice(sku));

  const auto step = carried_out(task);

  BOOST_TEST((step.trouble == Trouble::none));
  BOOST_REQUIRE(step.outcomes.size() == 20);
  BOOST_TEST(std::get<Accepted>(step.outcomes[19]).sku == "SKU-19");
}

BOOST_AUTO_TEST_CASE(content_price_and_stock_are_found_as_they_were_sent) {
  sign_in();
  carried_out(SendListings{{rice("GAO")}});
  carried_out(SendPrices{{{"GAO", "", 4, {130000}}}});
  carried_out(SendStock{{{"GAO", "", 5, 40, ""}}});

  const auto step = carried_out(LookUp{{"GAO", "KHONG-CO"}});

  BOOST_REQUIRE(step.outcomes.size() == 2);
  const auto& found = std::get<Found>(step.outcomes[0]);
  BOOST_TEST(found.present);
  BOOST_TEST(found.version == 3);
  BOOST_TEST(found.price.vnd == 130000);
  BOOST_TEST(found.packs.value_or(-1) == 40);
  BOOST_TEST(!std::get<Found>(step.outcomes[1]).present);
}

BOOST_AUTO_TEST_CASE(the_same_item_sent_again_is_accepted_and_an_older_one_superseded) {
  sign_in();
  carried_out(SendListings{{rice("GAO", 5)}});

  BOOST_TEST(only<Accepted>(carried_out(SendListings{{rice("GAO", 5)}})).sku == "GAO");
  BOOST_TEST(only<Superseded>(carried_out(SendListings{{rice("GAO", 4)}})).their_version == 5);
}

BOOST_AUTO_TEST_CASE(a_price_that_came_with_the_content_is_accepted_when_it_is_said_again) {
  sign_in();
  carried_out(SendListings{{rice("GAO", 5)}});

  BOOST_TEST(only<Accepted>(carried_out(SendPrices{{{"GAO", "", 5, {125000}}}})).sku == "GAO");
  BOOST_TEST(carried_out(SendPrices{{{"GAO", "", 5, {99000}}}}).outcomes.empty());
}

BOOST_AUTO_TEST_CASE(a_token_that_ends_in_the_middle_says_so) {
  sign_in();
  now += std::chrono::seconds{901};

  BOOST_TEST((carried_out(LookUp{{"GAO"}}).trouble == Trouble::signed_out));
}

BOOST_AUTO_TEST_CASE(an_order_comes_again_until_it_is_acknowledged) {
  sign_in();
  carried_out(SendListings{{rice("GAO")}});
  operate("orders", R"({"lines":[{"sku":"GAO","quantity":2}],"force":true})");

  const auto first = only<Received>(carried_out(PollOrders{}));
  BOOST_TEST(carried_out(PollOrders{}).outcomes.empty());
  now += std::chrono::minutes{15};
  sign_in();
  const auto again = only<Received>(carried_out(PollOrders{}));
  BOOST_TEST(again.order.external_id == first.order.external_id);
  BOOST_TEST(again.receipt != first.receipt);

  carried_out(Acknowledge{{again.receipt}});
  now += std::chrono::minutes{15};
  sign_in();
  BOOST_TEST(carried_out(PollOrders{}).outcomes.empty());
}

BOOST_AUTO_TEST_CASE(a_cancellation_comes_again_until_it_is_acknowledged) {
  sign_in();
  carried_out(SendListings{{rice("GAO")}});
  operate("orders", R"({"lines":[{"sku":"GAO","quantity":2}],"force":true})");
  const auto id = only<Received>(carried_out(PollOrders{})).order.external_id;

  operate("cancel", R"({"order_id":")" + id + R"(","by":"marketplace","reason":"Hết hạn"})");
  const auto told = only<OrderCancelled>(carried_out(PollOrders{}));
  now += std::chrono::minutes{15};
  sign_in();
  const auto both = carried_out(PollOrders{});  // the order was not acknowledged either

  BOOST_TEST(told.external_id == id);
  BOOST_TEST((told.by == catalog::orders::Party::channel));
  BOOST_TEST(told.why == "Hết hạn");
  BOOST_REQUIRE(both.outcomes.size() == 2);
  const auto& again = std::get<OrderCancelled>(both.outcomes[1]);
  BOOST_TEST(again.receipt != told.receipt);
  carried_out(Acknowledge{{std::get<Received>(both.outcomes[0]).receipt, again.receipt}});
  now += std::chrono::minutes{15};
  sign_in();
  BOOST_TEST(carried_out(PollOrders{}).outcomes.empty());
  const auto late = carried_out(TellOrder{id, catalog::orders::State::confirmed, {}});
  BOOST_TEST(only<TellRefused>(late).their_code == "4042");
}

BOOST_AUTO_TEST_CASE(an_order_is_told_as_confirmed_and_as_shipped) {
  sign_in();
  carried_out(SendListings{{rice("GAO")}});
  operate("orders", R"({"lines":[{"sku":"GAO","quantity":2}],"force":true})");
  const auto id = only<Received>(carried_out(PollOrders{})).order.external_id;
  const catalog::orders::Shipment parcel{"Vietnam Post", "EB123456785VN"};

  using catalog::orders::State;
  BOOST_TEST(only<Told>(carried_out(TellOrder{id, State::confirmed, {}})).external_id == id);
  BOOST_TEST(only<Told>(carried_out(TellOrder{id, State::shipped, parcel})).external_id == id);
  BOOST_TEST(only<TellRefused>(carried_out(TellOrder{"AC26-9", State::confirmed, {}})).their_code ==
             "4041");
}

BOOST_AUTO_TEST_SUITE_END()
