#include "catalog/orders/retention.h"

#include <sqlite3.h>

#include "catalog/money/payments.h"
#include "catalog/money/settlements.h"
#include "catalog/orders/customers.h"
#include "catalog/orders/tracking.h"
#include "catalog/orders/waybills.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Archive : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const LotId stocked = lot("L1", rice, lan, 50'000, 900);

  // Shipped, delivered, its waybill kept.
  OrderId ended(const std::string& external_id) {
    const OrderId id = place(external_id, {{"GAO-500", 2}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(keep(id, "%PDF-1.4 Chị Hoa"));
    BOOST_REQUIRE(ship(id));
    const ShipmentId sent = parcel(id);
    BOOST_REQUIRE(command([&](auto& c) { return deliver(c, sent, clock.now()); }));
    return id;
  }
  ShipmentId parcel(const OrderId& id) { return order(id).shipments.at(0).id; }
  Result<> keep(const OrderId& id, const std::string& pdf) {
    const ShipmentId packed = parcel(id);
    return command([&](auto& c) { return keep_waybill_pdf(c, packed, pdf); });
  }
  std::optional<std::string> waybill_of(const OrderId& id) {
    const ShipmentId packed = parcel(id);
    return look([&](auto& s) { return waybill_pdf(s, packed); });
  }
  void tell(const std::string& waybill, const std::string& text) {
    TrackingEvent told;
    told.code = "I";
    told.text = text;
    told.progress = Progress::in_transit;
    told.at = clock.now();
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      Noted noted;
      note_tracking(c, {"vnpost", {"vietnam post"}, waybill}, told, noted);
      return {};
    }));
  }
  // "table.column" of whatever says so, in any table.
  std::string said_in(const char* what) {
    constexpr const char* columns =
        "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND c.type IN ('TEXT', 'BLOB') ORDER BY 1, 2";
    sqlite3* file = nullptr;
    BOOST_REQUIRE(sqlite3_open(folder.file().c_str(), &file) == SQLITE_OK);
    std::vector<std::pair<std::string, std::string>> all;
    const auto each = [](void* into, int, char** values, char**) {
      static_cast<decltype(all)*>(into)->emplace_back(values[0], values[1]);
      return 0;
    };
    BOOST_REQUIRE(sqlite3_exec(file, columns, each, &all, nullptr) == SQLITE_OK);
    BOOST_REQUIRE(all.size() > 50U);
    std::string found;
    for (const auto& [table, column] : all) {
      const std::string sql = "SELECT '" + table + "." + column + " ' FROM " + table +
                              " WHERE instr(" + column + ", '" + what + "') > 0 LIMIT 1";
      const auto say = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) += values[0];
        return 0;
      };
      BOOST_REQUIRE(sqlite3_exec(file, sql.c_str(), say, &found, nullptr) == SQLITE_OK);
    }
    sqlite3_close(file);
    return found;
  }
  Result<money::Entered> pay(const OrderId& id, const char* reference, const char* why = "") {
    const money::Payment payment{{}, id, money::Method::bank, reference, {50'000}, why};
    return command([&](auto& c) { return money::receive(c, payment); });
  }
  // One pack of its first line, entered under what somebody typed.
  Result<Returned> give_back(const OrderId& id, const char* typed) {
    GoodsBack back;
    back.external_id = typed;
    back.why = "chị Hoa chê";
    back.lines.push_back({1, 1, {}, {}});
    return command([&](auto& c) { return take_back(c, id, back); });
  }
  std::int64_t erase() {
    const Time before = erase_ended_before(today());
    return command([&](auto& c) -> Result<std::int64_t> { return erase_customers(c, before, 100); })
        .value();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(retention_test, Archive)

BOOST_AUTO_TEST_CASE(the_shipped_rules_can_be_read_and_the_one_in_force_is_taken) {
  BOOST_REQUIRE(!shipped_retention_rules().empty());
  const auto rules = read_retention_rules(
      R"({"rules": [{"valid_from": "2026-01-01", "legal_basis": "b", "days_kept": 30},
                    {"valid_from": "2023-01-01", "legal_basis": "a", "days_kept": 90}]})");

  BOOST_REQUIRE(rules);
  BOOST_TEST(retention_rule_on(*rules, *parse_iso_date("2025-12-31")).days_kept == 90);
  BOOST_TEST(retention_rule_on(*rules, *parse_iso_date("2026-01-01")).days_kept == 30);
  BOOST_TEST(refused(read_retention_rules(R"({"rules": [{"valid_from": "2026-01-01"}]})"),
                     Code::invalid, "retention.malformed"));
}

BOOST_AUTO_TEST_CASE(customers_are_forgotten_when_their_time_is_over_and_the_figures_stay) {
  const OrderId old = ended("PM-1");
  const int kept = retention_rule_on(shipped_retention_rules(), today()).days_kept;
  days_pass(kept);
  const OrderId fresh = ended("PM-2");
  BOOST_TEST(erase() == 0);
  days_pass(1);

  BOOST_TEST(erase() == 1);

  BOOST_TEST((order(old).customer == Customer{}));
  BOOST_TEST(order(old).erased_at.has_value());
  BOOST_TEST(order(old).total.vnd == 50'000);
  BOOST_TEST(order(fresh).customer.name == "Chị Hoa");
  BOOST_TEST(!waybill_of(old).has_value());
  BOOST_TEST(waybill_of(fresh).has_value());
  BOOST_TEST(refused(keep(old, "%PDF-1.4"), Code::not_now, "order.erased"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_open_order_is_never_forgotten) {
  const OrderId open = place("PM-1", {{"GAO-500", 2}});
  days_pass(4000);

  BOOST_TEST(erase() == 0);

  BOOST_TEST(order(open).customer.name == "Chị Hoa");
}

BOOST_AUTO_TEST_CASE(a_parcel_that_nobody_said_was_delivered_is_forgotten_after_its_last_event) {
  const OrderId sent = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(confirm(sent));
  BOOST_REQUIRE(pack_up(sent));
  BOOST_REQUIRE(ship(sent));
  days_pass(20);
  tell("EB1VN", "chị Hoa hẹn lại");
  const auto forget = [&] {
    const Time since = start_of_day(today() - std::chrono::days{30});
    return command([&](auto& c) -> Result<std::int64_t> {
             return erase_quiet_customers(c, since, 100);
           })
        .value();
  };
  days_pass(29);
  BOOST_TEST(forget() == 0);
  days_pass(2);

  BOOST_TEST(look([&](auto& s) {
               return quiet_customers_to_erase(s, start_of_day(today() - std::chrono::days{30}));
             }) == 1);
  BOOST_TEST(forget() == 1);

  BOOST_TEST((order(sent).customer == Customer{}));
  const ShipmentId packed = parcel(sent);
  BOOST_TEST(look([&](auto& s) { return tracking_of(s, packed); }).empty());
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(reasons_and_references_that_name_a_customer_go_with_the_customer) {
  const OrderId old = ended("PM-1");
  BOOST_REQUIRE(pay(old, "NGUYEN THI HOA CK", "chị Hoa"));
  BOOST_REQUIRE(give_back(old, "chị Hoa 1"));
  const OrderId off = place("PM-2", {{"GAO-500", 1}});
  BOOST_REQUIRE(cancel(off));
  days_pass(400);

  BOOST_TEST(erase() == 2);

  const auto payments = look([&](auto& s) { return money::payments_of(s, old); });
  BOOST_TEST(payments.at(0).reference == payments.at(0).id.text);
  BOOST_TEST(payments.at(0).why == "");
  BOOST_TEST(payments.at(0).amount.vnd == 50'000);
  const Return returned = look([&](auto& s) { return returns_of(s, old); }).at(0);
  BOOST_TEST(returned.why == "");
  BOOST_TEST(returned.external_id == returned.id.text);
  BOOST_TEST(order(off).cancelled->why == "");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(no_table_names_a_customer_who_was_forgotten,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  pack("GAO-1KG", rice, 1000);
  const OrderId old = ended("PM-1");
  tell("EB1VN", "chị Hoa đã nhận");
  BOOST_REQUIRE(pay(old, "NGUYEN THI HOA CK", "chị Hoa"));
  BOOST_REQUIRE(give_back(old, "chị Hoa gọi 0912345678"));
  const OrderId off = place("PM-2", {{"GAO-500", 3}});
  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    if (auto done = cut(c, off, 1, 1, "chị Hoa bớt"); !done) return done;
    auto line = substitute(c, off, {1, 1, "GAO-1KG", 1, {25'000}, "chị Hoa, 0912345678"});
    if (!line) return line.error();
    return orders::cancel(c, off, {Party::customer, "chị Hoa đổi ý, ở Hà Nội"});
  }));
  money::Settlement list{money::Method::carrier, "Vietnam Post", "COD-1", {60'000}, {}};
  list.lines = {{"EB1VN", money::SettlementLine::Kind::sale, {50'000}, "chị Hoa trả"},
                {"EB7VN", money::SettlementLine::Kind::sale, {10'000}, "chị Hoa"}};
  BOOST_REQUIRE(command([&](auto& c) { return money::settle(c, list); }));
  BOOST_TEST(said_in("Hoa") != "");
  days_pass(400);

  BOOST_TEST(erase() == 2);
  const auto notes = command([&](auto& c) -> Result<std::int64_t> {
    return erase_notes_of_nobody(c, erase_ended_before(today()), 100);
  });

  BOOST_TEST(notes.value() == 1);
  BOOST_TEST(said_in("Hoa") == "");
  BOOST_TEST(said_in("HOA") == "");
  BOOST_TEST(said_in("0912345678") == "");
  BOOST_TEST(said_in("Hà Nội") == "");
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(the_same_money_is_known_again_once_its_customer_is_forgotten) {
  const OrderId old = ended("PM-1");
  const auto first = pay(old, "FT1");
  BOOST_REQUIRE(first);
  days_pass(400);
  BOOST_REQUIRE(erase() == 1);
  const OrderId fresh = ended("PM-2");

  const auto again = pay(old, " FT1");

  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  BOOST_TEST(refused(pay(fresh, "FT1"), Code::conflict, "payment.another"));
  BOOST_TEST(bool(pay(fresh, "FT2")));
}

BOOST_AUTO_TEST_CASE(the_same_return_is_known_again_once_its_customer_is_forgotten) {
  const OrderId old = ended("PM-1");
  const auto first = give_back(old, "R-77");
  BOOST_REQUIRE(first);
  days_pass(400);
  BOOST_REQUIRE(erase() == 1);

  const auto again = give_back(old, "R-77");

  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  const auto another = give_back(old, "R-78");
  BOOST_REQUIRE(another);
  BOOST_TEST(!another->stood_already);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(what_is_entered_of_a_forgotten_customer_is_forgotten_in_its_turn,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  const OrderId old = ended("PM-1");
  days_pass(400);
  BOOST_REQUIRE(erase() == 1);
  BOOST_TEST(erase() == 0);
  days_pass(1);
  BOOST_REQUIRE(give_back(old, "Trả Hoa"));
  BOOST_REQUIRE(pay(old, "CK Hoa", "chị Hoa"));
  BOOST_TEST(erase() == 0);
  BOOST_TEST(said_in("Hoa") != "");

  days_pass(400);

  BOOST_TEST(erase() == 1);
  BOOST_TEST(said_in("Hoa") == "");
  BOOST_TEST(erase() == 0);
  BOOST_TEST(give_back(old, "trả hoa")->stood_already);
}

BOOST_AUTO_TEST_CASE(what_carriers_told_of_parcels_nobody_knows_is_dropped_by_its_age) {
  tell("EB8VN", "chị Hoa");
  days_pass(40);
  tell("EB9VN", "chị Hoa");
  const Time before = start_of_day(today() - std::chrono::days{30});

  const auto drop = [&] {
    return command([&](auto& c) -> Result<std::int64_t> { return erase_tracking(c, before, 100); })
        .value();
  };

  BOOST_TEST(drop() == 1);
  BOOST_TEST(drop() == 0);
}

BOOST_AUTO_TEST_CASE(only_a_pdf_that_is_not_too_large_is_kept_as_it_came) {
  const OrderId id = ended("PM-1");

  BOOST_TEST(refused(keep(id, "<html>"), Code::invalid, "waybill.not_pdf"));
  BOOST_TEST(refused(keep(id, "%PDF-" + std::string(waybill_pdf_bytes_max, 'x')), Code::limit,
                     "waybill.too_large"));
  BOOST_REQUIRE(keep(id, std::string("%PDF-1.7\n\0\xff", 11)));
  BOOST_TEST((waybill_of(id) == std::string("%PDF-1.7\n\0\xff", 11)));
}

BOOST_AUTO_TEST_SUITE_END()
