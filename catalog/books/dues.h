// What a household is owed or owes, item by item: the lines that its payout slips are made of.
//
// Each due is written once, in the command that causes it, with its entry in the journal.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/books/journal.h"
#include "catalog/changes/command.h"
#include "catalog/measure/money.h"

namespace ganh::catalog::books {

enum class DueKind {
  bought,      // a lot that was bought outright, owed at its receipt
  sold,        // its share of what was billed for a lot on consignment
  returned,    // the share of what came back, taken off again
  advance,     // paid to it beforehand; below 0
  fee,         // the cooperative keeps it; below 0
  tax,         // withheld; below 0
  correction,  // sets an earlier slip right, either way
};

std::string_view name(DueKind kind);
std::optional<DueKind> parse_due_kind(std::string_view text);

struct Due {
  DueId id = {};
  HouseholdId household;
  DueKind kind = DueKind::sold;
  std::string cause_id;  // the lot, shipment or return; its own id for the others
  int cause_line = 0;
  std::optional<LotId> lot = {};
  std::int64_t quantity_base = 0;  // of the lot
  measure::Money billed = {};      // for that much of it
  measure::Money amount;           // > 0 is owed to the household
  std::string why = {};
  Time at{};
  std::optional<PayoutId> payout = {};  // the slip it stands on
};

// Writes a due for each, with one entry in the journal under the cause; those of 0 are written too,
// since they explain a slip. `advance` is taken from `paid_from`.
Result<> owe(changes::Command& command, std::string_view cause, std::string_view cause_id,
             std::vector<Due> dues, Account paid_from = Account::cash);

// Of a household, on no slip yet, until before `until`; oldest first.
std::vector<Due> open_dues(const store::Scope& scope, const HouseholdId& household, Time until,
                           int limit);
std::vector<Due> dues_of(const store::Scope& scope, const PayoutId& payout);
std::size_t count_dues(const store::Scope& scope, const PayoutId& payout);
std::vector<Due> dues_of(const store::Scope& scope, const LotId& lot);

// Puts a household's open dues from before `until` on a slip, or takes them off it again.
void put_on_slip(changes::Command& command, const HouseholdId& household, Time until,
                 const PayoutId& payout);
// Of a household's open dues, what has that cause alone.
void put_on_slip(changes::Command& command, const HouseholdId& household, std::string_view cause_id,
                 const PayoutId& payout);
void take_off_slip(changes::Command& command, const PayoutId& payout);

}  // namespace ganh::catalog::books
