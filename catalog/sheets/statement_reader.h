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

// A total of the list's own that is not what the rows above it come to.
struct TotalDifference {
  std::string cell;
  std::string heading;  // of its column, as it is written there
  measure::Money told;
  measure::Money sum;
};

// A sheet whose every amount stands on another: counted once.
struct RepeatedSheet {
  std::string sheet;
  std::string said_by;
};

struct Statement {
  std::vector<money::SettlementLine> lines;
  measure::Money told;  // what it says they come to; their sum when it has no total
  std::vector<TotalDifference> differing_totals;
  std::vector<std::string> unknown_sheets;    // without headings we know: read over
  std::vector<RepeatedSheet> repeated_sheets;
  std::vector<std::string> unknown_headings;  // read over
  std::vector<int> note_rows;                 // totals, remarks, headings once more: no lines
};

// Of every sheet with headings we know: an order's or waybill's, and an amount's. Signs and totals
// are each sheet's own. Fees, taxes and refunds that are nowhere below 0 are taken off; otherwise
// what is above 0 among them was given back, and is an adjustment. A column's last total row is
// held against the rows above it, or those since the total before; the column of what rows come to
// goes before the others. `invalid`, each fault with its cell: "statement.headings" {wanted,
// found}; "statement.amount" {text}; "statement.kind" {text}; "statement.row_sum" {sum} when the
// row's amounts are not its net; "statement.twice" {order, other} when two sheets tell of an order
// and neither repeats the other, "statement.twice_unnamed" {amount, other} when both tell of an
// amount without a number, "statement.references" {sheet, other} when one goes by waybill, the
// other by order number, and neither has both; "statement.empty".
Result<Statement> read_statement(const Workbook& workbook, money::Method from);

}  // namespace ganh::catalog::sheets
