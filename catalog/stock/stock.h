// How much of a product there is, is promised (stock/reservations.h), and can still be sold.
//
// The ledger is append-only and is the truth; lots' and products' balances are kept beside it in
// the same transaction and checked against it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/result.h"

namespace ganh::catalog::stock {

inline constexpr std::size_t why_bytes_max = 500;

// Why stock came or went; an entry's cause is one of these and the id of what caused it.
enum class Cause { received, receipt_corrected, packed, adjusted, wasted, returned };

std::string_view name(Cause cause);

struct Entry {
  LotId lot;
  std::int64_t quantity_base = 0;  // > 0 came, < 0 went
  Cause cause = Cause::received;
  std::string cause_id;  // lot, order or adjustment
  int cause_line = 0;    // unique with cause and lot: the same effect cannot stand twice
};

// Appends and moves the lot's balance; `not_found`, "lot.not_found"; `conflict`,
// "ledger.entered_already" when that cause, line and lot stand already, `not_now`, "lot.not_enough"
// when the lot would fall below zero. Afterwards reservations that are no longer covered turn short
// (see settle_reservations).
Result<> enter(changes::Command& command, const Entry& entry);

struct Stock {
  std::int64_t on_hand_base = 0;    // in all lots
  std::int64_t unexpired_base = 0;  // in lots whose last day is today or later
  std::int64_t reserved_base = 0;   // promised to open orders
};

Stock stock_of(const store::Scope& scope, const ProductId& product, Date today);

// An amount of the product as people read it: "2,5 kg".
std::string in_words(const store::Scope& scope, const ProductId& product, std::int64_t base);

// On hand in lots that have at least `days_left_min` whole days left after today: what passes a
// channel's gate.
std::int64_t passing_base(const store::Scope& scope, const ProductId& product, Date today,
                          int days_left_min);

// Sets a lot to what was counted. `expected_base` is what the counter saw on the screen; another
// balance is `conflict`, "changed_since". `why` is kept in the log.
Result<> adjust(changes::Command& command, const LotId& lot, std::int64_t expected_base,
                std::int64_t counted_base, std::string_view why);

// A balance that differs from the sum it is derived from (invariants: on hand = sum of the ledger;
// 0 ≤ reserved ≤ on hand; reserved = sum of reservations). Empty when all is well.
struct Discrepancy {
  std::string what;  // "lot lot_… on hand", "product prod_… reserved"
  std::int64_t kept = 0;
  std::int64_t derived = 0;
};
std::vector<Discrepancy> check(const store::Scope& scope);

}  // namespace ganh::catalog::stock
