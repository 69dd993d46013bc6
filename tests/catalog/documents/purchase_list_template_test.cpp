#include "catalog/documents/purchase_list_template.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ganh;
using namespace ganh::catalog::documents;

namespace {

std::string entry(const std::string& from, const std::string& key = "goods") {
  return R"({"valid_from": ")" + from + R"(", "form": "F)" + from +
         R"(", "title": "T", "legal_basis": "L", "columns": [{"key": ")" + key +
         R"(", "heading": "H", "share": 1}], "signatures": ["S"]})";
}
std::string file(const std::string& entries) {
  return R"({"templates": [)" + entries + "]}";
}
Date day(const char* iso) {
  return *parse_iso_date(iso);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(purchase_list_template_test)

BOOST_AUTO_TEST_CASE(the_form_is_the_one_in_force_on_the_day) {
  const auto forms =
      read_purchase_list_templates(file(entry("2026-03-01") + "," + entry("2014-08-02")));
  BOOST_REQUIRE(forms);

  const auto before = template_on(*forms, day("2026-02-28"));
  const auto from = template_on(*forms, day("2026-03-01"));
  const auto too_early = template_on(*forms, day("2014-08-01"));

  BOOST_REQUIRE((before && from));
  BOOST_TEST(before->form == "F2014-08-02");
  BOOST_TEST(from->form == "F2026-03-01");
  BOOST_REQUIRE(!too_early);
  BOOST_TEST((too_early.error().code == Code::not_found));
}

BOOST_AUTO_TEST_CASE(the_shipped_file_is_read) {
  BOOST_REQUIRE(!shipped_purchase_list_templates().empty());
  BOOST_TEST(shipped_purchase_list_templates().front().columns.size() == 9U);
}

BOOST_AUTO_TEST_CASE(a_file_at_fault_is_refused_with_the_place) {
  const std::pair<std::string, std::string> wrong[] = {
      {file(""), "templates"},
      {file(entry("2026-02-30")), "templates[0].valid_from"},
      {file(entry("2026-01-01") + "," + entry("2026-01-02", "colour")),
       "templates[1].columns[0].key"}};
  for (const auto& [json, field] : wrong) {
    const auto refused = read_purchase_list_templates(json);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().faults[0].field == field);
    BOOST_TEST(refused.error().faults[0].reason == "template.malformed");
  }
}

BOOST_AUTO_TEST_SUITE_END()
