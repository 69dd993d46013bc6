#include "service/cli/typed_days.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::service::cli;

namespace {

const Date november = *parse_iso_date("2026-11-22");

std::string day(const std::string& typed, Date on = november) {
  const auto found = typed_day(typed, on);
  return found ? iso_date(*found) : found.error().faults.at(0).reason;
}

std::string days(const DaysOption& typed) {
  const auto found = typed_days(typed, november);
  if (!found) return found.error().faults.at(0).reason;
  return (found->from ? iso_date(*found->from) : "-") + " " +
         (found->to ? iso_date(*found->to) : "-");
}

std::string moment(const std::string& typed) {
  const auto found = typed_moment(typed, november);
  return found ? rfc3339(*found) : found.error().faults.at(0).reason;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(typed_days_test)

BOOST_AUTO_TEST_CASE(a_day_without_a_year_is_the_last_such_day) {
  BOOST_TEST(day("21/11/2025") == "2025-11-21");
  BOOST_TEST(day("2026-12-01") == "2026-12-01");
  BOOST_TEST(day("22/11") == "2026-11-22");
  BOOST_TEST(day("1-12") == "2025-12-01");
  BOOST_TEST(day("29/2") == "2024-02-29");
  BOOST_TEST(day("31/4") == "option.date");
  BOOST_TEST(day("mai") == "option.date");
}

BOOST_AUTO_TEST_CASE(a_last_day_without_a_year_comes_after_the_first_one) {
  BOOST_TEST(days({"1/11", "30/11"}) == "2026-11-01 2026-11-30");
  BOOST_TEST(days({"15/12", "15/1"}) == "2025-12-15 2026-01-15");
  BOOST_TEST(days({"1/11/2024", "30/11"}) == "2024-11-01 2024-11-30");
  BOOST_TEST(days({"", "1/12"}) == "- 2025-12-01");
  BOOST_TEST(days({"", ""}) == "- -");
  BOOST_TEST(days({"1/11", "31/4"}) == "option.date");
}

BOOST_AUTO_TEST_CASE(a_moment_is_a_day_and_a_time_in_viet_nam) {
  BOOST_TEST(moment("25/11/2026 17:00") == "2026-11-25T10:00:00.000000Z");
  BOOST_TEST(moment("25/11 07:30") == "2026-11-25T00:30:00.000000Z");
  BOOST_TEST(moment("1/1 8:00") == "2027-01-01T01:00:00.000000Z");
  BOOST_TEST(moment("25/11/2026") == "2026-11-25T16:59:00.000000Z");
  BOOST_TEST(moment("2026-11-21T17:00:00+07:00") == "2026-11-21T10:00:00.000000Z");
  BOOST_TEST(moment("25/11/2026 24:00") == "option.moment");
  BOOST_TEST(moment("25/11/2026 17") == "option.moment");
  BOOST_TEST(moment("25/11/2026 ") == "option.moment");
  BOOST_TEST(moment("mai") == "option.moment");
}

BOOST_AUTO_TEST_SUITE_END()
