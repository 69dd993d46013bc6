#include "service/http/routes.h"

#include <boost/test/unit_test.hpp>
#include <regex>

#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "connectors/transport/signing.h"
#include "service/http/route.h"
#include "service/web/page.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;
using connectors::transport::Headers;
using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

struct Front : Shop {
  Reply send(const std::string& method, const std::string& target, const Headers& more = {},
             const std::string& body = "") {
    Headers headers{{"Host", "127.0.0.1:8080"}, {"Authorization", "Bearer ganh_local_test"}};
    headers.insert(headers.end(), more.begin(), more.end());
    return routes.handle({method, target, headers, body});
  }
  Reply get(const std::string& target, const Headers& more = {}) {
    return send("GET", target, more);
  }
  static std::string of(const std::string& resource) {
    return "/v1/cooperatives/" + thien_an.text + "/" + resource;
  }
  Reply webhook(const ChannelId& channel, const std::string& body, const std::string& secret) {
    const auto signed_by =
        connectors::transport::sign_webhook(secret, "evt_1", folder->clock().now(), body);
    return send("POST", "/v1/webhooks/" + channel.text,
                {{"webhook-id", signed_by.id},
                 {"webhook-timestamp", signed_by.timestamp},
                 {"webhook-signature", signed_by.signature}},
                body);
  }
  std::size_t orders() {
    return look([](auto& s) { return catalog::orders::orders_before(s, "", 10); }).size();
  }

  std::vector<std::string> polled;
  std::optional<std::string> trouble;
  http::Routes routes{[this] {
    http::Parts parts{.folder = *folder};
    parts.poll_orders = [this](const ChannelId& id) { polled.push_back(id.text); };
    parts.trouble_of = [this](const std::string&) { return trouble; };
    parts.machine_token = "ganh_local_test";
    return parts;
  }()};
};

std::string header(const Reply& reply, const char* name) {
  return std::string(connectors::transport::find(reply.headers, name).value_or(""));
}

const std::string an_order = R"({"type": "order.created", "order": {
  "order_id": "PM00000077", "seq": 1, "status": "new",
  "placed_at": "2026-11-21T02:00:00.000000Z", "confirm_by": "2026-11-22T02:00:00.000000Z",
  "customer": {"name": "Hoa", "phone": "0912345678", "address": "Hà Nội"},
  "lines": [{"ref": "A-1KG", "name": "Gạo", "packs": 1, "unit_price_vnd": 30000}]}})";

}  // namespace

BOOST_AUTO_TEST_SUITE(routes_test)

BOOST_FIXTURE_TEST_CASE(every_read_answers_in_json_that_nobody_stores, Front) {
  product("A");
  channel();

  for (const char* target : {"products", "stock", "orders", "channels", "to-do", "changes"}) {
    const auto reply = get(of(target));
    BOOST_TEST(reply.status == 200, target);
    BOOST_TEST(header(reply, "Content-Type") == "application/json; charset=utf-8");
    BOOST_TEST(header(reply, "Cache-Control") == "no-store");
    BOOST_TEST(catalog::json::parse(reply.body).has_value(), target);
  }
  BOOST_TEST(get("/healthz").status == 200);
}

BOOST_FIXTURE_TEST_CASE(the_page_needs_no_file_and_runs_no_inline_script, Front) {
  for (const web::Asset& asset : web::assets()) {
    const auto reply = get(std::string(asset.path));
    BOOST_TEST(reply.status == 200, asset.path);
    BOOST_TEST(reply.body == asset.bytes);
    BOOST_TEST(header(reply, "Content-Type") == asset.content_type);
    BOOST_TEST(header(reply, "X-Content-Type-Options") == "nosniff");
    BOOST_TEST(header(reply, "Content-Security-Policy").starts_with("default-src 'self'"));
    BOOST_TEST(header(reply, "Content-Security-Policy").find("unsafe") == std::string::npos);
    BOOST_TEST(header(reply, "Referrer-Policy") == "no-referrer");
  }
}

