#include "catalog/orders/retention.h"

#include "catalog/orders/customers.h"
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

BOOST_AUTO_TEST_CASE(only_a_pdf_that_is_not_too_large_is_kept_as_it_came) {
  const OrderId id = ended("PM-1");

  BOOST_TEST(refused(keep(id, "<html>"), Code::invalid, "waybill.not_pdf"));
  BOOST_TEST(refused(keep(id, "%PDF-" + std::string(waybill_pdf_bytes_max, 'x')), Code::limit,
                     "waybill.too_large"));
  BOOST_REQUIRE(keep(id, std::string("%PDF-1.7\n\0\xff", 11)));
  BOOST_TEST((waybill_of(id) == std::string("%PDF-1.7\n\0\xff", 11)));
}

BOOST_AUTO_TEST_SUITE_END()
