#include "service/telling/paper.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "service/telling/table.h"

using namespace ganh::service::telling;
namespace words = ganh::service::words;

BOOST_AUTO_TEST_SUITE(paper_test)

BOOST_AUTO_TEST_CASE(width_is_what_is_seen_not_bytes) {
  BOOST_TEST(display_width("Quả hồng") == 8U);
  BOOST_TEST(display_width("Qu\x61\xCC\x89") == 3U);  // a and a combining hook
  BOOST_TEST(display_width("\x1b[31mđỏ\x1b[0m") == 2U);
}

BOOST_AUTO_TEST_CASE(columns_line_up_under_vietnamese_words) {
  std::ostringstream out;
  Table table({{{"Mã", "Code"}}, {{"Tồn", "Stock"}, Align::right}});
  table.row({"quả", "1"});
  table.row({"qua", "200"});

  table.print({out});

  BOOST_TEST(out.str() == "Mã   Tồn\nquả    1\nqua  200\n");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_too_wide_breaks_its_long_column_at_spaces) {
  std::ostringstream out;
  Table table({{{"Mã", "Code"}}, {{"Lý do", "Why"}, Align::left, true}});
  table.row({"A", "hàng đã được khách đặt hết rồi"});

  table.print({out, words::Language::vietnamese, false, 24});

  BOOST_TEST(out.str() == "Mã  Lý do\nA   hàng đã được khách\n    đặt hết rồi\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_coloured_unless_wanted) {
  std::ostringstream out;

  BOOST_TEST((Paper{out}.paint(Ink::bad, "lỗi")) == "lỗi");
  BOOST_TEST((Paper{out, words::Language::vietnamese, true}.paint(Ink::bad, "lỗi")) != "lỗi");
}

BOOST_AUTO_TEST_SUITE_END()
