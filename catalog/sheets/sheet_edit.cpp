#include "catalog/sheets/sheet_edit.h"

#include <algorithm>

#include "catalog/sheets/workbook.h"
#include "catalog/sheets/xlsx_strings.h"
#include "catalog/sheets/xml_parser.h"

namespace ganh::catalog::sheets {

namespace {

// The namespace prefix of a raw tag with its colon: "<x:row r=…" → "x:".
std::string_view prefix_of(std::string_view tag) {
  const std::size_t end = tag.find_first_of(" \t\r\n/>", 1);
  const std::size_t colon = tag.find(':');
  return colon < end ? tag.substr(1, colon) : std::string_view{};
}

// Takes ` name="…"` out of a raw tag.
std::string without_attribute(std::string_view tag, std::string_view name) {
  std::string text(tag);
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const std::size_t equals = at + name.size();
    const bool is_name = at > 0 && std::string_view(" \t\r\n").find(text[at - 1]) != text.npos;
    if (!is_name || equals + 1 >= text.size() || text[equals] != '=') continue;
    const std::size_t close = text.find(text[equals + 1], equals + 2);
    if (close != text.npos) text.erase(at - 1, close + 2 - at);
    break;
  }
  return text;
}

class SheetEditor final : public XmlHandler {
 public:
  SheetEditor(std::string_view xml, const ColumnEdit& edit)
      : xml_(xml), edit_(edit), next_(edit.by_row.begin()) {}

  Result<> start(std::string_view name, const Attributes& attributes, Span span) override;
  Result<> end(std::string_view name, Span span) override;
  std::string finished() {
    copy_until(xml_.size());
    return std::move(out_);
  }

 private:
  void start_row(const Attributes& attributes, Span span);
  void start_cell(const Attributes& attributes, Span span);
  void widen_dimension(const Attributes& attributes, Span span);

  void copy_until(std::uint64_t offset) {
    out_ += xml_.substr(copied_, offset - copied_);
    copied_ = offset;
  }
  std::string_view raw(Span span) const { return xml_.substr(span.offset, span.length); }
  bool is_due(int row) const { return next_ != edit_.by_row.end() && next_->first == row; }
  // Rows with a message that the sheet itself does not have.
  void write_rows_before(int row);
  void write_cell();
  // Opens `<tag/>`, so that something can be put inside; true when it was empty.
  bool open_up(Span end_span);

