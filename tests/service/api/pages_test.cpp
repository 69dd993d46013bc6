#include <boost/test/unit_test.hpp>
#include <set>

#include "catalog/json/json.h"
#include "service/api/channels.h"
#include "service/api/orders.h"
#include "service/api/products.h"
#include "service/api/stock.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;

namespace {

catalog::json::Document parsed(const std::string& text) {
  auto document = catalog::json::parse(text);
  BOOST_REQUIRE(document);
  return std::move(*document);
}

struct Pages : Shop {
  api::ProductPage products(const api::Page& page) {
    return look([&](auto& s) { return api::read_products(s, page, today()); }).value();
  }
  api::StockPage stock(const api::Page& page) {
    return look([&](auto& s) { return api::read_stock(s, page, today()); }).value();
  }
  api::OrderPage orders(const api::Page& page) {
    return look([&](auto& s) { return api::read_orders(s, page); });
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pages_test)

BOOST_FIXTURE_TEST_CASE(pages_of_products_follow_each_other_without_gap_or_repeat, Pages) {
  for (const char* code : {"A", "B", "C", "D", "E"}) product(code);

  std::vector<std::string> seen;
  api::Page page{2, ""};
  do {
    const auto found = products(page);
    BOOST_TEST(found.products.size() <= 2U);
    for (const auto& product : found.products) seen.push_back(product.product.code);
    page.after = found.next;
  } while (!page.after.empty());

  BOOST_TEST(seen == (std::vector<std::string>{"A", "B", "C", "D", "E"}),
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_page_after_nothing_known_is_refused, Pages) {
  const auto found = look([&](auto& s) {
    return api::read_products(s, {2, "prod_none"}, today());
  });

  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().faults.at(0).reason == "page.after");
}

BOOST_FIXTURE_TEST_CASE(a_pack_says_in_both_languages_why_it_cannot_be_bought, Pages) {
  product("A");
  channel();

  const auto document = parsed(api::products_json(products({})));

  const auto on = document.root()["products"].items()[0]["packs"].items()[0]["channels"].items()[0];
  BOOST_TEST(on["buyable"].boolean_or(true) == false);
  BOOST_TEST(on["why"]["reason"].text_or() == "listing.waits_for_publish");
  BOOST_TEST(on["why"]["vi"]["problem"].text_or() == "Chưa đăng lên sàn.");
  BOOST_TEST(on["why"]["en"]["problem"].text_or() == "It is not published yet.");
}

BOOST_FIXTURE_TEST_CASE(stock_tells_lots_reservations_and_what_channels_may_sell, Pages) {
  product("A", 10);
  order(channel(), "PM-1", "A-1KG", 3);

  const auto document = parsed(api::stock_json(stock({})));

  const auto of = document.root()["products"].items()[0];
  BOOST_TEST(of["on_hand_base"].integer_or(0) == 10'000);
  BOOST_TEST(of["reserved_base"].integer_or(0) == 3'000);
  BOOST_TEST(of["lots"].items()[0]["household"]["name"].text_or() == "Hoàng Văn Tài");
  BOOST_TEST(of["channels"].items()[0]["packs"].items()[0]["sellable_packs"].integer_or(-1) == 7);
  BOOST_TEST(look([](auto& s) { return api::check_stock(s).empty(); }));
}

BOOST_FIXTURE_TEST_CASE(orders_come_newest_first_with_short_lines_plain, Pages) {
  product("A", 2);
  const auto postmart = channel();
  order(postmart, "PM-1", "A-1KG", 1);
  order(postmart, "PM-2", "A-1KG", 5);

  const auto document = parsed(api::orders_json(orders({})));

  const auto newest = document.root()["orders"].items()[0];
  BOOST_TEST(newest["external_id"].text_or() == "PM-2");
  BOOST_TEST(newest["short"].boolean_or(false));
  BOOST_TEST(newest["next_step"].text_or() == "confirm");
  BOOST_TEST(newest["lines"].items()[0]["short_packs"].integer_or(0) == 4);
  BOOST_TEST(document.root()["next"].is_null());
}

BOOST_FIXTURE_TEST_CASE(pages_of_orders_follow_each_other, Pages) {
  product("A");
  const auto postmart = channel();
  for (const char* id : {"PM-1", "PM-2", "PM-3"}) order(postmart, id, "A-1KG", 1);

  const auto first = orders({2, ""});
  const auto second = orders({2, first.next});

  BOOST_TEST(first.orders.size() == 2U);
  BOOST_REQUIRE(second.orders.size() == 1U);
  BOOST_TEST(second.orders[0].order.external_id == "PM-1");
  BOOST_TEST(second.next.empty());
}

BOOST_FIXTURE_TEST_CASE(a_channel_never_shows_its_secrets, Pages) {
  channel();

  const auto channels = look([&](auto& s) { return api::read_channels(s, today()); });
  const std::string text = api::channels_json({"Thiên An", today(), Duration{0}, channels});

  BOOST_TEST(text.find("s3cret") == std::string::npos);
  BOOST_TEST(text.find("whsec_") == std::string::npos);
  BOOST_TEST(parsed(text).root()["channels"].items()[0]["webhook_path"].text_or().starts_with(
      "/v1/webhooks/chan_"));
}

BOOST_AUTO_TEST_SUITE_END()
