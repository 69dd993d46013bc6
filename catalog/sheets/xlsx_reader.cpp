#include "catalog/sheets/xlsx_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <fstream>

#include "catalog/sheets/xlsx_parts.h"
#include "catalog/sheets/xlsx_strings.h"
#include "catalog/sheets/xlsx_styles.h"
#include "catalog/sheets/xml_parser.h"

namespace ganh::catalog::sheets {

namespace {

constexpr int rows_of_the_format = 1'048'576;

// What all sheets of one workbook share and count against.
struct Shared {
  const Limits& limits;
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;
  bool from_1904 = false;
  int cells = 0;
  int empty_cells = 0;
  std::uint64_t text_bytes = 0;
};

// The 15 digits that a spreadsheet program shows of a number, without an exponent.
std::string decimal_text(double number) {
  std::string text = fmt::format("{:.15g}", number);
  if (text.find('e') == text.npos) return text;
  if (std::abs(number) >= 1) return fmt::format("{:.0f}", number);
  text = fmt::format("{:.20f}", number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

void pad(std::string& number, int digits_min) {
  const auto digits = static_cast<std::size_t>(digits_min);
  if (number.find_first_of(".-") == number.npos && number.size() < digits) {
    number.insert(0, digits - number.size(), '0');
  }
}

class SheetHandler final : public XmlHandler {
 public:
  SheetHandler(Shared& shared, std::string name) : shared_(shared) { sheet.name = std::move(name); }
  Sheet sheet;

  Result<> start(std::string_view name, const Attributes& attributes, Span) override;
  Result<> end(std::string_view name, Span) override;
  Result<> text(std::string_view piece) override;

 private:
  Result<> start_row(const Attributes& attributes);
  Result<> start_cell(const Attributes& attributes);
  Result<> end_cell();
  Result<> fill(Cell& cell);
  Result<> fill_number(Cell& cell);
  std::string here() const { return address(sheet.name, row_.number, column_); }
  Error damaged() const {
    return error(Code::invalid, here(), "sheet.damaged", {{"part", here()}});
  }
  Error beyond(std::string reason, std::int64_t most) const {
    return error(Code::limit, here(), std::move(reason),
                 {{"cell", here()}, {"most", std::to_string(most)}});
  }

  Shared& shared_;
  Row row_;
  int column_ = -1;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  bool inside_cell_ = false;
  bool inside_value_ = false;
  bool inside_reading_aid_ = false;
};

Result<> SheetHandler::start(std::string_view name, const Attributes& attributes, Span) {
  if (name == "row") return start_row(attributes);
  if (name == "c") return start_cell(attributes);
  if (name == "rPh") inside_reading_aid_ = true;
  inside_value_ = inside_cell_ && (name == "v" || (name == "t" && !inside_reading_aid_));
  return {};
}

Result<> SheetHandler::end(std::string_view name, Span) {
  inside_value_ = false;
  if (name == "rPh") inside_reading_aid_ = false;
  if (name == "c") return end_cell();
  if (name == "row" && !row_.cells.empty()) sheet.rows.push_back(std::move(row_));
  if (name == "row") row_.cells.clear();
  return {};
}

Result<> SheetHandler::text(std::string_view piece) {
  if (!inside_value_) return {};
  if (value_.size() + piece.size() > shared_.limits.cell_bytes_max) {
    return beyond("sheet.cell_too_long", static_cast<std::int64_t>(shared_.limits.cell_bytes_max));
  }
  value_ += piece;
  return {};
}

Result<> SheetHandler::start_row(const Attributes& attributes) {
  int number = row_.number + 1;
  if (const auto written = attributes.find("r")) {
    const auto place = parse_address("A" + std::string(*written));
    if (!place || place->row < number) return damaged();
    number = place->row;
  }
  if (number > rows_of_the_format) return damaged();
  row_.number = number;
  column_ = -1;
  return {};
}

Result<> SheetHandler::start_cell(const Attributes& attributes) {
  ++column_;
  if (const auto written = attributes.find("r")) {
    const auto place = parse_address(*written);
    if (!place || place->row != row_.number || place->column < column_) return damaged();
    column_ = place->column;
  }
  type_ = attributes.find("t").value_or("n");
  style_ = 0;
  if (const auto style = attributes.find("s")) {
    std::from_chars(style->data(), style->data() + style->size(), style_);
  }
  value_.clear();
  inside_cell_ = true;
  return {};
}

// Empty cells may lie anywhere: spreadsheet programs write them for their looks.
Result<> SheetHandler::end_cell() {
  inside_cell_ = false;
  if (value_.empty()) {
    if (++shared_.empty_cells <= shared_.limits.empty_cells_max) return {};
    return beyond("sheet.too_many_cells", shared_.limits.empty_cells_max);
  }
  Cell cell{column_, CellKind::text, "", std::nullopt};
  if (auto filled = fill(cell); !filled) return filled;
  if (cell.text.empty()) return {};

  const Limits& limits = shared_.limits;
  shared_.text_bytes += cell.text.size();
  if (row_.number > limits.rows_max) return beyond("sheet.too_many_rows", limits.rows_max);
  if (column_ >= limits.columns_max) return beyond("sheet.too_many_columns", limits.columns_max);
  if (++shared_.cells > limits.cells_max) return beyond("sheet.too_many_cells", limits.cells_max);
  if (shared_.text_bytes > limits.text_bytes_max) {
    return error(Code::limit, here(), "sheet.too_large",
                 {{"megabytes", std::to_string(limits.text_bytes_max >> 20)}});
  }
  row_.cells.push_back(std::move(cell));
  return {};
}

Result<> SheetHandler::fill(Cell& cell) {
  if (type_ == "s") {
    std::size_t index = shared_.strings.size();
    std::from_chars(value_.data(), value_.data() + value_.size(), index);
    if (index >= shared_.strings.size()) return damaged();
    cell.text = shared_.strings[index];
  } else if (type_ == "inlineStr" || type_ == "str") {
    cell.text = decode_escapes(std::move(value_));
  } else if (type_ == "b") {
    cell.kind = CellKind::boolean;
    cell.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
  } else if (type_ == "e") {
    cell.kind = CellKind::failed;
    cell.text = value_;
  } else if (type_ == "d") {
    cell.kind = CellKind::date;
    cell.date = parse_iso_date(std::string_view(value_).substr(0, 10));
    if (!cell.date) return damaged();
    cell.text = vietnamese_date(*cell.date);
  } else {
    return fill_number(cell);
  }
  return {};
}

Result<> SheetHandler::fill_number(Cell& cell) {
  double number = 0;
  const char* end = value_.data() + value_.size();
  const auto [stop, failed] = std::from_chars(value_.data(), end, number);
  if (failed != std::errc{} || stop != end || !std::isfinite(number)) return damaged();
  const NumberFormat format =
      style_ < shared_.formats.size() ? shared_.formats[style_] : NumberFormat{};
  if (format.is_date) cell.date = day_of_serial(number, shared_.from_1904);
  cell.kind = cell.date ? CellKind::date : CellKind::number;
  if (cell.date) {
    cell.text = vietnamese_date(*cell.date);
  } else if (format.is_percent) {
    cell.text = decimal_text(number * 100) + "%";
  } else {
    cell.text = decimal_text(number);
    pad(cell.text, format.digits_min);
  }
  return {};
}

}  // namespace

Result<Workbook> read_xlsx(std::string_view bytes, const Limits& limits) {
  auto archive = open_xlsx(bytes, limits);
  if (!archive) return archive.error();
  const auto parts = find_parts(*archive, limits);
  if (!parts) return parts.error();

  Shared shared{limits, {}, {}, parts->from_1904};
  if (archive->has(parts->shared_strings)) {
    auto strings = read_shared_strings(*archive, parts->shared_strings, limits);
    if (!strings) return strings.error();
    shared.strings = std::move(*strings);
  }
  if (archive->has(parts->styles)) {
    auto formats = read_styles(*archive, parts->styles);
    if (!formats) return formats.error();
    shared.formats = std::move(*formats);
  }

  Workbook workbook;
  for (const SheetPart& part : parts->sheets) {
    SheetHandler handler(shared, part.name);
    XmlParser parser(handler, part.part);
    auto read =
        archive->read(part.part, [&](std::string_view piece) { return parser.feed(piece); });
    if (read) read = parser.finish();
    if (!read) return read.error();
    workbook.sheets.push_back(std::move(handler.sheet));
  }
  return workbook;
}

Result<std::string> read_file(const std::filesystem::path& file, const Limits& limits) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes;
  std::string piece(64 << 10, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limits.file_bytes_max) {
      return error(Code::limit, "", "sheet.too_large",
                   {{"megabytes", std::to_string(limits.file_bytes_max >> 20)}});
    }
  }
  if (!in.eof()) {
    return error(Code::not_found, "", "sheet.no_file", {{"file", file.filename().string()}});
  }
  return bytes;
}

}  // namespace ganh::catalog::sheets
