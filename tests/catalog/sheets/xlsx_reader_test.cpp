#include "catalog/sheets/xlsx_reader.h"

#include <boost/test/unit_test.hpp>

#include "catalog/sheets/xlsx_styles.h"
#include "tests/catalog/sheets/xlsx_maker.h"

using namespace ganh;
using namespace ganh::catalog::sheets;
using namespace ganh::catalog::sheets::testing;

namespace {

std::string thien_an() {
  return *read_file(GANH_EXAMPLES "/thien-an.xlsx");
}

const Cell& cell_of(const Workbook& workbook, std::string_view sheet, std::string_view where) {
  const auto place = parse_address(where);
  const Sheet* found = workbook.find(sheet);
  BOOST_REQUIRE(found && place);
  const Row* row = found->at(place->row);
  BOOST_REQUIRE_MESSAGE(row && row->at(place->column), where);
  return *row->at(place->column);
}

Workbook read(const Xlsx& xlsx) {
  auto workbook = read_xlsx(xlsx_of(xlsx));
  BOOST_REQUIRE(workbook);
  return std::move(*workbook);
}

std::string text_at(const Workbook& workbook, std::string_view where) {
  return cell_of(workbook, "Trang 1", where).text;
}

std::string refusal(std::string_view bytes, const Limits& limits = {}) {
  const auto workbook = read_xlsx(bytes, limits);
  return workbook ? "read" : workbook.error().faults.at(0).reason;
}

std::string refusal(const Xlsx& xlsx, const Limits& limits = {}) {
  return refusal(xlsx_of(xlsx), limits);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_reader_test)

BOOST_AUTO_TEST_CASE(a_spreadsheet_programs_file_comes_with_every_value_in_its_place) {
  const auto workbook = read_xlsx(thien_an());

  BOOST_REQUIRE(workbook);
  BOOST_REQUIRE_EQUAL(workbook->sheets.size(), 4U);
  BOOST_TEST(workbook->sheets[3].name == "Lô hàng");
  BOOST_TEST(cell_of(*workbook, "Hợp tác xã", "B3").text == "Hợp tác xã Thiên An");
  BOOST_TEST(cell_of(*workbook, "Hộ", "C5").text == "915330127");
  BOOST_TEST((cell_of(*workbook, "Hộ", "C5").kind == CellKind::number));
  BOOST_TEST(cell_of(*workbook, "Sản phẩm", "G5").text == "280.000 đ");
  BOOST_TEST(cell_of(*workbook, "Lô hàng", "G13").text == "75%");
  BOOST_TEST((cell_of(*workbook, "Lô hàng", "D4").date == parse_iso_date("2026-10-28")));
  BOOST_TEST((cell_of(*workbook, "Lô hàng", "D6").kind == CellKind::text));
  BOOST_TEST(workbook->find("Hộ")->at(8)->at(2) == nullptr);
}

BOOST_AUTO_TEST_CASE(text_comes_from_shared_inline_and_formatted_strings) {
  const Workbook workbook = read(
      {.sheet = "<sheetData><row r=\"1\">"
                "<c r=\"A1\" t=\"s\"><v>1</v></c>"
                "<c r=\"B1\" t=\"inlineStr\"><is><r><t>Gạo </t></r><r><t>&lt;Bao Thai&gt;</t></r>"
                "</is></c>"
                "<c r=\"C1\" t=\"str\"><f>A1&amp;\"!\"</f><v>nếp!</v></c>"
                "<c r=\"D1\" t=\"s\"><v>0</v></c></row></sheetData>",
       .strings = "<si><t>một_x000A_hai_x0041</t></si>"
                  "<si><r><t>nếp </t></r><r><t>Tài</t></r><rPh><t>đọc</t></rPh></si>",
       .cell_formats = "",
       .workbook_properties = ""});

  BOOST_TEST(text_at(workbook, "A1") == "nếp Tài");
  BOOST_TEST(text_at(workbook, "B1") == "Gạo <Bao Thai>");
  BOOST_TEST(text_at(workbook, "C1") == "nếp!");
  BOOST_TEST(text_at(workbook, "D1") == "một\nhai_x0041");
}

BOOST_AUTO_TEST_CASE(numbers_are_plain_decimals_and_formulas_their_last_value) {
  const Workbook workbook = read(
      {.sheet = "<sheetData><row><c><v>25000</v></c><c><f>1/10</f><v>0.1</v></c>"
                "<c><v>2.5E4</v></c><c><v>8938505970011</v></c><c><v>1.0000000000000001E-2</v></c>"
                "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c s=\"1\"><v>912345678</v></c>"
                "<c s=\"2\"><v>7.0000000000000007E-2</v></c></row></sheetData>",
       .strings = "",
       .cell_formats = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0000000000\"/></numFmts>"
                       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/>"
                       "</cellXfs>",
       .workbook_properties = ""});
  const Row& row = workbook.sheets[0].rows[0];

  const std::vector<std::string> expected = {
      "25000", "0.1", "25000", "8938505970011", "0.01", "TRUE", "#N/A", "0912345678", "7%"};
  std::vector<std::string> texts;
  for (const Cell& cell : row.cells) texts.push_back(cell.text);
  BOOST_TEST(texts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_number_is_a_day_when_its_format_shows_one) {
  for (const char* code : {"dd/mm/yyyy", "[$-42A]d mmmm yyyy;@", "D/M/YY h:mm", "yyyy\\-mm\\-dd"}) {
    BOOST_TEST(custom_format(code).is_date, code);
  }
  for (const char* code : {"General", "0.00", "#,##0 \"đồng/day\"", "[Red]0", "h:mm:ss", "0_d", "@",
                           "\\d0", "0;[Red]d"}) {
    BOOST_TEST(!custom_format(code).is_date, code);
  }
  BOOST_TEST(builtin_format(14).is_date);
  BOOST_TEST(!builtin_format(20).is_date);
}

BOOST_AUTO_TEST_CASE(days_are_counted_from_1900_or_from_1904) {
  BOOST_TEST(iso_date(*day_of_serial(46347, false)) == "2026-11-21");
  BOOST_TEST(iso_date(*day_of_serial(46347.75, false)) == "2026-11-21");
  BOOST_TEST(iso_date(*day_of_serial(44885, true)) == "2026-11-21");
  BOOST_TEST(iso_date(*day_of_serial(59, false)) == "1900-02-28");
  BOOST_TEST(iso_date(*day_of_serial(61, false)) == "1900-03-01");
  for (const double serial : {0.0, 60.0, -1.0, 3e6}) BOOST_TEST(!day_of_serial(serial, false));

  const Workbook workbook =
      read({.sheet = "<sheetData><row><c s=\"0\"><v>44885</v></c></row></sheetData>",
            .strings = "",
            .cell_formats = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
            .workbook_properties = "<workbookPr date1904=\"1\"/>"});
  BOOST_TEST(text_at(workbook, "A1") == "21/11/2026");
}

BOOST_AUTO_TEST_CASE(empty_cells_far_away_are_only_looks) {
  const Workbook workbook =
      read({.sheet = "<sheetData><row r=\"3\"><c r=\"C3\"><v>1</v></c><c r=\"AMJ3\" s=\"1\"/></row>"
                     "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row></sheetData>",
            .strings = "",
            .cell_formats = "",
            .workbook_properties = ""});

  BOOST_REQUIRE_EQUAL(workbook.sheets[0].rows.size(), 1U);
  BOOST_TEST(text_at(workbook, "C3") == "1");
}

BOOST_AUTO_TEST_CASE(other_kinds_of_files_are_named_as_what_they_are) {
  using namespace std::string_literals;
  const std::string old = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(600, '\0');

  BOOST_TEST(refusal("Mã,Tên\n1,Gạo\n") == "sheet.not_xlsx");
  BOOST_TEST(refusal("") == "sheet.not_xlsx");
  BOOST_TEST(refusal(zip_of({{"word/document.xml", "<document/>"}})) == "sheet.not_xlsx");
  BOOST_TEST(refusal(old + "W\0o\0r\0k\0b\0o\0o\0k\0"s) == "sheet.old_xls");
  BOOST_TEST(refusal(old + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s) ==
             "sheet.encrypted");
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_refused_wherever_it_breaks_off) {
  const std::string whole = thien_an();

  for (std::size_t size = 4; size < whole.size(); size += 97) {
    BOOST_TEST(refusal(whole.substr(0, size)) == "sheet.damaged");
  }
  std::string flipped = whole;
  flipped[whole.size() / 3] ^= 0x10;
  BOOST_TEST(refusal(flipped) == "sheet.damaged");
}

BOOST_AUTO_TEST_CASE(declarations_and_unsafe_names_are_refused) {
  const std::string cells = "<worksheet><sheetData/></worksheet>";
  Xlsx with_entity{"<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + cells, "", "", ""};
  Xlsx bomb{"<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + cells, "", "", ""};
  BOOST_TEST(refusal(with_entity) == "sheet.doctype");
  BOOST_TEST(refusal(bomb) == "sheet.doctype");

  for (const char* name : {"../evil.xml", "xl/../../evil", "/etc/passwd", "xl\\evil"}) {
    Xlsx unsafe{"<sheetData/>", "", "", "", {{name, "x"}}};
    BOOST_TEST(refusal(unsafe) == "sheet.unsafe_part", name);
  }
  Xlsx doubled{"<sheetData/>", "", "", "", {{"XL/WORKSHEETS/sheet1.xml", "x"}}};
  BOOST_TEST(refusal(doubled) == "sheet.damaged");
}

BOOST_AUTO_TEST_CASE(a_bomb_is_refused_by_what_it_claims_and_by_what_it_holds) {
  Limits limits;
  limits.part_bytes_max = 1 << 20;
  const std::string zeros(4 << 20, ' ');
  const Xlsx bomb{"<sheetData>" + zeros + "</sheetData>", "", "", ""};
  std::string honest = xlsx_of(bomb);
  BOOST_TEST(refusal(honest, limits) == "sheet.too_large");

  // The same with a size of 16 bytes written into both headers of the sheet's entry.
  const std::string real_size = [&] {
    const auto size = static_cast<std::uint32_t>(
        zeros.size() + std::string_view("<worksheet><sheetData></sheetData></worksheet>").size());
    return std::string(reinterpret_cast<const char*>(&size), 4);
  }();
  int changed = 0;
  for (std::size_t at = honest.find(real_size); at != honest.npos;
       at = honest.find(real_size, at)) {
    honest.replace(at, 4, std::string("\x10\0\0\0", 4));
    ++changed;
  }
  BOOST_REQUIRE_EQUAL(changed, 2);
  BOOST_TEST(refusal(honest, limits) == "sheet.damaged");
}

BOOST_AUTO_TEST_CASE(endless_empty_rows_and_cells_end) {
  std::string rows;
  while (rows.size() < 8 * 1'048'577) rows += "<row/>  ";
  Limits limits;
  limits.empty_cells_max = 2;

  BOOST_TEST(refusal({"<sheetData>" + rows + "</sheetData>", "", "", ""}) == "sheet.damaged");
  BOOST_TEST(refusal({"<sheetData><row><c/><c/><c/></row></sheetData>", "", "", ""}, limits) ==
             "sheet.too_many_cells");
}

BOOST_AUTO_TEST_CASE(what_lies_beyond_a_limit_is_said_with_its_cell) {
  const auto sheet = [](const std::string& cell) {
    return Xlsx{"<sheetData>" + cell + "</sheetData>", "", "", ""};
  };
  Limits small;
  small.entries_max = 4;
  small.cell_bytes_max = 10;

  BOOST_TEST(refusal(sheet("<row r=\"100001\"><c r=\"B100001\"><v>1</v></c></row>")) ==
             "sheet.too_many_rows");
  BOOST_TEST(refusal(sheet("<row><c r=\"IW1\"><v>1</v></c></row>")) == "sheet.too_many_columns");
  BOOST_TEST(refusal(sheet(""), small) == "sheet.too_many_parts");
  small.entries_max = 100;
  BOOST_TEST(refusal(sheet("<row><c t=\"str\"><v>12345678901</v></c></row>"), small) ==
             "sheet.cell_too_long");
  const auto refused = read_xlsx(xlsx_of(sheet("<row><c r=\"IW1\"><v>1</v></c></row>")));
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().faults[0].field == "Trang 1!IW1");
}

BOOST_AUTO_TEST_SUITE_END()
