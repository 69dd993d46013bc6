#include "catalog/text/normal_form.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

using namespace ganh::catalog::text;

BOOST_AUTO_TEST_SUITE(normal_form_test)

BOOST_AUTO_TEST_CASE(composed_and_decomposed_text_become_the_same) {
  BOOST_TEST(normalise("Phu\u0309 Tho\u0302ng") == "Phủ Thông");
  BOOST_TEST(normalise("Phủ Thông") == "Phủ Thông");
}

BOOST_AUTO_TEST_CASE(white_space_runs_become_one_space) {
  BOOST_TEST(normalise("  Gạo\t Bao\u00a0\u3000Thai \n") == "Gạo Bao Thai");
  BOOST_TEST(normalise(" \t") == "");
}

BOOST_AUTO_TEST_CASE(plain_letters_are_treated_as_all_others_are) {
  BOOST_TEST(normalise(" GAO\v ST25\r\n") == "GAO ST25");
  BOOST_TEST(normalise("a\x1f b") == "a\x1f b");
  BOOST_TEST(lower(" PM-1  X") == "pm-1 x");
  BOOST_TEST(fold("Order  ID\u00a0") == fold("Order ID"));
}

BOOST_AUTO_TEST_CASE(invalid_utf8_is_never_kept) {
  for (const char* text : {"\xff", "a\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"}) {
    BOOST_TEST(normalise(text) == "");
    BOOST_TEST(!is_plain(text));
    BOOST_TEST(!is_utf8(text));
  }
  BOOST_TEST(is_utf8("đơn \n\u200b"));
}

BOOST_AUTO_TEST_CASE(control_and_invisible_characters_are_not_plain) {
  BOOST_TEST(is_plain("Hợp tác xã Thiên An, 25.000 ₫"));
  BOOST_TEST(is_plain("Tho\u0302ng"));
  for (const char* text :
       {"a\u202eb", "a\u200bb", "a\u2066b", "\ufeffa", "a\nb", "a\x01", "a\u00ad"}) {
    BOOST_TEST(!is_plain(text));
  }
}

BOOST_AUTO_TEST_CASE(letters_and_marks_that_leave_no_trace_are_not_plain) {
  for (const char* text : {"\u3164", "Lan\u115f", "Lan\u1160", "\uffa0Lan", "La\u034fn",
                           "Lan\ufe0f", "La\u17b4n", "\u2800"}) {
    BOOST_TEST(!is_plain(text), text);
  }
  BOOST_TEST(is_plain("Chè ngon \u2764\ufe0f"));
}

BOOST_AUTO_TEST_CASE(folding_forgets_accents_case_and_the_stroke_of_d) {
  BOOST_TEST(fold("Đồng  Tháp") == "dong thap");
  BOOST_TEST(fold("ƯỜNG Ơ ặ") == "uong o a");
  BOOST_TEST(fold("hòa") == fold("hoà"));
  BOOST_TEST(lower("QUẢ Đào") == "quả đào");
}

BOOST_AUTO_TEST_CASE(names_sort_as_in_a_vietnamese_dictionary) {
  const std::vector<std::string> in_order = {"a",  "ă",  "â", "ba", "bà", "bả", "bã", "bá", "bạ",
                                             "da", "đa", "e", "ê",  "o",  "ô",  "ơ",  "u",  "ư"};
  std::vector<std::string> sorted = in_order;
  std::reverse(sorted.begin(), sorted.end());

  std::sort(sorted.begin(), sorted.end(),
            [](const std::string& a, const std::string& b) { return sort_key(a) < sort_key(b); });

  BOOST_TEST(sorted == in_order, boost::test_tools::per_element());
  BOOST_TEST(!sort_key_version().empty());
}

BOOST_AUTO_TEST_SUITE_END()
