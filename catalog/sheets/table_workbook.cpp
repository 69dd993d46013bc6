#include "catalog/sheets/table_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <string_view>

#include "catalog/sheets/zip_archive.h"
#include "catalog/text/cut.h"

namespace ganh::catalog::sheets {

namespace {

constexpr std::int64_t days_before_1970 = 25'569;  // a workbook counts from 30/12/1899
constexpr std::size_t tab_bytes_max = 31;

constexpr std::string_view content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" )"
    R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default )"
    R"(Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    R"(</Types>)";

constexpr std::string_view relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship )"
    R"(Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)"
    R"(officeDocument" Target="xl/workbook.xml"/></Relationships>)";

constexpr std::string_view book_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship )"
    R"(Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)"
    R"(worksheet" Target="worksheets/sheet1.xml"/><Relationship )"
    R"(Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)"
    R"(styles" Target="styles.xml"/></Relationships>)";

// How a cell looks, by its place in the styles below.
enum Style { plain, quoted, title, heading, whole, broken, percent, day, bold };
constexpr int bold_step = bold - plain;  // whole + bold_step is a whole number in bold

constexpr std::string_view styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0##"/>)"
    R"(<numFmt numFmtId="165" formatCode="0.0%"/>)"
    R"(<numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts>)"
    R"(<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>)"
    R"(<font><b/><sz val="14"/><name val="Calibri"/></font>)"
    R"(<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
    R"(<fills count="3"><fill><patternFill patternType="none"/></fill>)"
    R"(<fill><patternFill patternType="gray125"/></fill>)"
    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFE3EFE3"/></patternFill></fill>)"
    R"(</fills>)"
    R"(<borders count="1"><border/></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>)"
    R"(</cellStyleXfs>)"
    R"(<cellXfs count="16">)"
    R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>)"
    R"(<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>)"
    R"(<xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" )"
    R"(applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>)"
    R"(<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>)"
    R"(<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>)"
    R"(<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="3" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="164" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="165" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="166" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>)"
    R"(</cellStyles></styleSheet>)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

// What a program would take for a formula if somebody typed it.
bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return name;
}

std::string digits(Decimal of) {
  assert(of.decimals >= 0 && of.decimals <= 6);
  const bool is_below = of.value < 0;
  std::string text = fmt::format("{:0{}}", is_below ? -of.value : of.value, of.decimals + 1);
  if (of.decimals > 0) text.insert(text.size() - static_cast<std::size_t>(of.decimals), ".");
  return (is_below ? "-" : "") + text;
}

bool is_whole(Decimal of) {
  std::int64_t one = 1;
  for (int i = 0; i < of.decimals; ++i) one *= 10;
  return of.value % one == 0;
}

class SheetText {
 public:
  void text(std::string_view value, int style) {
    open(style);
    xml_ += R"( t="inlineStr"><is><t xml:space="preserve">)" + escaped(value) + "</t></is></c>";
  }
  void number(std::string_view value, int style) {
    open(style);
    xml_ += fmt::format("><v>{}</v></c>", value);
  }
  void skip() { ++column_; }

  void cell(const TableCell& cell, int step) {
    if (const auto* words = std::get_if<std::string>(&cell)) {
      if (words->empty()) return skip();
      return text(*words, (looks_like_formula(*words) ? quoted : plain) + step);
    }
    if (const auto* decimal = std::get_if<Decimal>(&cell)) {
      return number(digits(*decimal), (is_whole(*decimal) ? whole : broken) + step);
    }
    if (const auto* money = std::get_if<measure::Money>(&cell)) {
      return number(std::to_string(money->vnd), whole + step);
    }
    if (const auto* part = std::get_if<Percent>(&cell)) {
      return number(digits({part->basis_points, 4}), percent + step);
    }
    if (const auto* date = std::get_if<Date>(&cell)) {
      return number(std::to_string(to_days(*date) + days_before_1970), day + step);
    }
    skip();
  }

  void row(const std::vector<TableCell>& cells, int step = 0) {
    begin_row();
    for (const TableCell& each : cells) cell(each, step);
    end_row();
  }
  void begin_row() {
    column_ = 0;
    xml_ += fmt::format(R"(<row r="{}">)", ++row_);
  }
  void end_row() { xml_ += "</row>"; }

  std::string take() && { return std::move(xml_); }

 private:
  void open(int style) {
    xml_ += fmt::format(R"(<c r="{}{}" s="{}")", column_name(column_++), row_, style);
  }

  std::string xml_;
  std::size_t column_ = 0;
  int row_ = 0;
};

std::string rows_of(const Table& table) {
  SheetText text;
  for (std::size_t at = 0; at < table.above.size(); ++at) {
    text.begin_row();
    text.text(table.above[at], at == 0 ? title : plain);
    text.end_row();
  }
  text.begin_row();
  for (const TableColumn& column : table.columns) text.text(column.heading, heading);
  text.end_row();
  for (const auto& row : table.rows) {
    assert(row.size() <= table.columns.size());
    text.row(row);
  }
  if (!table.sum.empty()) text.row(table.sum, bold_step);
  return std::move(text).take();
}

std::string sheet_of(const Table& table) {
  const std::size_t head_rows = table.above.size() + 1;
  std::string xml = fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>)"
      R"(<sheetView workbookViewId="0"><pane ySplit="{}" topLeftCell="A{}" )"
      R"(activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>)",
      head_rows, head_rows + 1);
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    xml += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", at + 1,
                       table.columns[at].width);
  }
  return xml + "</cols><sheetData>" + rows_of(table) + "</sheetData></worksheet>";
}

// As a workbook takes it: no []:*?/\, at most 31 characters.
std::string tab_name(std::string_view name) {
  std::string plain_name;
  for (const char c : name) {
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) plain_name += c;
  }
  plain_name.resize(text::cut(plain_name, tab_bytes_max).size());
  return plain_name.empty() ? "1" : plain_name;
}

std::string book_of(const Table& table) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
      R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>)"
      R"(<sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>)",
      escaped(tab_name(table.name)));
}

}  // namespace

std::string workbook_of(const Table& table) {
  return new_zip({{"[Content_Types].xml", std::string(content_types)},
                 {"_rels/.rels", std::string(relations)},
                 {"xl/workbook.xml", book_of(table)},
                 {"xl/_rels/workbook.xml.rels", std::string(book_relations)},
                 {"xl/styles.xml", std::string(styles)},
                 {"xl/worksheets/sheet1.xml", sheet_of(table)}});
}

}  // namespace ganh::catalog::sheets
