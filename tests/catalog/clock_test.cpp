#include "catalog/clock.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;

BOOST_AUTO_TEST_SUITE(clock_test)

BOOST_AUTO_TEST_CASE(a_day_in_vietnam_begins_at_seventeen_hours_utc_the_evening_before) {
  const Time midnight = *parse_rfc3339("2026-11-20T17:00:00Z");

  BOOST_TEST(iso_date(date_in_vietnam(midnight)) == "2026-11-21");
  BOOST_TEST(iso_date(date_in_vietnam(midnight - Duration{1})) == "2026-11-20");
  BOOST_TEST(rfc3339(start_of_day(*parse_iso_date("2026-11-21"))) == "2026-11-20T17:00:00.000000Z");
}

BOOST_AUTO_TEST_CASE(dates_are_read_as_vietnamese_clerks_write_them) {
  for (const char* text : {"5/1/2027", "05/01/2027", "05-01-2027", "5.1.2027"}) {
    const auto date = parse_vietnamese_date(text);
    BOOST_REQUIRE_MESSAGE(date, text);
    BOOST_TEST(vietnamese_date(*date) == "05/01/2027");
  }
}

BOOST_AUTO_TEST_CASE(days_that_do_not_exist_are_refused) {
  for (const char* text :
       {"31/04/2026", "29/02/2026", "0/1/2026", "1/13/2026", "1/1/26", "", "1/1"}) {
    BOOST_TEST(!parse_vietnamese_date(text), text);
  }
  BOOST_TEST(parse_vietnamese_date("29/02/2028").has_value());
}

BOOST_AUTO_TEST_CASE(a_time_with_an_offset_is_the_same_moment_in_utc) {
  BOOST_TEST(rfc3339(*parse_rfc3339("2026-11-21T09:30:00.5+07:00")) ==
             "2026-11-21T02:30:00.500000Z");
  for (const char* text : {"2026-11-21", "2026-11-21T25:00:00Z", "2026-11-21T02:30:00"}) {
    BOOST_TEST(!parse_rfc3339(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
