#include "catalog/text/counted.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::catalog::text;

BOOST_AUTO_TEST_SUITE(counted_test)

BOOST_AUTO_TEST_CASE(one_is_one_and_all_else_is_many) {
  BOOST_TEST(counted("1 ⟦lot|lots⟧ left") == "1 lot left");
  BOOST_TEST(counted("0 ⟦lot|lots⟧ left") == "0 lots left");
  BOOST_TEST(counted("11 ⟦lot|lots⟧ left") == "11 lots left");
  BOOST_TEST(counted("2.001 ⟦lot|lots⟧ left") == "2.001 lots left");
}

BOOST_AUTO_TEST_CASE(each_choice_goes_by_the_number_nearest_before_it) {
  BOOST_TEST(counted("2 of 1 ⟦line|lines⟧, 3 ⟦differs|differ⟧") == "2 of 1 line, 3 differ");
}

BOOST_AUTO_TEST_CASE(a_text_without_a_choice_stays) {
  BOOST_TEST(counted("một lô [a|b]") == "một lô [a|b]");
  BOOST_TEST(counted("⟦lot|lots") == "⟦lot|lots");
}

BOOST_AUTO_TEST_SUITE_END()
