#include "service/accounts/qr.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace ganh::service::accounts;

BOOST_AUTO_TEST_SUITE(qr_test)

BOOST_AUTO_TEST_CASE(a_link_becomes_one_small_picture) {
  const std::string svg =
      qr_svg("https://htx.example/sign-in#ganh_link_0123456789abcdefghjkmnpqrstvwxyz");

  // Version 5 (37 modules) holds it, and 4 of quiet zone on each side.
  BOOST_TEST(svg.starts_with(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 45 45")"));
  // The finder pattern in the upper left corner: 7 dark, then the light separator.
  BOOST_TEST(svg.find("M4 4h7v1h-7z") != std::string::npos);
  BOOST_TEST(svg.size() < 12'000);
}

BOOST_AUTO_TEST_CASE(on_a_terminal_two_rows_stand_in_one_line_with_light_all_around) {
  const std::string text = qr_text("https://htx.example");

  std::string light;  // version 2 has 25 modules
  for (int column = 0; column < 25 + 2 * 4; ++column) light += "█";
  BOOST_TEST(text.starts_with(light + "\n" + light + "\n████ "));
  BOOST_TEST(std::ranges::count(text, '\n') == (25 + 2 * 4 + 1) / 2);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_nothing) {
  BOOST_TEST(qr_svg("").empty());
  BOOST_TEST(!qr_svg(std::string(qr_bytes_max, 'x')).empty());
  BOOST_TEST(qr_svg(std::string(qr_bytes_max + 1, 'x')).empty());
}

BOOST_AUTO_TEST_SUITE_END()
