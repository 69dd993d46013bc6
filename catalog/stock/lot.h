// A lot (lô): one household's delivery of one product, with its dates and the household's share.
//
// A plain value. How much of it is left is not here: that is the ledger's sum.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/result.h"

namespace ganh::catalog::stock {

struct Lot {
  LotId id;          // given by the store on creation
  std::string code;  // the cooperative's own, unique within it: "L2026-031"
  ProductId product;
  HouseholdId household;
  Date harvested_on{};
  Date expires_on{};                    // the last day on which it may be sold; ≥ harvested_on
  std::int64_t received_base = 0;       // in the product's base unit; 1 … quantity_base_max
  std::int64_t household_share_bp = 0;  // of what is billed, in basis points: 8000 is 80 %
  std::string grade;
  bool operator==(const Lot&) const = default;
};

// `invalid` with every field at fault.
Result<> validate(const Lot& lot);

// As it is stored: every text in normal form.
Lot normalised(Lot lot);

}  // namespace ganh::catalog::stock
