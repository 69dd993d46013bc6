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

// Where a line was read.
struct LineSource {
  std::string cell;     // of its amount: "Chi tiết!C5"
  std::string heading;  // what the amount is called there: "Phí thanh toán"
  std::string other;    // the waybill where the reference is the order's number, or that number
};

struct SheetLines {
  std::string sheet;
  bool by_waybill = false;  // which of the two its references are
  std::vector<money::SettlementLine> lines;
  std::vector<LineSource> sources;  // of each line
};

struct Repeats {
  // By sheet: the one that says everything that it says, order by order, to the đồng.
  std::vector<std::optional<std::size_t>> said_by;
  // "statement.twice" {order, cell, other}, "statement.twice_unnamed" {amount, cell, other},
  // "statement.references" {sheet, other}.
  std::vector<Fault> faults;
};

// A sheet whose every amount stands on another, a sale among them, repeats it ("Tổng hợp" beside
// "Chi tiết"). When two share only some of their orders, an order whose sale or refund stands on
// both, or an amount that both call by one name, is a fault. What is new about an order, such as
// its fees under a heading of their own or what was given back in a later week, counts. Sheets by
// waybill and by order number are compared by what one of them has beside its own; when neither
// has, and both tell of sales or both of fees, that is a fault.
Repeats find_repeats(const std::vector<SheetLines>& sheets);

}  // namespace ganh::catalog::sheets
