#include "connectors/channel/profile.h"

#include <boost/test/unit_test.hpp>

#include "connectors/connector.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

std::string first_fault(const auto& result) {
  return result ? "" : result.error().faults.at(0).field + " " + result.error().faults.at(0).reason;
}

const std::string default_of_postmart{find_connector("postmart")->default_profile()};

}  // namespace

BOOST_AUTO_TEST_SUITE(profile_test)

BOOST_AUTO_TEST_CASE(every_connector_brings_a_profile_that_holds) {
  for (const auto* connector : all_connectors()) {
    BOOST_TEST(first_fault(channel::parse_profile(connector->default_profile())) == "");
  }
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_channel_takes_the_place_of_the_default) {
  const auto merged = channel::with_rules(default_of_postmart, R"({"buffer_packs":7})");

  BOOST_REQUIRE(merged);
  BOOST_TEST(channel::parse_profile(*merged)->buffer_packs == 7);
  BOOST_TEST(channel::parse_profile(*merged)->categories.size() > 5U);
}

BOOST_AUTO_TEST_CASE(a_misspelt_rule_is_named) {
  BOOST_TEST(first_fault(channel::with_rules(default_of_postmart, R"({"bufer_packs":7})")) ==
             "bufer_packs profile.unknown_key");
}

BOOST_AUTO_TEST_CASE(a_rule_out_of_range_is_named) {
  BOOST_TEST(first_fault(channel::with_rules(default_of_postmart, R"({"share_percent":101})")) ==
             "share_percent profile.out_of_range");
  BOOST_TEST(first_fault(channel::with_rules(default_of_postmart, R"({"share_percent":"all"})")) ==
             "share_percent profile.not_a_number");
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_not_only_the_first) {
  const auto result = channel::parse_profile("{}");

  BOOST_REQUIRE(!result);
  BOOST_TEST(result.error().faults.size() > 8U);
}

BOOST_AUTO_TEST_SUITE_END()
