// A lot (lô): a delivery of one product by a household, or by several together, with its dates and
// what is owed for it.
//
// A plain value. How much of it is left is not here: that is the ledger's sum.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/measure/money.h"
#include "catalog/result.h"

namespace ganh::catalog::stock {

enum class Terms {
  consigned,  // the household is owed a share of what is billed for it
  bought,     // the household is owed a price for what was received, whatever is sold
};

std::string_view name(Terms terms);
std::optional<Terms> parse_terms(std::string_view text);

// What one household brought to a lot of several.
struct Contribution {
  HouseholdId household;
  std::int64_t received_base = 0;  // ≥ 1
  bool operator==(const Contribution&) const = default;
};

inline constexpr std::size_t contributions_max = 200;

struct Lot {
  LotId id;          // given by the store on creation
  std::string code;  // the cooperative's own, unique within it: "L2026-031"
  ProductId product;
  HouseholdId household;  // whose it is; of a pooled lot, who answers for it
  Date harvested_on{};
  Date expires_on{};                    // the last day on which it may be sold; ≥ harvested_on
  std::int64_t received_base = 0;       // in the product's base unit; 1 … quantity_base_max
  std::int64_t household_share_bp = 0;  // consigned: of what is billed; 8000 is 80 %
  std::string grade;
  Terms terms = Terms::consigned;
  measure::Money bought_for = {};    // bought: 12.000 đ …
  std::int64_t bought_per_base = 0;  // … for each 1000 g; 0 when consigned
  // Pooled: what each brought, by household id, each once; sums to received_base. Empty when all of
  // it is the household's own.
  std::vector<Contribution> contributions = {};
  bool operator==(const Lot&) const = default;
};

// `invalid` with every field at fault.
Result<> validate(const Lot& lot);

// As it is stored: every text in normal form, contributions by household id.
Lot normalised(Lot lot);

}  // namespace ganh::catalog::stock
