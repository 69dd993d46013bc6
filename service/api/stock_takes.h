// Stock-takes: sheets that are opened, printed, typed back and settled.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/documents/stock_take_sheet.h"
#include "catalog/result.h"
#include "catalog/stock/taking/take.h"
#include "service/api/page.h"

namespace ganh::service::api {

// By its id, or by its number, which is the one on the paper. `not_found`, "stock_take.not_found".
Result<catalog::stock::taking::Take> find_take(const catalog::store::Scope& scope,
                                               const std::string& take);

// Without their lines, newest first. `invalid`, "page.after".
Result<std::string> takes_json(const catalog::store::Scope& scope, const Page& page);
std::string take_json(const catalog::store::Scope& scope, const catalog::stock::taking::Take& take);
Result<std::string> take_json(const catalog::store::Scope& scope, const std::string& take);

// `place` and `product` by code or id; empty: the main place, every product. The new one's JSON.
// `not_found`, "place.not_found", "product.not_found"; else as taking::open().
Result<std::string> open_take(catalog::changes::Command& command, const std::string& place,
                              const std::string& product);

// What stands beside a line on the paper: `line`, `lot`, or both, which must then be one.
struct CountTyped {
  std::optional<int> line;
  std::string lot;      // its code; check digits may be left out, and accents where it is clear
  std::string counted;  // "12,5 kg"; a bare number is in the unit that the sheet prints; empty: it
                        // is not counted yet
  std::optional<catalog::stock::Waste> waste = {};
  std::string why = {};
};

// The take's JSON as it is then. All or none: `invalid`, with every line at fault,
// "stock_take.no_such_line", "stock_take.not_on_sheet", "stock_take.line_not_lot" {line, lot,
// on_sheet}, "stock_take.line_twice" {line, first, second}, "option.quantity" or, unless the count
// stands already or somebody has looked twice and the counts `are_right`, "stock_take.count_odd"
// {line, lot, counted, expected} at `items[n].…`. One of the sheet's words as its `why` ("dập vỡ")
// is the kind of waste too.
Result<std::string> write_counts(catalog::changes::Command& command, const std::string& take,
                                 const std::vector<CountTyped>& typed, bool are_right);

// "settle", "drop", or "refresh" for the line. The take's JSON as it is then.
// `invalid`, "stock_take.unknown_step".
Result<std::string> step_take(catalog::changes::Command& command, const std::string& take,
                              const std::string& step, int line);

// A lot that was found there and is not on the sheet.
Result<std::string> add_to_take(catalog::changes::Command& command, const std::string& take,
                                const std::string& lot);

// To be printed and filled in; a blind one does not say what the book says.
Result<catalog::documents::StockTakeSheet> sheet_of(const catalog::store::Scope& scope,
                                                    const std::string& take, bool blind);

}  // namespace ganh::service::api
