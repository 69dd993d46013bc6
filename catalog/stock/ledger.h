// The ledger (sổ kho): every movement of every lot in every place, in the order it was written.
//
// Append-only, and chained by cooperative: each entry's hash covers the hash before it, so that a
// past that somebody changed shows. Lots' balances are kept beside it in the same transaction.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "catalog/stock/cause.h"
#include "catalog/stock/place.h"

namespace ganh::catalog::stock {

inline constexpr std::size_t why_bytes_max = 500;

struct Entry {
  LotId lot;
  PlaceId place = main_place();
  std::int64_t quantity_base = 0;  // > 0 came, < 0 went
  Cause cause = Cause::received;
  std::string cause_id;  // lot, order, return, adjustment, transfer …
  int cause_line = 0;    // unique with cause, lot and place: the same effect cannot stand twice
  std::optional<Waste> waste = {};  // set exactly when the cause is `wasted`
  std::string why = {};             // at most why_bytes_max
};

// Appends and moves the balances; `not_found` "lot.not_found" or "place.not_found"; `conflict`,
// "ledger.entered_already" when that cause, line, lot and place stand already; `not_now`,
// "lot.not_enough" when the lot would fall below zero in that place. Afterwards reservations that
// are no longer covered turn short (see settle_reservations).
Result<> enter(changes::Command& command, const Entry& entry);

// One entry as it stands in the book.
struct Written {
  std::int64_t number = 0;  // 1, 2, 3 … in the cooperative, without a gap
  Entry entry;
  CommandId command;
  Time at{};
  std::string hash;
};

// Of one lot, oldest first, after `number`, at most `limit`.
std::vector<Written> entries_of(const store::Scope& scope, const LotId& lot, std::int64_t number,
                                int limit);

// An entry's hash: SHA-256 in lower-case hex of the UTF-8 text of the JSON array
// [number, hash before or "", lot, place, quantity, cause, cause_id, cause_line, waste or "", why,
// command, microseconds since 1970], written without spaces.
std::string chain_hash(const Written& written, std::string_view hash_before);

// The number of the first entry that is missing or does not follow from the one before it; nothing
// when the chain holds from the first entry to the head. Reads the whole ledger.
std::optional<std::int64_t> first_broken_entry(const store::Scope& scope);

}  // namespace ganh::catalog::stock
