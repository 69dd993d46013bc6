// The clerk's own workbook handed back, with what is wrong written beside the rows.
//
// Never rebuilds the file: the sheets' XML is edited in place, and every other part of the zip is
// copied as it was. Messages are text cells, so that nothing in them can be a formula.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"
#include "catalog/sheets/limits.h"

namespace ganh::catalog::sheets {

inline constexpr std::string_view error_heading = "Lỗi cần sửa";

struct Note {
  int row = 0;  // below the heading row
  std::string message;
};

struct SheetNotes {
  std::string sheet;
  int heading_row = 1;
  std::vector<Note> notes;  // several of one row are joined
};

// The bytes with the notes in an error column, headed `error_heading`: the one of an earlier
// annotation if there is one (its old messages go), otherwise the first column behind everything
// written in the heading row and below. A sheet given without notes only loses its old messages.
// Refuses what read_xlsx refuses; "sheet.missing" for a sheet that is not there; "sheet.no_column"
// when all columns are taken; "sheet.encoding" when a sheet is not in UTF-8.
Result<std::string> annotate(std::string_view bytes, const std::vector<SheetNotes>& sheets,
                             const Limits& limits = {});

}  // namespace ganh::catalog::sheets
