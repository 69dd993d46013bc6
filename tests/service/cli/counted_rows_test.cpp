#include "service/cli/counted_rows.h"

#include <boost/test/unit_test.hpp>

#include "catalog/sheets/csv_reader.h"

using namespace ganh;
using namespace ganh::service::cli;

namespace {

Result<CountedFile> typed(const std::string& csv) {
  const auto workbook = catalog::sheets::read_table(csv);
  BOOST_REQUIRE(workbook);
  return counted_rows(workbook->sheets.front());
}

bool is(const Result<CountedFile>& file, const std::vector<CountedRow>& wanted) {
  return file && file->rows == wanted;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(counted_rows_test)

BOOST_AUTO_TEST_CASE(without_headings_the_columns_are_line_count_waste_and_why) {
  BOOST_TEST(is(typed("1;12,5 kg;spoiled;mốc\n2;0;;\n"),
                {{"1", "12,5 kg", "spoiled", "mốc"}, {"2", "0", "", ""}}));
}

BOOST_AUTO_TEST_CASE(the_headings_of_the_printed_sheet_say_where_the_columns_are) {
  const auto rows = typed(
      "TT;Mã lô;Số kiểm;Sản phẩm;Đơn vị;Sổ sách;Đếm được;Lý do lệch\n"
      "Kho chính;;;;;;;\n"
      "1;L2026-031;63;Gạo;kg;120;118,5;chuột ăn\n"
      "2;L2026-032;11;Ngô;kg;40;;\n");

  BOOST_TEST(is(rows, {{"1", "118,5", "", "chuột ăn", "L2026-031 63"}}));
  BOOST_TEST(rows->uncounted.empty());
}

BOOST_AUTO_TEST_CASE(a_check_digit_that_lost_its_nought_in_a_table_is_the_same) {
  BOOST_TEST(
      is(typed("TT;Mã lô;Số kiểm;Đếm được\n1;L7;7;5 kg\n"), {{"1", "5 kg", "", "", "L7 07"}}));
}

BOOST_AUTO_TEST_CASE(a_row_without_a_count_is_passed_over_and_told_when_it_says_something) {
  const auto headed = typed(
      "TT;Đếm được;Loại hao hụt;Lý do lệch\n"
      "1;5 kg;;\n2;;;chưa đếm\n3;;hỏng;\n4;;;\n");
  const auto bare = typed("1;5 kg\n2;\n");

  BOOST_TEST(is(headed, {{"1", "5 kg", "", ""}}));
  BOOST_TEST((headed->uncounted ==
              std::vector<CountedFile::Uncounted>{{3, "2; chưa đếm"}, {4, "3; hỏng"}}));
  BOOST_TEST(is(bare, {{"1", "5 kg", "", ""}}));
  BOOST_TEST((bare->uncounted == std::vector<CountedFile::Uncounted>{{2, "2"}}));
  BOOST_TEST(!typed("TT;Đếm được;Lý do lệch\n2;;chưa đếm\n"));
}

BOOST_AUTO_TEST_CASE(english_headings_and_any_order_are_understood) {
  BOOST_TEST(is(typed("Why;Counted;Lot\nmould;2 kg;L2026-031\n"),
                {{"L2026-031", "2 kg", "", "mould"}}));
}

BOOST_AUTO_TEST_CASE(a_kind_of_waste_may_be_said_in_vietnamese) {
  BOOST_TEST(is(typed("1;0;hỏng;\n2;0;Quá hạn;\n"),
                {{"1", "0", "spoiled", ""}, {"2", "0", "expired", ""}}));
}

BOOST_AUTO_TEST_CASE(the_words_that_the_sheet_prints_are_kinds_but_for_a_mistake) {
  BOOST_TEST(is(typed("1;0;dập vỡ;\n2;0;chuot mot;gặm\n3;0;hao hụt;\n4;9;đếm nhầm;\n"),
                {{"1", "0", "damaged", ""},
                 {"2", "0", "pests", "gặm"},
                 {"3", "0", "shrinkage", ""},
                 {"4", "9", "", "đếm nhầm"}}));
}

BOOST_AUTO_TEST_CASE(an_unreadable_row_is_named) {
  const auto rows = typed("1;5 kg;;\nHàng;nhiều;;\n");

  BOOST_REQUIRE(!rows);
  const Fault& fault = rows.error().faults.at(0);
  BOOST_TEST(fault.reason == "stock_take.file_row");
  BOOST_TEST(fault.params.at(0).value == "2");
  BOOST_TEST(fault.params.at(1).value == "Hàng; nhiều");
}

BOOST_AUTO_TEST_CASE(a_strange_kind_of_waste_names_its_row) {
  const auto rows = typed("1;0;eaten;\n");

  BOOST_REQUIRE(!rows);
  BOOST_TEST(rows.error().faults.at(0).reason == "stock_take.file_waste");
}

BOOST_AUTO_TEST_SUITE_END()
