#include "catalog/text/reference_key.h"

#include <boost/test/unit_test.hpp>

using ganh::catalog::text::reference_key;

BOOST_AUTO_TEST_SUITE(reference_key_test)

BOOST_AUTO_TEST_CASE(capitals_widths_and_blanks_make_no_other_number) {
  for (const char* written : {"FT123", "ft123", " Ft 123 ", "ＦＴ１２３", "F\u00A0T123"}) {
    BOOST_TEST(reference_key(written) == "ft123", written);
  }
}

BOOST_AUTO_TEST_CASE(digits_dashes_and_accents_make_another) {
  BOOST_TEST(reference_key("FT-123") != reference_key("FT123"));
  BOOST_TEST(reference_key("Lân 1") != reference_key("Lan 1"));
  BOOST_TEST(reference_key("ĐƠN 1") == reference_key("đơn1"));
  BOOST_TEST(reference_key("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
