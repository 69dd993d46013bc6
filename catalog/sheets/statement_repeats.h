// Sheets of one statement that say the same amounts: each counts once, or nobody knows which does;
// for statement_reader.h.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalog/money/settlements.h"
#include "catalog/result.h"

namespace ganh::catalog::sheets {

struct SheetLines {
  std::string sheet;
  std::vector<money::SettlementLine> lines;
  std::vector<std::string> cells;  // of each line's amount: "Chi tiết!C5"
};

struct Repeats {
  // By sheet: the one that says everything that it says, order by order, to the đồng.
  std::vector<std::optional<std::size_t>> said_by;
  std::vector<Fault> faults;  // "statement.twice" {order, cell, other}
};

// A sheet whose every amount stands on another repeats it ("Tổng hợp" beside "Chi tiết"). When two
// share only some of their orders, an order whose sale stands on both, or an amount that is the
// same on both, is a fault. What is new about an order, such as its fees on a sheet of their own or
// what was given back in a later week, counts.
Repeats find_repeats(const std::vector<SheetLines>& sheets);

}  // namespace ganh::catalog::sheets
