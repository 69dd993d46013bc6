// A table as a workbook of one sheet: what reports are handed out as.
//
// Texts are text cells whatever they begin with, so that none of them can be a formula; amounts,
// quantities and days are real numbers. The same table gives the same bytes.

#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "catalog/clock.h"
#include "catalog/measure/money.h"

namespace ganh::catalog::sheets {

// A number with a fixed point: {12'500, 3} is 12,5.
struct Decimal {
  std::int64_t value = 0;
  int decimals = 0;  // 0 … 6
};

struct Percent {
  std::int64_t basis_points = 0;  // 8000 is 80 %
};

using TableCell = std::variant<std::monostate, std::string, Decimal, measure::Money, Percent, Date>;

struct TableColumn {
  std::string heading;
  int width = 16;  // in characters
};

struct Table {
  std::string name;                // of its tab; shortened to what a workbook takes
  std::vector<std::string> above;  // lines above the headings: the title, of which days
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;  // each as wide as there are columns, or shorter
  std::vector<TableCell> sum = {};           // a last row in bold; empty: none
};

// Bytes of an XLSX file. Characters that XML cannot hold are dropped.
std::string workbook_of(const Table& table);

}  // namespace ganh::catalog::sheets
