// Reads a CSV file's values, whatever separates them: comma, semicolon or tab.
//
// UTF-8, or UTF-16 with its mark as Excel saves "Unicode text"; no other encoding is guessed at.
// Every cell is text: nothing is made a number or a day here.

#pragma once

#include <string_view>

#include "catalog/result.h"
#include "catalog/sheets/limits.h"
#include "catalog/sheets/workbook.h"

namespace ganh::catalog::sheets {

// One sheet, "CSV". `invalid`, "sheet.csv_encoding", or "sheet.csv_quotes" when a quoted cell has
// no end, "sheet.nul" of a cell that holds a NUL; `limit` as for read_xlsx.
Result<Workbook> read_csv(std::string_view bytes, const Limits& limits = {});

// XLSX or CSV, by what the bytes are. The refusals of either.
Result<Workbook> read_table(std::string_view bytes, const Limits& limits = {});

}  // namespace ganh::catalog::sheets
