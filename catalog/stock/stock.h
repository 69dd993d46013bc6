// How much of a product there is, is promised (stock/reservations.h), and can still be sold.
//
// The ledger (stock/ledger.h) is the truth; lots' and products' balances are kept beside it in the
// same transaction and checked against it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/discrepancy.h"
#include "catalog/result.h"

namespace ganh::catalog::stock {

struct Stock {
  std::int64_t on_hand_base = 0;   // in all lots, wherever they lie
  std::int64_t sellable_base = 0;  // in lots whose last day is today or later and that are not
                                   // recalled, in places that sell
  std::int64_t reserved_base = 0;  // promised to open orders and holds
};

Stock stock_of(const store::Scope& scope, const ProductId& product, Date today);

// An amount of the product as people read it: "2,5 kg".
std::string in_words(const store::Scope& scope, const ProductId& product, std::int64_t base);

// Sellable in lots that have at least `days_left_min` whole days left after today: what passes a
// channel's gate.
std::int64_t passing_base(const store::Scope& scope, const ProductId& product, Date today,
                          int days_left_min);

// What passes the gate, and what of the product is promised: in one question.
struct Offered {
  std::int64_t passing_base = 0;
  std::int64_t reserved_base = 0;
};
Offered offered(const store::Scope& scope, const ProductId& product, Date today, int days_left_min);

// What differs from the sum it is derived from (invariants: on hand = sum of the ledger, by lot and
// place; 0 ≤ reserved ≤ on hand; reserved = sum of reservations; a hold keeps what it was made for,
// but for what turned short; the ledger is chained). Empty when all is well.
std::vector<Discrepancy> check(const store::Scope& scope);

}  // namespace ganh::catalog::stock
