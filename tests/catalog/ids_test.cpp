#include "catalog/ids.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ganh;

BOOST_AUTO_TEST_SUITE(ids_test)

BOOST_AUTO_TEST_CASE(an_id_is_its_prefix_and_twenty_six_characters) {
  SeededRandomness randomness(1);

  const auto id = new_id<OrderTag>(*parse_rfc3339("2026-11-21T02:03:04Z"), randomness);

  BOOST_REQUIRE_EQUAL(id.text.size(), std::string("ord_").size() + 26);
  BOOST_TEST(id.text.substr(0, 4) == "ord_");
  BOOST_TEST(id.text.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz", 4) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(later_ids_sort_after_earlier_ones) {
  SeededRandomness randomness(2);
  ManualClock clock(*parse_rfc3339("2026-11-21T02:03:04Z"));
  std::string last;

  for (int n = 0; n < 200; ++n) {
    const std::string id = make_id("lot", clock.now(), randomness);
    BOOST_REQUIRE_LT(last, id);
    last = id;
    clock.advance(std::chrono::milliseconds{1 + n * n});
  }
}

BOOST_AUTO_TEST_CASE(ids_of_one_moment_differ) {
  SeededRandomness randomness(3);
  std::set<std::string> ids;

  for (int n = 0; n < 10'000; ++n) ids.insert(make_id("lot", from_us(0), randomness));

  BOOST_TEST(ids.size() == 10'000U);
}

BOOST_AUTO_TEST_CASE(the_time_stands_in_the_first_ten_characters) {
  SeededRandomness randomness(4);

  // The greatest time of 48 bits, as the ULID specification writes it.
  const std::string id = make_id("x", from_us(0xffff'ffff'ffff * 1000), randomness);

  BOOST_TEST(id.substr(2, 10) == "7zzzzzzzzz");
}

BOOST_AUTO_TEST_SUITE_END()