  std::string_view xml_;
  const ColumnEdit& edit_;
  std::map<int, std::string>::const_iterator next_;
  std::string out_;
  std::uint64_t copied_ = 0;
  std::string prefix_;
  std::string row_name_;
  int row_ = 0;
  int column_ = -1;
  bool due_ = false;        // this row's message is not written yet
  bool replacing_ = false;  // inside a cell that goes
  std::string style_;
};

Result<> SheetEditor::start(std::string_view name, const Attributes& attributes, Span span) {
  if (name == "dimension") widen_dimension(attributes, span);
  if (name == "sheetData") prefix_ = prefix_of(raw(span));
  if (name == "row") start_row(attributes, span);
  if (name == "c") start_cell(attributes, span);
  return {};
}

void SheetEditor::widen_dimension(const Attributes& attributes, Span span) {
  const std::string_view range = attributes.find("ref").value_or("");
  const std::size_t colon = range.find(':');
  const auto first = parse_address(range.substr(0, colon));
  const auto last = parse_address(colon == range.npos ? range : range.substr(colon + 1));
  if (!first || !last || edit_.by_row.empty()) return;
  const std::string from = address(std::min(first->row, edit_.by_row.begin()->first),
                                   std::min(first->column, edit_.column));
  const std::string to = address(std::max(last->row, edit_.by_row.rbegin()->first),
                                 std::max(last->column, edit_.column));
  copy_until(span.offset);
  std::string tag(raw(span));
  const std::size_t at = tag.find(range);
  if (at != tag.npos) tag.replace(at, range.size(), from + ":" + to);
  out_ += tag;
  copied_ += span.length;
}

void SheetEditor::start_row(const Attributes& attributes, Span span) {
  const auto written = attributes.find("r");
  const auto place = parse_address("A" + std::string(written.value_or("")));
  const int number = place ? place->row : row_ + 1;
  copy_until(span.offset);
  write_rows_before(number);
  row_ = number;
  column_ = -1;
  due_ = is_due(number);
  if (!due_) return;
  row_name_ = std::string(prefix_of(raw(span))) + "row";
  // `spans` says which columns are in use: a hint that would no longer be true.
  out_ += without_attribute(raw(span), "spans");
  copied_ += span.length;
}

void SheetEditor::start_cell(const Attributes& attributes, Span span) {
  const auto place = parse_address(attributes.find("r").value_or(""));
  column_ = place ? place->column : column_ + 1;
  if (column_ < edit_.column || row_ < edit_.first_row) return;
  copy_until(span.offset);
  if (column_ == edit_.column) {
    replacing_ = true;
    style_ = attributes.find("s").value_or("");
  }
  if (due_) write_cell();
}

void SheetEditor::write_cell() {
  out_ += "<" + prefix_ + "c r=\"" + address(row_, edit_.column) + "\"";
  if (!style_.empty()) out_ += " s=\"" + encode_text(style_) + "\"";
  out_ += " t=\"inlineStr\"><" + prefix_ + "is><" + prefix_ + "t xml:space=\"preserve\">" +
          encode_text(next_->second) + "</" + prefix_ + "t></" + prefix_ + "is></" + prefix_ + "c>";
  style_.clear();
  due_ = false;
  ++next_;
}

void SheetEditor::write_rows_before(int row) {
  while (next_ != edit_.by_row.end() && next_->first < row) {
    row_ = next_->first;
    out_ += "<" + prefix_ + "row r=\"" + std::to_string(row_) + "\">";
    write_cell();
    out_ += "</" + prefix_ + "row>";
  }
}

bool SheetEditor::open_up(Span end_span) {
  copy_until(end_span.offset);
  if (end_span.length != 0) return false;
  out_.replace(out_.size() - 2, 2, ">");
  return true;
}

Result<> SheetEditor::end(std::string_view name, Span span) {
  if (name == "c" && replacing_) {
    copied_ = span.offset + span.length;
    replacing_ = false;
    style_.clear();
  }
  if (name == "row" && due_) {
    const bool was_empty = open_up(span);
    write_cell();
    if (was_empty) out_ += "</" + row_name_ + ">";
  }
  if (name == "sheetData" && next_ != edit_.by_row.end()) {
    const bool was_empty = open_up(span);
    write_rows_before(edit_.by_row.rbegin()->first + 1);
    if (was_empty) out_ += "</" + prefix_ + "sheetData>";
  }
  return {};
}

bool is_utf8(std::string_view xml) {
  if (xml.starts_with("\xff\xfe") || xml.starts_with("\xfe\xff") || xml.starts_with('\0')) {
    return false;
  }
  const std::string_view head = xml.substr(0, xml.find("?>"));
  const std::size_t at = head.starts_with("<?xml") ? head.find("encoding") : head.npos;
  if (at == head.npos) return true;
  std::string encoding(head.substr(at, 20));
  std::ranges::transform(encoding, encoding.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return encoding.find("utf-8") != encoding.npos || encoding.find("us-ascii") != encoding.npos;
}

}  // namespace

Result<std::string> edited(std::string_view xml, std::string_view part, const ColumnEdit& edit) {
  if (!is_utf8(xml)) return error(Code::invalid, std::string(part), "sheet.encoding");
  SheetEditor editor(xml, edit);
  XmlParser parser(editor, part);
  auto read = parser.feed(xml);
  if (read) read = parser.finish();
  if (!read) return read.error();
  return editor.finished();
}

}  // namespace ganh::catalog::sheets
