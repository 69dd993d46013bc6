#include "catalog/orders/tracking.h"

#include "connectors/carriers/accounts.h"
#include "connectors/carriers/receiving.h"
#include "service/http/logged_path.h"
#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;
namespace carriers = connectors::carriers;
namespace orders = catalog::orders;

namespace {

struct Road : Counter {
  Road() {
    product("GAO");
    postmart = channel();
    order(postmart, "PM-20261", "GAO-1KG", 2);
    id = look([&](auto& s) { return orders::find_order(s, postmart, "PM-20261"); })->id;
    command([&](auto& c) { return orders::confirm(c, id); });
    command([&](auto& c) { return orders::pack(c, id); });
    command([&](auto& c) { return orders::ship(c, id, {"GHN", "GHN123"}); });
  }

  orders::Shipment shipment() {
    return look([&](auto& s) { return orders::find_order(s, id); })->shipments.at(0);
  }
  std::string link() { return "/t/" + shipment().tracking_code; }

  void told(const std::string& code, const std::string& text = "", int minutes_ago = 0) {
    const auto* ghn = carriers::find_carrier("ghn");
    orders::TrackingEvent event;
    event.code = code;
    event.text = text;
    event.place = "Bưu cục Cầu Giấy";
    event.at = folder->clock().now() - std::chrono::minutes{minutes_ago};
    if (const auto* status = ghn->statuses().find(code)) event.progress = status->progress;
    command([&](auto& c) -> Result<> {
      carriers::keep(c, *ghn, {{"GHN123", event}});
      return {};
    });
  }
  std::string connect() {
    const auto reply = send(machine, "POST", of("carriers"),
                            R"({"name":"ghn","carrier":"ghn","base_url":"http://127.0.0.1:1",)"
                            R"("secret":"ghn-s3cret"})");
    BOOST_REQUIRE(reply.status == 200);
    return catalog::json::parse(reply.body)->root()["id"].text_or();
  }

