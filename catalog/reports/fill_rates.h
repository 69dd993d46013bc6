// How much of what was ordered was packed, and what became of the rest.
//
// Asks, and never writes. About orders that were placed in the period and not cancelled; packs that
// stand in for others count as neither: what they stand in for was cut.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/orders/order.h"
#include "catalog/reports/period.h"
#include "catalog/store/database.h"

namespace ganh::catalog::reports {

struct FillRow {
  std::string code;  // the product's; "" for SKUs that no pack of ours bears
  std::string name;
  std::int64_t ordered_packs = 0;
  std::int64_t packed_packs = 0;
  std::int64_t cut_packs = 0;
  std::int64_t waiting_packs() const { return ordered_packs - packed_packs - cut_packs; }
  // Packed of what is decided, half up; 0 while nothing is.
  std::int64_t rate_bp() const;
};

struct CutReason {
  std::string why;  // "short", "substituted", or a clerk's words
  std::int64_t packs = 0;
};

struct Cancelled {
  orders::Party by = orders::Party::cooperative;
  std::int64_t orders = 0;
  std::int64_t packs = 0;
};

inline constexpr int cut_reasons_max = 50;

struct FillRates {
  std::vector<FillRow> rows;  // most cut first
  FillRow total;
  std::vector<CutReason> reasons;    // most first
  std::vector<Cancelled> cancelled;  // of the same days, beside the rest
  std::int64_t left_out = 0;
};

FillRates fill_rates(const store::Scope& scope, const Period& period);

}  // namespace ganh::catalog::reports
