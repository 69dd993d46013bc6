// Stock-takes' rows: a sheet is opened, filled in as often as needed, and settled into the ledger
// or dropped.
//
// Nothing is kept from moving meanwhile; a lot that has moved is never guessed at.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "catalog/stock/place.h"
#include "catalog/stock/taking/take.h"

namespace ganh::catalog::stock::taking {

// Its lines are the lots on hand there. `not_found`, "place.not_found"; `not_now`,
// "stock_take.nothing_there"; `limit`, "stock_take.too_many_lines" or "stock_take.too_many_open".
Result<StockTakeId> open(changes::Command& command, const PlaceId& place = main_place(),
                         const std::optional<ProductId>& product = {});

// The steps below are `not_found`, "stock_take.not_found", or `not_now`, "stock_take.ended".

// Writes down what was counted, over what was there; nothing counted empties the line. All or none:
// `invalid` with every line at fault, "stock_take.no_such_line" or "out_of_range".
struct Counted {
  int line = 0;
  std::optional<std::int64_t> counted_base;
  std::optional<Waste> waste = {};
  std::string why = {};
};
Result<> write_counts(changes::Command& command, const StockTakeId& id,
                      const std::vector<Counted>& counts);

// Looks at the book again for a lot that has moved, and empties the line: it is to be counted anew.
// `invalid`, "stock_take.no_such_line".
Result<> refresh_line(changes::Command& command, const StockTakeId& id, int line);

// Puts a lot on the sheet that was found there and does not stand on it: a line at its end, with
// what the book says; its number is given back. One that stands there already keeps its line.
// `not_found`, "lot.not_found"; `limit`, "stock_take.too_many_lines".
Result<int> add_lot(changes::Command& command, const StockTakeId& id, const LotId& lot);

// Enters what each counted line differs by, all or nothing, with the take and the line as cause.
// `conflict` with "stock_take.moved_since" for every counted lot that moved in that place since its
// line was opened or refreshed; `invalid` with "stock_take.why_missing" for every line that differs
// and says neither why nor what kind of waste, and "stock_take.waste_of_more" for waste where
// nothing is missing; `not_now`, "stock_take.nothing_counted".
struct Settled {
  int entries = 0;
  std::vector<int> uncounted;  // lines left as they are
};
Result<Settled> settle(changes::Command& command, const StockTakeId& id);

Result<> drop(changes::Command& command, const StockTakeId& id);

std::optional<Take> find_take(const store::Scope& scope, const StockTakeId& id);
std::optional<Take> find_take(const store::Scope& scope, std::int64_t number);

// Without their lines, newest first, before `number` (nothing: from the newest), at most `limit`.
std::vector<Take> takes_before(const store::Scope& scope, std::optional<std::int64_t> number,
                               int limit);

}  // namespace ganh::catalog::stock::taking
