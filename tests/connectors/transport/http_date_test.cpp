#include "connectors/transport/http_date.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

const Time moment = *parse_rfc3339("1994-11-06T08:49:37Z");

std::optional<Duration> wait_of(const std::string& value) {
  return retry_after({{"retry-after", value}}, moment);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_date_test)

BOOST_AUTO_TEST_CASE(a_date_is_written_as_the_standard_has_it) {
  BOOST_TEST(http_date(moment) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

BOOST_AUTO_TEST_CASE(all_three_forms_are_one_moment) {
  for (const auto* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun Nov  6 08:49:37 1994"}) {
    const auto read = parse_http_date(text);
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE(read);
      BOOST_TEST((*read == moment));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_none) {
  for (const auto* text : {"", "soon", "Sun, 31 Feb 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
                           "Sun, 06 Nov 1994 28:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 PST",
                           "Sun, 06 Nov -994 08:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_http_date(text));
    }
  }
}

BOOST_AUTO_TEST_CASE(seconds_are_waited) {
  BOOST_TEST((wait_of("120") == 120s));
  BOOST_TEST((wait_of("0") == 0s));
}

BOOST_AUTO_TEST_CASE(a_date_is_waited_for) {
  BOOST_TEST((wait_of("Sun, 06 Nov 1994 08:51:37 GMT") == 120s));
}

BOOST_AUTO_TEST_CASE(a_date_that_has_passed_is_no_wait) {
  BOOST_TEST((wait_of("Sun, 06 Nov 1994 08:00:00 GMT") == 0s));
}

BOOST_AUTO_TEST_CASE(nobody_waits_longer_than_a_day) {
  for (const auto* text : {"86401", "99999999999999999999", "Sun, 06 Nov 2094 08:49:37 GMT"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST((wait_of(text) == retry_after_most));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_says_neither_is_as_if_it_were_not_there) {
  for (const auto* text : {"", "soon", "-5", "1.5", "+3"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!wait_of(text));
    }
  }
  BOOST_TEST(!retry_after({}, moment));
}

BOOST_AUTO_TEST_SUITE_END()
