// Lots' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/stock/lot.h"
#include "catalog/stock/place.h"

namespace ganh::catalog::stock {

struct LotRow {
  Lot lot;
  std::int64_t on_hand_base = 0;   // derived: the sum of its ledger entries
  std::int64_t sellable_base = 0;  // of it, in places that sell; 0 when recalled
  std::optional<std::string> recalled_why;
  std::int64_t version = 0;
};

// Creates or updates by `code`; the given id is ignored. `expected_version` as for households.
// Creation enters `received_base` into the ledger, at `place`; another `received_base` later enters
// the difference there as a correction, and is `not_now`, "lot.below_what_left", if more has left
// already. A lot cannot move to another product or household.
Result<changes::Effect> put(changes::Command& command, const Lot& lot,
                            std::int64_t expected_version, const PlaceId& place = main_place());

// Takes what is left of a lot out of what can be promised or packed, and says why; the reservations
// it covered turn short. Again with nothing to say why: it can be sold once more. `not_found`,
// "lot.not_found".
Result<> set_recalled(changes::Command& command, const LotId& lot,
                      const std::optional<std::string>& why);

std::optional<LotRow> find_lot(const store::Scope& scope, std::string_view code);
std::optional<LotRow> find_lot(const store::Scope& scope, const LotId& id);

// Those with something on hand, first to expire first (then by code).
std::vector<LotRow> lots_on_hand(const store::Scope& scope, const ProductId& product);
std::vector<LotRow> all_lots(const store::Scope& scope, std::string_view after_code, int limit);

// Those with something on hand whose last day is `until` or earlier, first to expire first.
std::vector<LotRow> lots_expiring(const store::Scope& scope, Date until, int limit);

// Products with a lot on hand that expires within `from` … `to`, both included: those whose
// sellable stock changes by the mere passing of days.
std::vector<ProductId> products_expiring(const store::Scope& scope, Date from, Date to);

}  // namespace ganh::catalog::stock
