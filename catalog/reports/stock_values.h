// What lies in the places is worth, and what of it expires when.
//
// Asks, and never writes. Two figures, each with its meaning:
// - cost: what the cooperative pays or would owe for it. A lot that was bought outright: the price
//   it was bought at. A lot on consignment: what its household would be owed if it were sold today,
//   the price × its share.
// - price: what it would sell for. The price is the lowest, for its weight, of the product's packs
//   that are available (of all its packs when none is): careful rather than hopeful.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/ids.h"
#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/reports/period.h"
#include "catalog/stock/lot.h"
#include "catalog/store/database.h"

namespace ganh::catalog::reports {

// A product's lowest price: so much for so many of its base units.
struct LowestPrice {
  measure::Money price;
  std::int64_t net_base = 1;
};

// Of every product that has a pack.
std::map<ProductId, LowestPrice> lowest_prices(const store::Scope& scope);

// What a quantity of a lot costs; nothing where it is on consignment and nobody knows a price.
struct Costing {
  stock::Terms terms = stock::Terms::consigned;
  measure::Money bought_for;
  std::int64_t bought_per_base = 0;
  std::int64_t household_share_bp = 0;
};
std::optional<measure::Money> cost_of(const Costing& lot, const std::optional<LowestPrice>& price,
                                      std::int64_t base);

struct LotValue {
  LotId lot;
  std::string code;
  ProductId product;
  std::string product_code;
  std::string product_name;
  measure::BaseUnit unit = measure::BaseUnit::gram;
  std::string household_code;  // of a pooled lot, who answers for it
  std::string household_name;
  Date expires_on{};
  bool is_recalled = false;
  stock::Terms terms = stock::Terms::consigned;
  std::int64_t on_hand_base = 0;
  std::optional<measure::Money> cost;
  std::optional<measure::Money> price;
};

struct ProductValue {
  ProductId product;
  std::string code;
  std::string name;
  measure::BaseUnit unit = measure::BaseUnit::gram;
  std::int64_t lots = 0;
  std::int64_t on_hand_base = 0;
  measure::Money cost;
  measure::Money price;
};

struct StockValues {
  std::vector<LotValue> lots;          // by product's code, then first to expire
  std::vector<ProductValue> products;  // by code
  measure::Money cost;                 // of all lots, those left out too
  measure::Money price;
  std::int64_t without_price = 0;  // lots that count as 0 because nobody knows a price
  std::int64_t left_out = 0;       // lots beyond rows_max
};

StockValues stock_values(const store::Scope& scope);

// Of lots whose last day is `until` or earlier; first to expire first.
StockValues expiring_values(const store::Scope& scope, Date until);

}  // namespace ganh::catalog::reports
