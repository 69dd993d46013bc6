#include "catalog/measure/bare_number.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::catalog::measure;

BOOST_AUTO_TEST_SUITE(bare_number_test)

BOOST_AUTO_TEST_CASE(a_number_alone_is_asked_for_its_unit_with_both_readings) {
  const auto fault = bare_number(" 3 ", "quantity", BaseUnit::gram);

  BOOST_REQUIRE(fault);
  BOOST_TEST(fault->reason == "quantity.bare");
  BOOST_TEST(fault->params.at(1).value == "3 kg");
  BOOST_TEST(fault->params.at(2).value == "3 g");
  BOOST_TEST(bare_number("2,5", "quantity", BaseUnit::gram).has_value());
  BOOST_TEST(bare_number("2", "quantity", BaseUnit::millilitre)->params.at(2).value == "2 ml");
}

BOOST_AUTO_TEST_CASE(pieces_and_zero_need_no_unit) {
  BOOST_TEST(!bare_number("3", "quantity", BaseUnit::piece));
  BOOST_TEST(!bare_number("0", "quantity", BaseUnit::gram));
}

BOOST_AUTO_TEST_CASE(what_has_a_unit_or_is_no_number_is_judged_elsewhere) {
  BOOST_TEST(!bare_number("3 kg", "quantity", BaseUnit::gram));
  BOOST_TEST(!bare_number("3 quả", "quantity", BaseUnit::gram));
  BOOST_TEST(!bare_number("nhiều", "quantity", BaseUnit::gram));
}

BOOST_AUTO_TEST_SUITE_END()
