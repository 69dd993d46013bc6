// Which part of an XLSX file is what: its sheets in order, their names, and what they share.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"
#include "catalog/sheets/zip_archive.h"

namespace ganh::catalog::sheets {

struct SheetPart {
  std::string name;  // as on its tab
  std::string part;  // "xl/worksheets/sheet1.xml"
};

struct XlsxParts {
  std::vector<SheetPart> sheets;  // worksheets only, in the order of their tabs
  std::string shared_strings;     // empty: none
  std::string styles;             // empty: none
  bool from_1904 = false;         // days are counted from 1904
};

// Opens the zip after looking at what the bytes are: "sheet.not_xlsx", "sheet.old_xls",
// "sheet.encrypted", or a refusal of ZipArchive::open. `bytes` are borrowed.
Result<ZipArchive> open_xlsx(std::string_view bytes, const Limits& limits);

Result<XlsxParts> find_parts(ZipArchive& archive, const Limits& limits);

}  // namespace ganh::catalog::sheets
