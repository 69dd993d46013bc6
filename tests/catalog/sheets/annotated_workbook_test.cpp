#include "catalog/sheets/annotated_workbook.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catalog/sheets/workbook.h"
#include "catalog/sheets/xlsx_reader.h"
#include "catalog/sheets/zip_archive.h"
#include "tests/catalog/sheets/xlsx_maker.h"

using namespace ganh;
using namespace ganh::catalog::sheets;
using namespace ganh::catalog::sheets::testing;

namespace {

std::string thien_an() {
  return *read_file(GANH_EXAMPLES "/thien-an.xlsx");
}

const std::vector<SheetNotes> two_notes = {
    {"Sản phẩm", 3, {{8, "Giá bán \"hai mươi\" < không phải số & chữ _x0041_"}}},
    {"Lô hàng", 3, {{21, "Không có ngày 31/11/2026."}, {4, "=1+1"}}}};

std::string annotated(std::string_view bytes, const std::vector<SheetNotes>& notes) {
  auto result = annotate(bytes, notes);
  BOOST_REQUIRE(result);
  return std::move(*result);
}

std::string text_at(const Workbook& workbook, std::string_view sheet, std::string_view where) {
  const auto place = parse_address(where);
  const Sheet* found = workbook.find(sheet);
  BOOST_REQUIRE(found && place);
  const Row* row = found->at(place->row);
  const Cell* cell = row ? row->at(place->column) : nullptr;
  return cell ? cell->text : "";
}

std::string text_at(std::string_view bytes, std::string_view sheet, std::string_view where) {
  const auto workbook = read_xlsx(bytes);
  BOOST_REQUIRE(workbook);
  return text_at(*workbook, sheet, where);
}

// Everything but the columns from `column` on.
Workbook left_of(Workbook workbook, int column) {
  for (Sheet& sheet : workbook.sheets) {
    for (Row& row : sheet.rows) {
      std::erase_if(row.cells, [&](const Cell& cell) { return cell.column >= column; });
    }
  }
  return workbook;
}

std::string sheet_xml(const std::string& bytes) {
  auto archive = ZipArchive::open(bytes, {});
  BOOST_REQUIRE(archive);
  std::string xml;
  const auto read = archive->read("xl/worksheets/sheet1.xml", [&](std::string_view piece) {
    xml += piece;
    return Result<>{};
  });
  BOOST_REQUIRE(read);
  return xml;
}

std::string edited_xml(const std::string& inside, const SheetNotes& notes) {
  return sheet_xml(annotated(xlsx_of({inside, "", "", ""}), {notes}));
}

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "ganh-sheets-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

void save(const std::string& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(annotated_workbook_test)

BOOST_AUTO_TEST_CASE(messages_stand_behind_their_rows_and_all_else_is_as_it_was) {
  const std::string before = thien_an();

  const std::string after = annotated(before, two_notes);

  BOOST_TEST(text_at(after, "Sản phẩm", "N3") == error_heading);
  BOOST_TEST(text_at(after, "Sản phẩm", "N8") == two_notes[0].notes[0].message);
  BOOST_TEST(text_at(after, "Lô hàng", "I21") == "Không có ngày 31/11/2026.");
  BOOST_TEST(text_at(after, "Lô hàng", "I4") == "=1+1");
  BOOST_TEST((left_of(*read_xlsx(after), 8) == left_of(*read_xlsx(before), 8)));
}

BOOST_AUTO_TEST_CASE(parts_without_a_message_are_copied_byte_for_byte) {
  const Folder folder;
  save(folder.file("before.xlsx"), thien_an());
  save(folder.file("after.xlsx"), annotated(thien_an(), two_notes));

  const std::string script = GANH_SHEETS_SCRIPTS "/compare_parts.py";
  const int status =
      std::system(("/usr/bin/python3 " + script + " " + folder.file("before.xlsx") + " " +
                   folder.file("after.xlsx") + " xl/worksheets/sheet3.xml xl/worksheets/sheet4.xml")
                      .c_str());

  BOOST_TEST(status == 0);
}

BOOST_AUTO_TEST_CASE(an_earlier_error_column_is_used_again_and_its_old_messages_go) {
  const std::string first = annotated(thien_an(), two_notes);

  const std::string second =
      annotated(first, {{"Lô hàng", 3, {{5, "Mới."}}}, {"Sản phẩm", 3, {}}, {"Hộ", 3, {}}});

  BOOST_TEST(text_at(second, "Lô hàng", "I3") == error_heading);
  BOOST_TEST(text_at(second, "Lô hàng", "I5") == "Mới.");
  BOOST_TEST(text_at(second, "Lô hàng", "I4") == "");
  BOOST_TEST(text_at(second, "Lô hàng", "I21") == "");
  BOOST_TEST(text_at(second, "Lô hàng", "J3") == "");
  BOOST_TEST(text_at(second, "Sản phẩm", "N8") == "");
  BOOST_TEST(text_at(second, "Hộ", "F3") == "");
}

BOOST_AUTO_TEST_CASE(a_cell_keeps_its_style_and_its_order_among_empty_ones) {
  const std::string xml = edited_xml(
      "<dimension ref=\"A1:B2\"/><sheetData><row r=\"1\" spans=\"1:2\" ht=\"15\">"
      "<c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"7\"/><c r=\"D1\" s=\"3\"/></row>"
      "<row r=\"2\" spans=\"1:2\"/></sheetData><pageMargins left=\"0.7\"/>",
      {"Trang 1", 1, {{2, "a"}, {2, "b"}}});

  const std::string text = "t=\"inlineStr\"><is><t xml:space=\"preserve\">";
  BOOST_TEST(xml ==
             "<worksheet><dimension ref=\"A1:B2\"/><sheetData><row r=\"1\" ht=\"15\">"
             "<c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"7\" " +
                 text +
                 "Lỗi cần sửa</t></is></c>"
                 "<c r=\"D1\" s=\"3\"/></row><row r=\"2\"><c r=\"B2\" " +
                 text +
                 "a b</t></is></c></row>"
                 "</sheetData><pageMargins left=\"0.7\"/></worksheet>");
}

BOOST_AUTO_TEST_CASE(rows_that_are_not_there_are_added_in_their_order) {
  const std::string empty = edited_xml("<sheetData/>", {"Trang 1", 1, {{3, "x"}}});
  const std::string gap =
      edited_xml("<sheetData><row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>",
                 {"Trang 1", 1, {{3, "x"}}});

  for (const std::string& xml : {empty, gap}) {
    const auto workbook = read_xlsx(xlsx_of({xml.substr(11, xml.size() - 23), "", "", ""}));
    BOOST_REQUIRE(workbook);
    const std::string column = xml == empty ? "A" : "B";
    BOOST_TEST(text_at(*workbook, "Trang 1", column + "1") == error_heading);
    BOOST_TEST(text_at(*workbook, "Trang 1", column + "3") == "x");
  }
}

BOOST_AUTO_TEST_CASE(prefixed_tags_stay_prefixed) {
  const std::string xml = sheet_xml(annotated(
      xlsx_of({"<?xml version=\"1.0\" encoding=\"utf-8\"?><x:worksheet xmlns:x=\"m\"><x:sheetData>"
               "<x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData>"
               "</x:worksheet>",
               "", "", ""}),
      {{"Trang 1", 1, {{1, "x"}}}}));

  BOOST_TEST(xml.find("<x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t ") != xml.npos);
  BOOST_TEST(xml.find("<c ") == xml.npos);
}

BOOST_AUTO_TEST_CASE(a_sheet_that_is_not_there_or_is_full_is_refused) {
  const auto missing = annotate(thien_an(), {{"Kho", 1, {{2, "x"}}}});
  const auto full = annotate(
      xlsx_of({"<sheetData><row r=\"1\"><c r=\"IV1\"><v>1</v></c></row></sheetData>", "", "", ""}),
      {{"Trang 1", 1, {{1, "x"}}}});

  BOOST_REQUIRE(!missing && !full);
  BOOST_TEST(missing.error().faults[0].reason == "sheet.missing");
  BOOST_TEST(full.error().faults[0].reason == "sheet.no_column");
}

BOOST_AUTO_TEST_CASE(openpyxl_opens_the_annotated_workbook) {
  const Folder folder;
  save(folder.file("a.xlsx"),
       annotated(annotated(thien_an(), {{"Hộ", 3, {{4, "cũ"}}}}), two_notes));

  const std::string script = GANH_SHEETS_SCRIPTS "/read_with_openpyxl.py";
  const int status =
      std::system(("/usr/bin/python3 " + script + " " + folder.file("a.xlsx") +
                   " 'Lô hàng' I21 'Không có ngày 31/11/2026.' 'Sản phẩm' N3 'Lỗi cần sửa' "
                   "'Hộ' F4 cũ 'Lô hàng' A4 L2026-001")
                      .c_str());

  BOOST_TEST(status == 0);
}

BOOST_AUTO_TEST_CASE(libreoffice_opens_and_saves_the_annotated_workbook) {
  const Folder folder;
  const std::string after = annotated(thien_an(), two_notes);
  save(folder.file("a.xlsx"), after);

  const int status = std::system(("soffice -env:UserInstallation=file://" + folder.file("profile") +
                                  " --headless --convert-to xlsx --outdir " + folder.file("out") +
                                  " " + folder.file("a.xlsx") + " >/dev/null 2>&1")
                                     .c_str());
  BOOST_REQUIRE_MESSAGE(status == 0, "soffice is missing or failed");

  const auto saved = read_xlsx(*read_file(folder.file("out/a.xlsx")));
  BOOST_REQUIRE(saved);
  BOOST_TEST((*saved == *read_xlsx(after)));
}

BOOST_AUTO_TEST_SUITE_END()
