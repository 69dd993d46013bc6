// How large a workbook may be. Limits of ours: a cooperative's workbook is far below them.

#pragma once

#include <cstdint>

namespace ganh::catalog::sheets {

struct Limits {
  std::uint64_t file_bytes_max = 64ULL << 20;
  int entries_max = 1'000;                          // parts in the zip
  std::uint64_t part_bytes_max = 128ULL << 20;      // unzipped
  std::uint64_t unzipped_bytes_max = 200ULL << 20;  // all parts that are read
  std::uint64_t text_bytes_max = 64ULL << 20;       // all cells' text
  int sheets_max = 64;
  int rows_max = 100'000;  // the last row with something in it
  int columns_max = 256;
  int cells_max = 1'000'000;
  int empty_cells_max = 4'000'000;  // there for their looks alone
  std::size_t cell_bytes_max = 64ULL << 10;
};

}  // namespace ganh::catalog::sheets
