#include "connectors/tiki/reading.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::connectors;
using tiki::Effect;

namespace {

std::string state(const std::string& json) {
  return tiki::state_of(catalog::json::parse(json)->root());
}

tiki::Refusal reason(const std::string& json) {
  return tiki::reason_of(catalog::json::parse(json)->root());
}

tiki::Reading read(int status, std::string body, Effect effect = Effect::reads) {
  return tiki::read({status, {}, std::move(body)}, effect);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tiki_reading_test)

BOOST_AUTO_TEST_CASE(a_decimal_that_is_whole_becomes_a_whole_number_and_nothing_else_changes) {
  BOOST_TEST(tiki::with_whole_numbers(R"({"a":409000.00,"b":"1.00 kg","c":[2.0,-3.0]})") ==
             R"({"a":409000,"b":"1.00 kg","c":[2,-3]})");
  BOOST_TEST(tiki::with_whole_numbers(R"({"a":1.50,"b":1.05,"c":1.0e3,"d":"\"5.00"})") ==
             R"({"a":1.50,"b":1.05,"c":1.0e3,"d":"\"5.00"})");
}

BOOST_AUTO_TEST_CASE(both_spellings_of_a_state_are_one) {
  BOOST_TEST(state(R"({"state":"md_waiting_approve"})") == "md_awaiting_approve");
  BOOST_TEST(state(R"({"state":"md_awaiting_approve"})") == "md_awaiting_approve");
  BOOST_TEST(state(R"({"state":"waiting_approve"})") == "awaiting_approve");
  BOOST_TEST(state(R"({"state":"awaiting_approve"})") == "awaiting_approve");
  BOOST_TEST(tiki::is_undecided(state(R"({"state":"bot_waiting_approve"})")));
  BOOST_TEST(!tiki::is_undecided(state(R"({"state":"approved"})")));
}

BOOST_AUTO_TEST_CASE(a_reason_is_text_or_errors_within_the_text) {
  BOOST_TEST(reason(R"({"state":"rejected","reason":"Ảnh mờ"})").words == "Ảnh mờ");
  BOOST_TEST(reason(R"({"state":"rejected","reasons":["Ảnh mờ","Sai giá"]})").words ==
             "Ảnh mờ; Sai giá");
  const auto within = reason(
      R"({"state":"rejected","reason":"{\"errors\":[{\"code\":420,\"msg\":\"Trùng mã\"}]}"})");
  BOOST_TEST(within.words == "Trùng mã");
  BOOST_TEST(within.code == "420");
}

BOOST_AUTO_TEST_CASE(an_error_inside_200_is_a_refusal) {
  const auto reading = read(200, R"({"errors":["Price is not valid"]})", Effect::changes);

  BOOST_REQUIRE(reading.refusal.has_value());
  BOOST_TEST(reading.refusal->words == "Price is not valid");
}

BOOST_AUTO_TEST_CASE(a_paused_connection_is_told_with_200_and_is_a_persons_matter) {
  const auto reading =
      read(200, R"({"msg":"Kết nối đang tạm ngưng bởi seller","integration_status":0})");

  BOOST_TEST((reading.trouble == Trouble::forbidden));
}

BOOST_AUTO_TEST_CASE(a_wrong_token_is_403_or_401) {
  BOOST_TEST((read(403, R"({"msg":"Permission denied"})").trouble == Trouble::signed_out));
  BOOST_TEST((read(401, "").trouble == Trouble::signed_out));
}

BOOST_AUTO_TEST_CASE(a_reply_cut_short_leaves_a_change_unknown) {
  BOOST_TEST((read(200, R"({"track)", Effect::changes).trouble == Trouble::unknown));
  BOOST_TEST((read(502, "<html>", Effect::changes).trouble == Trouble::unknown));
  BOOST_TEST((read(502, "<html>").trouble == Trouble::unavailable));
  BOOST_TEST((read(200, "<html>").trouble == Trouble::broken));
}

BOOST_AUTO_TEST_CASE(too_many_calls_are_no_refusal) {
  BOOST_TEST(
      (read(429, R"({"errors":["Your rate limit is exceed"]})").trouble == Trouble::throttled));
}

BOOST_AUTO_TEST_CASE(times_are_by_the_clock_of_viet_nam) {
  BOOST_TEST((tiki::parse_time("2026-11-22 09:30:00") == parse_rfc3339("2026-11-22T02:30:00Z")));
  BOOST_TEST(!tiki::parse_time("22/11/2026").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