BOOST_FIXTURE_TEST_CASE(everything_the_page_names_is_there, Front) {
  const std::regex named(R"re((?:src|href)="(/[^"#]*)")re");
  for (const char* file : {"/", "/setup", "/sign-in", "/docs"}) {
    const std::string text = get(file).body;
    for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at) {
      BOOST_TEST(get((*at)[1].str()).status == 200, file << " names " << (*at)[1]);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_part_of_the_page_is_kept_for_ever_and_the_page_itself_asked_for, Front) {
  for (const web::Asset& asset : web::assets()) {
    const auto kept = header(get(std::string(asset.path)), "Cache-Control");
    BOOST_TEST(kept == (asset.hashed ? "public, max-age=31536000, immutable" : "no-cache"));
    const auto again = get(std::string(asset.path), {{"If-None-Match", std::string(asset.tag)}});
    BOOST_TEST(again.status == 304, asset.path);
    BOOST_TEST(again.body.empty());
  }
}

BOOST_FIXTURE_TEST_CASE(the_page_comes_compressed_to_whoever_takes_that, Front) {
  const auto packed = get("/docs", {{"Accept-Encoding", "br, gzip;q=0.8"}});
  const auto refused = get("/docs", {{"Accept-Encoding", "gzip;q=0, identity"}});

  BOOST_TEST(header(packed, "Content-Encoding") == "gzip");
  BOOST_TEST(packed.body.starts_with("\x1f\x8b"));
  BOOST_TEST(packed.body.size() < refused.body.size() / 4);
  BOOST_TEST(header(refused, "Content-Encoding") == "");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_method_is_told_the_right_one, Front) {
  for (const char* method : {"POST", "PUT", "DELETE", "BREW"}) {
    const auto reply = send(method, of("stock"));
    BOOST_TEST(reply.status == 405, method);
    BOOST_TEST(header(reply, "Allow") == "GET, HEAD");
  }
  BOOST_TEST(get("/v1/webhooks/chan_1").status == 405);
}

BOOST_FIXTURE_TEST_CASE(anything_else_is_not_there, Front) {
  for (const char* target : {"/v1", "/v1/", "/v1/status/", "/v1/webhooks/", "/v1/webhooks/a/b",
                             "/../ganh.db", "/assets/..", "//v1/status", "/v1/cooperatives/"}) {
    BOOST_TEST(get(target).status == 404, target);
  }
}

BOOST_FIXTURE_TEST_CASE(a_foreign_host_name_gets_nothing, Front) {
  for (const char* host :
       {"evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "", "127.0.0.1:80@evil"}) {
    const auto reply = routes.handle({"GET", of("orders"), {{"Host", host}}, ""});
    BOOST_TEST(reply.status == 421, host);
    BOOST_TEST(reply.body.find("orders") == std::string::npos);
  }
  for (const char* host :
       {"localhost", "localhost:8080", "127.0.0.1", "[::1]:8080", "192.168.1.5:8080"}) {
    BOOST_TEST(routes.handle({"GET", "/healthz", {{"Host", host}}, ""}).status == 200, host);
  }
}

BOOST_FIXTURE_TEST_CASE(an_unchanged_answer_is_not_sent_again, Front) {
  product("A");
  const std::string tag = header(get(of("products")), "ETag");

  const auto again = get(of("products"), {{"If-None-Match", tag}});
  product("B");
  const auto changed = get(of("products"), {{"If-None-Match", tag}});

  BOOST_TEST(again.status == 304);
  BOOST_TEST(again.body.empty());
  BOOST_TEST(changed.status == 200);
}

BOOST_FIXTURE_TEST_CASE(a_channel_in_trouble_is_told_to_who_has_the_list, Front) {
  const auto one = of("channels/" + channel().text);
  const Headers list_seen{{"If-None-Match", header(get(of("channels")), "ETag")}};
  const Headers one_seen{{"If-None-Match", header(get(one), "ETag")}};
  BOOST_TEST(get(of("channels"), list_seen).status == 304);
  BOOST_TEST(get(one, one_seen).status == 304);

  trouble = "timed out";

  BOOST_TEST(get(of("channels"), list_seen).status == 200);
  BOOST_TEST(get(one, one_seen).status == 200);
}

BOOST_FIXTURE_TEST_CASE(stepping_the_clock_changes_every_answer, Front) {
  const std::string tag = header(get(of("channels")), "ETag");

  folder->step_clock(std::chrono::hours{24});

  BOOST_TEST(get(of("channels"), {{"If-None-Match", tag}}).status == 200);
}

BOOST_AUTO_TEST_CASE(a_path_is_told_as_its_route) {
  const auto told = http::Routes::route_of;
  BOOST_TEST(told("/v1/cooperatives/coop_1/orders") == "/v1/cooperatives/{cooperative_id}/orders");
  BOOST_TEST(told("/v1/cooperatives/coop_1/wp-login.php") == "other");
  BOOST_TEST(told("/") == "/");
  BOOST_TEST(told("") == "other");
  for (const web::Asset& asset : web::assets()) {
    BOOST_TEST(told(asset.path) == (asset.hashed ? "/assets/{file}" : asset.path));
  }
}

BOOST_FIXTURE_TEST_CASE(limits_outside_their_range_are_refused, Front) {
  for (const char* limit : {"0", "201", "-1", "x", "", "1e2", "99999999999999999999"}) {
    BOOST_TEST(get(of("products") + "?limit=" + limit).status == 400, limit);
  }
}

BOOST_FIXTURE_TEST_CASE(a_problem_is_spoken_in_the_language_that_is_asked_for, Front) {
  const auto vietnamese = get(of("products") + "?limit=0");
  const auto english = get(of("products") + "?limit=0", {{"Accept-Language", "en"}});

  BOOST_TEST(header(english, "Content-Type") == "application/problem+json; charset=utf-8");
  const auto document = catalog::json::parse(english.body);
  BOOST_REQUIRE(document);
  BOOST_TEST(document->root()["type"].text_or() == "/problems/page.limit");
  BOOST_TEST(document->root()["status"].integer_or(0) == 400);
  BOOST_TEST(document->root()["title"].text_or() == "limit must be a number from 1 to 200.");
  BOOST_TEST(vietnamese.body.find("limit phải là số từ 1 đến 200.") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_signed_webhook_brings_its_order_and_a_poll, Front) {
  product("A");
  const auto id = channel();

  const auto reply = webhook(id, an_order, webhook_secret);

  BOOST_TEST(reply.status == 204, reply.body);
  BOOST_TEST(orders() == 1U);
  BOOST_TEST(polled == std::vector{id.text}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_forged_webhook_has_no_effect, Front) {
  product("A");
  const auto id = channel();
  const auto before = folder->commits();

  const auto reply = webhook(id, an_order, "whsec_b3RoZXI=");

  BOOST_TEST(reply.status == 401);
  BOOST_TEST(orders() == 0U);
  BOOST_TEST(polled.empty());
  BOOST_TEST(folder->commits() == before);
}

BOOST_FIXTURE_TEST_CASE(a_signed_webhook_that_is_no_json_is_refused, Front) {
  const auto id = channel();

  BOOST_TEST(webhook(id, "{not json", webhook_secret).status == 400);
  BOOST_TEST(polled.empty());
}

BOOST_FIXTURE_TEST_CASE(bodies_are_bounded_by_route, Front) {
  const auto id = channel();
  const std::string large(http::webhook_bytes_max + 1, ' ');

  BOOST_TEST(send("POST", "/v1/webhooks/" + id.text, {}, large).status == 413);
  BOOST_TEST(send("GET", of("orders"), {}, "x").status == 400);
}

BOOST_FIXTURE_TEST_CASE(a_webhook_for_a_channel_that_is_not_there_is_404, Front) {
  BOOST_TEST(webhook({"chan_none"}, an_order, webhook_secret).status == 404);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_text_in_an_address_does_not_come_back_in_the_reply, Front) {
  for (const char* list : {"products", "stock", "orders"}) {
    const Reply reply = get(of(list) + "?after=%ff%fe");

    BOOST_TEST(reply.status == 400);
    BOOST_TEST(catalog::json::parse(reply.body).has_value(), reply.body);
  }
  for (const char* target : {"tracking?reference=%ed%a0%80", "orders?find=%FF", "orders/%c0%af",
                             "orders?find=a%00b", "orders/PM-1%00"}) {
    const Reply reply = get(of(target));

    BOOST_TEST(reply.status == 400, target);
    BOOST_REQUIRE(catalog::json::parse(reply.body));
    BOOST_TEST(catalog::json::parse(reply.body)->root()["reason"].text_or() == "request.not_text");
  }
}

BOOST_FIXTURE_TEST_CASE(text_in_an_address_is_read_as_utf8, Front) {
  const Reply reply = get(of("tracking?reference=%C4%91%20%"));

  BOOST_TEST(reply.status == 404);
  BOOST_TEST(reply.body.find("đ %") != reply.body.npos);
}

BOOST_AUTO_TEST_SUITE_END()
