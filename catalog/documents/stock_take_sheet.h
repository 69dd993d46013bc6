// A sheet on which the stock is counted by hand and typed back (phiếu kiểm kê).
//
// Each lot stands with its two check digits (catalog/text/check_digits.h), so that a figure typed
// back cannot land on another lot by a slip.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/documents/paper.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"

namespace ganh::catalog::documents {

struct StockTakeSheet {
  struct Line {
    std::string place;
    std::string lot_code;
    std::string product;
    std::string unit;                           // in which it is counted: "kg", "túi 5 kg"
    std::optional<measure::Quantity> expected;  // of no line: a blind count, without the column
  };

  std::string cooperative;
  std::string number;  // as QR too; names the sheet when it is typed back
  Date date{};
  std::vector<Line> lines;  // in this order; a new place begins a group
  std::string reasons;      // those to choose from, in one line: "H hỏng · M mất · N nhầm"
};

// On A4 and A5.
Result<std::string> stock_take_sheet(const StockTakeSheet& sheet, Paper paper);

}  // namespace ganh::catalog::documents
