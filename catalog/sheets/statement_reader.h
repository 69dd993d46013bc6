// Reads what a marketplace or a carrier sends of the money it took: a statement, a list of cash on
// delivery.
//
// Which column is what stands in one table of headings, Vietnamese and English; case, accents,
// order and anything in parentheses do not matter. README.md lists them. Knows no order of ours.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/money/settlements.h"
#include "catalog/result.h"
#include "catalog/sheets/workbook.h"

namespace ganh::catalog::sheets {

// What a column of such a list is.
enum class StatementColumn {
  order,    // the marketplace's number of the order
  waybill,  // the carrier's number of the parcel
  sale,
  refund,
  fee,  // there may be several, as of each of these amounts
  tax,
  adjustment,
  kind,  // of the amount beside it, in lists with a row for each amount
  amount,
  net,  // what a row comes to; checked, and not entered
  note,
};

struct StatementHeading {
  StatementColumn column;
  std::string_view text;                    // as we write it
  std::vector<std::string_view> also = {};  // folded: "order id"
};
std::span<const StatementHeading> statement_headings();

struct Statement {
  std::vector<money::SettlementLine> lines;
  std::vector<std::string> unknown_headings;  // read over
  std::vector<int> note_rows;                 // totals, remarks: read over
};

// The first sheet with headings we know: an order's or waybill's, and an amount's. Fees, taxes and
// refunds that are nowhere below 0 are taken off; otherwise what is above 0 among them was given
// back, and is an adjustment. `invalid`, each fault with its cell: "statement.headings" {wanted,
// found}; "price.unreadable"; "statement.kind" {text}; "statement.row_sum" {sum} when the row's
// amounts are not its net; "statement.empty".
Result<Statement> read_statement(const Workbook& workbook, money::Method from);

}  // namespace ganh::catalog::sheets
