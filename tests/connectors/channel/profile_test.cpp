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
             "bufer_packs profile.misspelt_key");
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

BOOST_AUTO_TEST_CASE(a_profile_of_version_1_says_what_it_said) {
  const auto profile = channel::parse_profile(R"({"connector":"postmart","title_chars_max":120,
    "description_chars_max":5000,"description_required":true,"categories":{"Gạo":"grain.rice"},
    "price_vnd_min":1000,"price_vnd_max":2000,"days_left_min":3,"buffer_packs":2,
    "share_percent":60,"batch_max":1,"orders_poll_seconds":30,"moderation_poll_seconds":60,
    "requests_per_second":8})");

  BOOST_REQUIRE_MESSAGE(profile, first_fault(profile));
  BOOST_TEST(profile->texts.title.chars_max.value_or(0) == 120U);
  BOOST_TEST(profile->texts.description.required);
  BOOST_TEST(profile->texts.description.lines);
  BOOST_TEST(!profile->texts.origin.chars_max);
  BOOST_TEST(profile->buffer_packs == 2);
  BOOST_TEST(profile->units.size() == 3U);
}

BOOST_AUTO_TEST_CASE(days_on_the_road_are_kept_beside_those_on_arrival) {
  const auto merged =
      channel::with_rules(default_of_postmart, R"({"days_left_min":3,"transit_days":4})");

  BOOST_TEST(channel::parse_profile(*merged)->days_kept_min() == 7);
}

BOOST_AUTO_TEST_CASE(a_price_rule_is_read_with_its_endings) {
  const auto merged = channel::with_rules(default_of_postmart, R"({"price_rule":{
    "commission_permille":80,"rounding":"nearest","below_ours_vnd_max":500,
    "charm":{"of_vnd":10000,"endings_vnd":[9000,5000]}}})");

  BOOST_REQUIRE_MESSAGE(merged, first_fault(merged));
  const auto rule = channel::parse_profile(*merged)->price_rule;
  BOOST_TEST(rule.commission_permille == 80);
  BOOST_TEST((rule.rounding == channel::Rounding::nearest));
  BOOST_TEST(rule.endings_of_vnd == 10'000);
  BOOST_TEST(rule.endings_vnd.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
