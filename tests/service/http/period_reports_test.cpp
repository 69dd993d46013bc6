#include <fstream>

#include "catalog/orders/orders.h"
#include "catalog/sheets/xlsx_reader.h"
#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct Reports : Counter {
  Reports() {
    product("A");
    market = channel();
    order(market, "PM-1", "A-1KG", 2);
    const auto id =
        look([&](auto& s) { return catalog::orders::find_order(s, market, "PM-1"); })->id;
    command([&](auto& c) { return catalog::orders::confirm(c, id); });
    command([&](auto& c) -> Result<> {
      const auto packed = catalog::orders::pack(c, id);
      return packed ? Result<>() : packed.error();
    });
    command([&](auto& c) { return catalog::orders::ship(c, id, {"Vietnam Post", "EB1VN"}); });
  }
  catalog::json::Document read(const std::string& report) {
    const Reply reply = get(machine, of("reports/" + report));
    BOOST_REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return std::move(*catalog::json::parse(reply.body));
  }
  int status(const Headers& who, const std::string& report) {
    return get(who, of("reports/" + report)).status;
  }

  ChannelId market;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(period_reports_test, Reports)

BOOST_AUTO_TEST_CASE(sales_are_told_in_each_way_and_bear_names_that_people_know) {
  const auto products = read("sales");
  const auto channels = read("sales?by=channel");

  const auto sold = products.root()["rows"].items().at(0);
  BOOST_TEST(sold["code"].text_or() == "A");
  BOOST_TEST(sold["quantity"].text_or() == "2 kg");
  BOOST_TEST(products.root()["total"]["net_vnd"].integer_or(0) > 0);
  BOOST_TEST(channels.root()["rows"].items().at(0)["name"].text_or() == "postmart");
  for (const auto* by : {"household", "month", "day"}) {
    const auto told = read(std::string("sales?by=") + by);
    BOOST_TEST(told.root()["total"]["net_vnd"].integer_or(0) ==
               products.root()["total"]["net_vnd"].integer_or(-1));
  }
}

BOOST_AUTO_TEST_CASE(stock_and_orders_have_their_reports) {
  BOOST_TEST(read("stock-value").root()["lots"].items().at(0)["on_hand"].text_or() == "8 kg");
  BOOST_TEST(read("expiring?days=7").root()["lots"].size() == 0U);
  BOOST_TEST(read("expiring?days=90").root()["lots"].size() == 1U);
  BOOST_TEST(read("waste").root()["rows"].size() == 0U);
  BOOST_TEST(read("fill-rate").root()["total"]["rate_bp"].integer_or(0) == 10'000);
  BOOST_TEST(read("time-to-ship").root()["total"]["orders"].integer_or(0) == 1);
}

BOOST_AUTO_TEST_CASE(each_report_is_a_workbook_too) {
  for (const auto* name :
       {"sales", "stock-value", "expiring", "waste", "fill-rate", "time-to-ship"}) {
    const Reply reply = get(machine, of(std::string("reports/") + name + ".xlsx"));
    BOOST_REQUIRE_MESSAGE(reply.status == 200, reply.body);
    BOOST_TEST(header(reply, "Content-Type") == xlsx_type);
    BOOST_TEST(header(reply, "Content-Disposition").starts_with("attachment; filename=\""));
    const auto read_again = catalog::sheets::read_xlsx(reply.body);
    BOOST_REQUIRE_MESSAGE(read_again, name);
    BOOST_TEST(read_again->sheets.at(0).rows.size() >= 3U, name);
  }
}

BOOST_AUTO_TEST_CASE(what_households_earn_needs_a_permission_of_its_own) {
  const auto orders = bearer(token({accounts::Permission::orders_read}).secret);
  const auto both =
      bearer(token({accounts::Permission::orders_read, accounts::Permission::shares_read}).secret);

  BOOST_TEST(status(orders, "sales") == 200);
  BOOST_TEST(status(orders, "sales?by=household") == 403);
  BOOST_TEST(status(orders, "sales.xlsx?by=household") == 403);
  BOOST_TEST(status(both, "sales?by=household") == 200);
}

BOOST_AUTO_TEST_CASE(days_that_make_no_period_are_refused) {
  BOOST_TEST(reason(get(machine, of("reports/sales?from=2026-12-01&to=2026-11-01"))) ==
             "days.reversed");
  BOOST_TEST(reason(get(machine, of("reports/waste?from=1990-01-01&to=2026-11-01"))) ==
             "days.too_many");
  BOOST_TEST(reason(get(machine, of("reports/sales?by=moon"))) == "report.by");
  BOOST_TEST(reason(get(machine, of("reports/expiring?days=-1"))) == "report.days");
}

BOOST_AUTO_TEST_SUITE_END()
