// What was thrown away or went missing: the ledger's waste, by kind and product, at its cost.
//
// Asks, and never writes. Cost as in stock_values.h, at today's prices for goods on consignment.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/reports/stock_values.h"
#include "catalog/stock/cause.h"

namespace ganh::catalog::reports {

struct LossRow {
  ProductId product;
  std::string code;
  std::string name;
  measure::BaseUnit unit = measure::BaseUnit::gram;
  stock::Waste kind = stock::Waste::spoiled;
  std::int64_t entries = 0;
  std::int64_t base = 0;
  measure::Money cost;
};

struct LossOnDay {
  Date day{};
  measure::Money cost;
};

struct Losses {
  std::vector<LossRow> rows;    // dearest first
  std::vector<LossOnDay> days;  // on which something was lost, in order
  measure::Money cost;
  std::int64_t without_price = 0;  // entries that count as 0 because nobody knows a price
  std::int64_t left_out = 0;
};

Losses losses(const store::Scope& scope, const Period& period);

}  // namespace ganh::catalog::reports
