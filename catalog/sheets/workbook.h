// A workbook's values and where they stand. No formulas, no looks, no file format.
//
// Plain values. Rows count from 1 and columns from 0; what is empty is not there.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"

namespace ganh::catalog::sheets {

enum class CellKind { text, number, boolean, date, failed };

struct Cell {
  int column = 0;
  CellKind kind = CellKind::text;
  // text: as typed. number: plain decimal digits with a point, "1234.5", never an exponent; with
  // the leading zeros or the "%" that its format shows. boolean: "TRUE", "FALSE". date:
  // "21/11/2026". failed: a formula's error, "#N/A".
  std::string text;
  std::optional<Date> date = std::nullopt;  // for CellKind::date
  bool operator==(const Cell&) const = default;
};

struct Row {
  int number = 0;
  std::vector<Cell> cells;  // by column, none empty
  const Cell* at(int column) const;
  bool operator==(const Row&) const = default;
};

struct Sheet {
  std::string name;
  std::vector<Row> rows;  // by number, none without cells
  const Row* at(int number) const;
  bool operator==(const Sheet&) const = default;
};

struct Workbook {
  std::vector<Sheet> sheets;
  const Sheet* find(std::string_view name) const;
  bool operator==(const Workbook&) const = default;
};

std::string column_letters(int column);                            // 0 → "A", 27 → "AB"
std::string address(int row, int column);                          // "F7"
std::string address(std::string_view sheet, int row, int column);  // "Sản phẩm!F7"

struct Place {
  int row = 0;
  int column = 0;
};
std::optional<Place> parse_address(std::string_view text);  // "F7", at most XFD1048576

}  // namespace ganh::catalog::sheets
