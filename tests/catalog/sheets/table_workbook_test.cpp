#include "catalog/sheets/table_workbook.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "catalog/sheets/xlsx_reader.h"
#include "tests/scratch_folder.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::sheets;

namespace {

const Date saturday = *parse_iso_date("2026-11-21");

Table a_table() {
  return {"Doanh số: tháng 11/2026",
          {"Doanh số", "Từ 01/11/2026 đến 30/11/2026"},
          {{"Sản phẩm", 30}, {"Ngày", 12}, {"Số lượng", 10}, {"Tiền", 14}, {"Phần", 8}},
          {{std::string("Gạo <Bao Thai> & nếp"), saturday, Decimal{12'500, 3},
            measure::Money{1'250'000}, Percent{8'050}},
           {std::string("=HYPERLINK(\"http://x\")"), std::monostate{}, Decimal{-5, 2},
            measure::Money{-25'000}}},
          {std::string("Cộng"), std::monostate{}, std::monostate{}, measure::Money{1'225'000}}};
}

std::string as_openpyxl_reads(const Table& table) {
  const tests::ScratchFolder folder;
  const std::string file = (folder.path() / "table.xlsx").string();
  const std::string told = (folder.path() / "cells.txt").string();
  std::ofstream(file, std::ios::binary) << workbook_of(table);
  const std::string script = GANH_SHEETS_SCRIPTS "/cells_with_openpyxl.py";
  const int status =
      std::system(("/usr/bin/python3 " + script + " " + file + " > " + told).c_str());
  BOOST_REQUIRE(status == 0);
  std::ifstream in(told);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(table_workbook_test)

BOOST_AUTO_TEST_CASE(others_read_numbers_as_numbers_days_as_days_and_formulas_as_texts) {
  BOOST_TEST(as_openpyxl_reads(a_table()) ==
             "# Doanh số tháng 112026\n"
             "A1 s Doanh số\n"
             "A2 s Từ 01/11/2026 đến 30/11/2026\n"
             "A3 s Sản phẩm\nB3 s Ngày\nC3 s Số lượng\nD3 s Tiền\nE3 s Phần\n"
             "A4 s Gạo <Bao Thai> & nếp\n"
             "B4 d 2026-11-21 00:00:00\n"
             "C4 n 12.5\nD4 n 1250000\nE4 n 0.805\n"
             "A5 s =HYPERLINK(\"http://x\")\n"
             "C5 n -0.05\nD5 n -25000\n"
             "A6 s Cộng\nD6 n 1225000\n");
}

BOOST_AUTO_TEST_CASE(we_read_it_ourselves_and_the_same_table_gives_the_same_bytes) {
  const auto read = read_xlsx(workbook_of(a_table()));

  BOOST_REQUIRE(read);
  BOOST_REQUIRE(read->sheets.size() == 1);
  BOOST_TEST(read->sheets[0].rows.size() == 6);
  BOOST_TEST((workbook_of(a_table()) == workbook_of(a_table())));
}

BOOST_AUTO_TEST_CASE(control_characters_do_not_break_the_file) {
  Table table = a_table();
  table.rows[0][0] = std::string("Gạo\x01\x1f tẻ");

  BOOST_TEST(as_openpyxl_reads(table).find("A4 s Gạo tẻ\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
