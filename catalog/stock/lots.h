// Lots' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/stock/lot.h"

namespace ganh::catalog::stock {

struct LotRow {
  Lot lot;
  std::int64_t on_hand_base = 0;  // derived: the sum of its ledger entries
  std::int64_t version = 0;
};

// Creates or updates by `code`; the given id is ignored. `expected_version` as for households.
// Creation enters `received_base` into the ledger; another `received_base` later enters the
// difference as a correction, and is `not_now`, "lot.below_what_left", if more has left already.
// A lot cannot move to another product or household.
Result<changes::Effect> put(changes::Command& command, const Lot& lot,
                            std::int64_t expected_version);

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
