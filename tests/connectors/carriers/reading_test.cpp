#include "connectors/carriers/reading.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::connectors::carriers;

BOOST_AUTO_TEST_SUITE(carriers_reading_test)

BOOST_AUTO_TEST_CASE(a_local_time_is_that_of_clocks_in_viet_nam) {
  const auto time = parse_local_time("28/08/2019 07:54:50");

  BOOST_REQUIRE(time);
  BOOST_TEST(rfc3339(*time) == "2019-08-28T00:54:50.000000Z");
}

BOOST_AUTO_TEST_CASE(what_no_clock_shows_is_no_time) {
  for (const char* text :
       {"28/08/2019 24:00:00", "28/08/2019 07:60:00", "28/08/2019 07:54:61", "28/08/2019 -0:54:50",
        "28/08/2019 07:54:5", "28/08/2019 3600:4:0", "28/08/2019", "31/02/2019 07:54:50", ""}) {
    BOOST_TEST(!parse_local_time(text), text);
  }
}

BOOST_AUTO_TEST_CASE(a_carrier_says_how_long_to_wait_up_to_an_hour) {
  const auto waits = [](const char* seconds) {
    return stopped_by({429, {{"Retry-After", seconds}}, ""}).retry_after;
  };

  BOOST_TEST((waits("3600") == Duration{std::chrono::hours{1}}));
  BOOST_TEST(!waits("3601"));
  BOOST_TEST(!waits("-1"));
  BOOST_TEST(!waits("soon"));
}

BOOST_AUTO_TEST_SUITE_END()
