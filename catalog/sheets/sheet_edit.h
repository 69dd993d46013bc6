// One column of a worksheet's XML rewritten, all else left byte for byte.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/result.h"

namespace ganh::catalog::sheets {

struct ColumnEdit {
  int column = 0;
  int first_row = 0;                  // cells of the column from here on are replaced or go
  std::map<int, std::string> by_row;  // row → text
};

// `part` names the sheet in faults. Cells keep their style. Refuses "sheet.damaged" and
// "sheet.encoding".
Result<std::string> edited(std::string_view xml, std::string_view part, const ColumnEdit& edit);

}  // namespace ganh::catalog::sheets
