#include "catalog/text/check_digits.h"

#include <boost/test/unit_test.hpp>
#include <utility>

using namespace ganh::catalog::text;

namespace {

constexpr std::string_view characters = "0123456789abcdefghijklmnopqrstuvwxyz-_./ #";

}  // namespace

BOOST_AUTO_TEST_SUITE(check_digits_test)

BOOST_AUTO_TEST_CASE(digits_alone_have_the_check_of_the_standard) {
  BOOST_TEST(check_digits("794") == "44");  // the example of ISO 7064 MOD 97-10
}

BOOST_AUTO_TEST_CASE(every_single_slip_and_every_exchange_of_neighbours_is_seen) {
  for (const std::string code : {"l2026-031", "gao/7b.12", "9#_0x zz"}) {
    const std::string right = check_digits(code);
    BOOST_REQUIRE_EQUAL(right.size(), 2U);
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (const char c : characters) {
        std::string wrong = code;
        wrong[at] = c;
        if (wrong == code || c == ' ') continue;
        BOOST_TEST(check_digits(wrong) != right, code << " as " << wrong);
      }
      for (const std::size_t apart : {1U, 2U}) {
        if (at + apart >= code.size()) continue;
        std::string wrong = code;
        std::swap(wrong[at], wrong[at + apart]);
        BOOST_TEST((wrong == code || check_digits(wrong) != right), code << " as " << wrong);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_code_is_taken_from_the_sheet_only_with_its_digits) {
  const std::string digits = check_digits("Lô-Nếp 031");

  BOOST_TEST(without_check_digits("Lô-Nếp 031 " + digits).value_or("") == "Lô-Nếp 031");
  BOOST_TEST(without_check_digits(" LO-NEP 031  " + digits).value_or("") == "LO-NEP 031");
  BOOST_TEST(!without_check_digits("Lô-Nếp 013 " + digits));
  BOOST_TEST(!without_check_digits("Lô-Nếp"));
  BOOST_TEST(!without_check_digits(""));
  BOOST_TEST(check_digits("茶") == "");
}

BOOST_AUTO_TEST_SUITE_END()
