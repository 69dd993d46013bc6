// Reads an XLSX file's values: what Excel, LibreOffice and phones' spreadsheets save.
//
// Never runs a formula (the value that stands in the file is taken), never follows a link, and
// stays within Limits. CSV and the old .xls are not read.

#pragma once

#include <filesystem>
#include <string_view>

#include "catalog/result.h"
#include "catalog/sheets/limits.h"
#include "catalog/sheets/workbook.h"

namespace ganh::catalog::sheets {

// `invalid` or `limit` with one of
//   sheet.not_xlsx, sheet.old_xls, sheet.encrypted   another kind of file
//   sheet.damaged, sheet.doctype, sheet.unsafe_part  not as a spreadsheet program writes it
//   sheet.too_large, sheet.too_many_parts, sheet.too_many_sheets, sheet.too_many_rows,
//   sheet.too_many_columns, sheet.too_many_cells, sheet.cell_too_long   beyond Limits
Result<Workbook> read_xlsx(std::string_view bytes, const Limits& limits = {});

// The file's bytes, for read_xlsx and annotate; `not_found`, "sheet.no_file", or `limit`.
Result<std::string> read_file(const std::filesystem::path& file, const Limits& limits = {});

}  // namespace ganh::catalog::sheets
