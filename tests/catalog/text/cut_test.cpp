#include "catalog/text/cut.h"

#include <boost/test/unit_test.hpp>

using ganh::catalog::text::cut;

BOOST_AUTO_TEST_SUITE(cut_test)

BOOST_AUTO_TEST_CASE(what_fits_stays) {
  BOOST_TEST(cut("", 0) == "");
  BOOST_TEST(cut("gạo", 5) == "gạo");
}

BOOST_AUTO_TEST_CASE(a_letter_that_does_not_fit_whole_is_left_out_whole) {
  BOOST_TEST(cut("gạo", 4) == "gạ");
  BOOST_TEST(cut("gạo", 3) == "g");
  BOOST_TEST(cut("gạo", 2) == "g");
  BOOST_TEST(cut("đ", 1) == "");
  BOOST_TEST(cut("gạo", 0) == "");
}

BOOST_AUTO_TEST_SUITE_END()
