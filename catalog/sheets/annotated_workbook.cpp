#include "catalog/sheets/annotated_workbook.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>

#include "catalog/sheets/sheet_edit.h"
#include "catalog/sheets/workbook.h"
#include "catalog/sheets/xlsx_parts.h"
#include "catalog/sheets/xlsx_reader.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

std::optional<int> column_of_earlier_notes(const Sheet& sheet, int heading_row) {
  const Row* headings = sheet.at(heading_row);
  if (headings == nullptr) return std::nullopt;
  for (const Cell& cell : headings->cells) {
    // A message about the whole sheet stands behind the heading itself.
    if (text::fold(cell.text).starts_with(text::fold(error_heading))) return cell.column;
  }
  return std::nullopt;
}

int first_free_column(const Sheet& sheet, int heading_row) {
  int column = 0;
  for (const Row& row : sheet.rows) {
    if (row.number >= heading_row) column = std::max(column, row.cells.back().column + 1);
  }
  return column;
}

ColumnEdit edit_for(const SheetNotes& notes, int column) {
  ColumnEdit edit{column, notes.heading_row, {}};
  edit.by_row[notes.heading_row] = error_heading;
  for (const Note& note : notes.notes) {
    assert(note.row >= notes.heading_row);
    std::string& text = edit.by_row[note.row];
    text += (text.empty() ? "" : " ") + note.message;
  }
  return edit;
}

}  // namespace

Result<std::string> annotate(std::string_view bytes, const std::vector<SheetNotes>& sheets,
                             const Limits& limits) {
  const auto workbook = read_xlsx(bytes, limits);
  if (!workbook) return workbook.error();
  auto archive = open_xlsx(bytes, limits);
  if (!archive) return archive.error();
  const auto parts = find_parts(*archive, limits);
  if (!parts) return parts.error();

  std::map<std::string, std::string> replaced;
  for (const SheetNotes& notes : sheets) {
    const auto part = std::ranges::find(parts->sheets, notes.sheet, &SheetPart::name);
    const Sheet* sheet = workbook->find(notes.sheet);
    if (part == parts->sheets.end() || sheet == nullptr) {
      return error(Code::not_found, notes.sheet, "sheet.missing", {{"sheet", notes.sheet}});
    }
    const auto earlier = column_of_earlier_notes(*sheet, notes.heading_row);
    if (!earlier && notes.notes.empty()) continue;
    const int column = earlier.value_or(first_free_column(*sheet, notes.heading_row));
    if (column >= limits.columns_max) {
      return error(Code::limit, notes.sheet, "sheet.no_column", {{"sheet", notes.sheet}});
    }

    std::string xml;
    const auto read = archive->read(part->part, [&](std::string_view piece) -> Result<> {
      xml += piece;
      return {};
    });
    if (!read) return read.error();
    auto changed = edited(xml, part->part, edit_for(notes, column));
    if (!changed) return changed.error();
    replaced[part->part] = std::move(*changed);
  }
  if (replaced.empty()) return std::string(bytes);
  return archive->with_replaced(replaced);
}

}  // namespace ganh::catalog::sheets
