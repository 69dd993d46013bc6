#include "connectors/channel/profile_check.h"

#include <boost/test/unit_test.hpp>

#include "connectors/connector.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

// The default with one place written otherwise.
std::string postmart_with(std::string_view was, std::string_view is) {
  std::string text(find_connector("postmart")->default_profile());
  const auto at = text.find(was);
  BOOST_REQUIRE_MESSAGE(at != text.npos, was);
  return text.replace(at, was.size(), is);
}

// "3:5 connector profile.not_a_text"
std::vector<std::string> told(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto& [line, column, fault] : channel::check_profile(text)) {
    lines.push_back(std::to_string(line) + ":" + std::to_string(column) + " " + fault.field + " " +
                    fault.reason);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(profile_check_test)

BOOST_AUTO_TEST_CASE(what_every_connector_brings_can_be_used) {
  for (const auto* connector : all_connectors()) {
    BOOST_TEST(told(std::string(connector->default_profile())) == Lines{},
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_value_is_shown_where_it_stands_in_characters) {
  const auto text = postmart_with(R"("Gạo": "grain.rice")", R"("Gạo": 7)");

  BOOST_TEST(told(text) == Lines{"13:12 categories.Gạo profile.not_a_text"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_misspelt_member_is_shown_at_its_name_and_the_right_one_named) {
  const auto text = postmart_with(R"("chars_max": 120)", R"("char_max": 120)");

  const auto faults = channel::check_profile(text);

  BOOST_REQUIRE(faults.size() == 1U);
  BOOST_TEST(faults[0].line == 6U);
  BOOST_TEST(faults[0].column == 15U);
  BOOST_TEST((faults[0].fault ==
              Fault{"fields.title.char_max", "profile.misspelt_key", {{"nearest", "chars_max"}}}));
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_shown_where_it_should_stand) {
  const auto text = postmart_with("  \"version\": 2,\n", "");

  BOOST_TEST(told("{\"version\": 2}").front() == "1:1 connector profile.missing");
  BOOST_TEST(told(text).empty() == false);
}

BOOST_AUTO_TEST_CASE(several_faults_come_in_the_order_of_their_lines) {
  std::string text = postmart_with("\"share_percent\": 100", "\"share_percent\": 101");
  text.replace(text.find("\"version\": 2"), 12, "\"version\": 3");

  BOOST_TEST(told(text) == (Lines{"2:14 version profile.out_of_range",
                                  "43:20 share_percent profile.out_of_range"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_shown_where_it_breaks) {
  const auto text = postmart_with("\"version\": 2,", "\"version\": 2");

  const auto faults = channel::check_profile(text);

  BOOST_REQUIRE(faults.size() == 1U);
  BOOST_TEST(faults[0].fault.reason == "profile.not_json");
  BOOST_TEST(faults[0].line == 3U);
  BOOST_TEST(told("").front() == "1:1  profile.not_json");
  BOOST_TEST(told("{\"a\": 1, \"a\": 2}").front().ends_with("profile.member_twice"));
  BOOST_TEST(told("[]") == Lines{"1:1  profile.not_an_object"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_contradicts_itself_is_told) {
  BOOST_TEST(told(postmart_with("\"price_vnd_min\": 1000", "\"price_vnd_min\": 200000000"))
                 .front()
                 .ends_with("price_vnd_max profile.max_under_min"));
  BOOST_TEST(told(postmart_with("\"stock_packs_max\"", R"("price_rule": {"charm":
    {"of_vnd": 1000, "endings_vnd": [1000]}}, "stock_packs_max")"))
                 .front()
                 .ends_with("price_rule.charm.endings_vnd profile.ending_too_great"));
}

BOOST_AUTO_TEST_CASE(a_pattern_that_is_none_is_told_with_its_place) {
  const auto faults = channel::check_profile(postmart_with("[0-9]{8}|[0-9]{12,14}", "[0-9{8}"));

  BOOST_REQUIRE(faults.size() == 1U);
  BOOST_TEST(faults[0].fault.reason == "profile.pattern");
}

BOOST_AUTO_TEST_CASE(a_document_of_version_1_is_to_be_brought_up_to_date) {
  const std::string old = R"({"connector": "postmart",
  "title_chars_max": 120, "description_chars_max": 5000, "description_required": true})";

  BOOST_TEST(told(old) == Lines{"2:22 title_chars_max profile.version_1"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