  ChannelId postmart;
  OrderId id;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_tracking_test, Road)

BOOST_AUTO_TEST_CASE(a_customer_sees_where_the_parcel_is_and_nothing_of_anybody) {
  told("delivering", "Gọi chị Hoa 0912345678");

  const auto page = get(nobody, link());

  BOOST_TEST(page.status == 200);
  BOOST_TEST(has(page.body, "Đang đi phát"));
  BOOST_TEST(has(page.body, "Bưu cục Cầu Giấy"));
  BOOST_TEST(has(page.body, "GHN123"));
  BOOST_TEST(has(page.body, "…0261"));
  for (const auto* hidden : {"PM-20261", "Hoa", "0912345678", "<script", "<style"}) {
    BOOST_TEST(!has(page.body, hidden), hidden);
  }
  BOOST_TEST(page.body.size() <= 10'240U);
  BOOST_TEST(header(page, "X-Robots-Tag") == "noindex");
}

BOOST_AUTO_TEST_CASE(a_long_way_is_still_a_small_page) {
  for (int i = 0; i < orders::tracking_events_max; ++i) {
    told("transporting", "lần " + std::to_string(i), 2 * i);
  }

  BOOST_TEST(get(nobody, link()).body.size() <= 10'240U);
}

BOOST_AUTO_TEST_CASE(the_page_speaks_the_language_that_is_asked_for) {
  const auto page = send(nobody, "GET", link(), "", {{"Accept-Language", "en"}});

  BOOST_TEST(has(page.body, "Handed to the carrier"));
  BOOST_TEST(has(page.body, "lang=\"en\""));
}

BOOST_AUTO_TEST_CASE(a_wrong_link_and_one_that_has_served_are_answered_alike) {
  const std::string own = link();
  const auto wrong = get(nobody, "/t/t_01jd6x2m3q8v4s0t9c7k5h1e2z");

  told("delivered");
  command([&](auto& c) -> Result<> {
    orders::erase_customers(c, c.now() + std::chrono::hours{1}, 10);
    return {};
  });
  const auto served = get(nobody, own);

  BOOST_TEST(wrong.status == 404);
  BOOST_TEST(served.status == 404);
  BOOST_TEST(served.body == wrong.body);
  BOOST_TEST(header(wrong, "X-Robots-Tag") == "noindex");
}

BOOST_AUTO_TEST_CASE(clerks_see_the_carriers_own_codes) {
  told("strange_code", "Chuyện lạ");

  const auto reply = get(machine, of("shipments/" + shipment().id.text + "/tracking"));
  const auto found = get(machine, of("tracking?reference=ghn-123"));

  const auto document = catalog::json::parse(reply.body);
  BOOST_REQUIRE(document);
  const auto events = document->root()["events"].items();
  BOOST_REQUIRE(events.size() == 1);
  BOOST_TEST(events[0]["code"].text_or() == "strange_code");
  BOOST_TEST(events[0]["progress"].text_or() == "unknown");
  BOOST_TEST(has(document->root()["link"].text_or(), link()));
  BOOST_TEST(has(found.body, "Chuyện lạ"));
  BOOST_TEST(reason(get(machine, of("tracking?reference=nothing"))) == "tracking.not_found");
}

BOOST_AUTO_TEST_CASE(a_failed_attempt_is_put_before_a_person) {
  told("delivery_fail");

  const auto to_do = get(machine, of("to-do"));

  BOOST_TEST(has(to_do.body, "parcel_failed_attempt"));
  BOOST_TEST(has(to_do.body, "Gọi cho khách hẹn lại"));
}

BOOST_AUTO_TEST_CASE(a_carriers_secret_is_never_shown) {
  connect();

  const auto list = get(machine, of("carriers"));

  BOOST_TEST(list.status == 200);
  BOOST_TEST(!has(list.body, "ghn-s3cret"));
  BOOST_TEST(!has(list.body, "webhooks"));
}

BOOST_AUTO_TEST_CASE(connecting_again_keeps_the_address_and_what_is_not_given) {
  const std::string account = connect();
  const auto address = get(machine, of("carriers/" + account + "/webhook")).body;

  const auto again = send(machine, "POST", of("carriers"),
                          R"({"name":"ghn","carrier":"ghn","statuses":{"exception":"lost"}})");

  BOOST_TEST(again.status == 200);
  BOOST_TEST(has(again.body, "http://127.0.0.1:1"));
  BOOST_TEST(get(machine, of("carriers/" + account + "/webhook")).body == address);
}

BOOST_AUTO_TEST_CASE(what_a_carrier_tells_reaches_the_order) {
  const std::string account = connect();
  const auto webhook = get(machine, of("carriers/" + account + "/webhook")).body;
  const std::string path = catalog::json::parse(webhook)->root()["path"].text_or();

  const auto heard = send(nobody, "POST", path,
                          R"({"OrderCode":"GHN123","Status":"delivered",)"
                          R"("Time":"2026-11-21T08:00:00Z","CODAmount":60000})");
  const auto unread = send(nobody, "POST", path, R"({"Status":"delivered"})");
  const auto strange = send(nobody, "POST", path + "0", R"({"OrderCode":"GHN123"})");

  BOOST_TEST(heard.status == 200);
  BOOST_TEST(unread.status == 400);
  BOOST_TEST(strange.status == 404);
  BOOST_TEST(orders::name(shipment().state) == "delivered");
}

BOOST_AUTO_TEST_CASE(an_address_that_bears_a_secret_is_not_logged) {
  BOOST_TEST(http::path_for_logs("/t/t_abc") == "/t/{tracking_code}");
  BOOST_TEST(http::path_for_logs("/v1/webhooks/carriers/carrier_1/secret") ==
             "/v1/webhooks/carriers/{carrier_id}/{token}");
  BOOST_TEST(http::path_for_logs("/v1/me") == "/v1/me");
}

BOOST_AUTO_TEST_SUITE_END()
