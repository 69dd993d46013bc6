// The cooperative's journal: every amount that is owed or paid, entered twice.
//
// An entry's lines sum to zero, a debit above it and a credit below. Append-only; what was wrong is
// set right by a further entry. Knows no order, lot or household but by the party's id.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/measure/money.h"
#include "catalog/result.h"

namespace ganh::catalog::books {

enum class Account {
  cash,
  bank,
  customer,         // what an order's customer owes; party: the order
  marketplace,      // what a channel has yet to hand over; party: the channel
  carrier,          // what a carrier has collected and not handed over; party: its name
  household,        // what is owed to a household, a credit; party: the household
  sales,            // what was billed, a credit
  purchases,        // what lots that were bought outright cost
  household_share,  // what lots on consignment cost: the households' part of the sales
  fees,             // what marketplaces and carriers keep
  tax,              // withheld from the cooperative, or by it from households (a credit)
  adjustments,      // differences that were accepted
};

std::string_view name(Account account);
std::optional<Account> parse_account(std::string_view text);

struct Line {
  Account account = Account::cash;
  std::string party = {};
  measure::Money amount;  // > 0 a debit, < 0 a credit; a line of 0 is left out
};

struct Posting {
  std::string cause;     // "shipment", "payment", "payout" …
  std::string cause_id;  // unique with the cause: the same effect cannot stand twice
  std::vector<Line> lines;
  std::string note = {};
};

// Appends; nothing when every line is 0. `conflict`, "journal.entered_already". Lines that do not
// sum to zero are a bug.
Result<> post(changes::Command& command, const Posting& posting);

struct Entry {
  std::int64_t number = 0;  // 1, 2, 3 … in the cooperative, without a gap
  std::string cause;
  std::string cause_id;
  std::string note;
  CommandId command;
  Time at{};
  std::vector<Line> lines;
};

std::vector<Entry> entries_after(const store::Scope& scope, std::int64_t number, int limit);

// Of that time, `until` not included, after the given number; by number.
std::vector<Entry> entries_between(const store::Scope& scope, Time from, Time until,
                                   std::int64_t number, int limit);

measure::Money balance(const store::Scope& scope, Account account, std::string_view party = "");

// Of every account with an entry: its parties' balances together, and how many are not at 0.
struct AccountTotal {
  Account account = Account::cash;
  measure::Money balance;
  std::int64_t parties = 0;
};
std::vector<AccountTotal> account_totals(const store::Scope& scope);  // by name

struct Balance {
  Account account = Account::cash;
  std::string party;
  measure::Money balance;
};

// Those that are not 0, by account and party, after (account's name, party); at most `limit`.
std::vector<Balance> balances_after(const store::Scope& scope, std::string_view account,
                                    std::string_view party, int limit);

}  // namespace ganh::catalog::books
