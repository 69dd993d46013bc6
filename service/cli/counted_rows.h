// What was counted, as it was typed: "12=118,5 kg" on the command line, or the rows of a file.
//
// A file has line or lot, count, kind of waste and why in its first columns, or says by a row of
// headings where they are: those of the printed sheet and these names in English will do.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/result.h"
#include "catalog/sheets/workbook.h"

namespace ganh::service::cli {

struct CountedRow {
  std::string line_or_lot;
  std::string counted;  // empty: the line is not counted after all; never so in a file
  std::string waste;    // a name of the API
  std::string why;
  std::string lot = {};  // what stands beside the line's number: "L2026-031 63"
  bool operator==(const CountedRow&) const = default;
};

// "12=118,5 kg", "L2026-031 63=0", "2=".
std::optional<CountedRow> counted_row(const std::string& argument);

struct CountedFile {
  struct Uncounted {
    int row = 0;
    std::string text;
    bool operator==(const Uncounted&) const = default;
  };
  std::vector<CountedRow> rows;
  // Rows that say something, and no count: passed over, so that they empty no line.
  std::vector<Uncounted> uncounted;
};

// `invalid`: "stock_take.file_row" {row, text}, "stock_take.file_waste" {row, text},
// "stock_take.file_empty".
Result<CountedFile> counted_rows(const catalog::sheets::Sheet& sheet);

}  // namespace ganh::service::cli
