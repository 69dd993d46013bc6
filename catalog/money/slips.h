// A payout slip as a household can follow it: by lot, how each amount comes about.
//
// Adds up what stands on the slip (payouts.h) and decides nothing.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/measure/quantity.h"
#include "catalog/money/payouts.h"
#include "catalog/producers/household.h"
#include "catalog/stock/lot.h"

namespace ganh::catalog::money {

struct SlipLine {
  LotId lot;
  std::string lot_code;
  std::string product;
  stock::Terms terms = stock::Terms::consigned;
  measure::Quantity billed;  // less what came back
  // Thrown away of the whole lot in the slip's days; for the eye: nothing is taken off for it.
  measure::Quantity waste;
  measure::Money price;         // bought: for …
  measure::Quantity price_for;  // … so much
  measure::Money sold;          // consigned: what customers were billed, less what came back
  std::int64_t share_bp = 0;    // consigned: as the lot says now
  measure::Money amount;
};

// What a clerk entered.
struct SlipDeduction {
  books::DueKind kind = books::DueKind::advance;
  measure::Money amount;  // as it changes what is owed: below 0 but for some corrections
  std::string why;
  Time at{};
};

struct Slip {
  Payout payout;
  producers::Household household;
  std::vector<SlipLine> lines;  // by lot code
  std::vector<SlipDeduction> deductions;
  measure::Money earned;  // the lines' sum
  measure::Money fees;    // taken off, as are tax and advances
  measure::Money tax;
  measure::Money advances;
  measure::Money corrections;  // added, either way
};

std::optional<Slip> find_slip(const store::Scope& scope, const PayoutId& id);

// "kg" of 1 kg, "500 g" of half of one: what a price is for.
std::string price_unit(measure::Quantity price_for);

}  // namespace ganh::catalog::money
