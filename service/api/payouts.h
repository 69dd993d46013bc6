// What households are owed, their payout slips, and the same as documents and in words.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/documents/payout_slip.h"
#include "catalog/money/slips.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "service/api/page.h"

namespace ganh::service::api {

// Who is owed something or owes, with the slip that is not paid yet.
std::string payout_accounts_json(const catalog::store::Scope& scope);

// Newest first; `after` is a slip's number. `invalid`, "page.after".
Result<std::string> payouts_json(const catalog::store::Scope& scope, const Page& page);

// `not_found`, "payout.not_found".
Result<std::string> payout_json(const catalog::store::Scope& scope, const PayoutId& id);

struct PayoutDraft {
  std::string household;  // its code or id; empty: each that is owed something
  Date from{};
  Date to{};
};
// What was drafted, and of all of them why some were not. `not_found`, "household.not_found"; for
// one household as money::draft.
Result<std::string> draft_payouts(catalog::changes::Command& command, const PayoutDraft& wanted);

// By its number, which is the one people have before them, or its id, which is given back as it is.
PayoutId payout_named(const catalog::store::Scope& scope, const std::string& named);

// By its code or id. `not_found`, "household.not_found".
Result<HouseholdId> household_named(const catalog::store::Scope& scope, std::string_view named);

// As it is printed. `not_found`, "payout.not_found".
Result<catalog::documents::PayoutSlip> printed_slip(const catalog::store::Scope& scope,
                                                    const PayoutId& id,
                                                    catalog::text::Region region);

// Those whose last day is within from … to, by number. `limit`, "document.too_many_lines".
Result<std::vector<catalog::documents::PayoutSlip>> printed_slips(
    const catalog::store::Scope& scope, Date from, Date to, catalog::text::Region region);

// As SMS, with accents and without, and to be read aloud. `not_found`, "payout.not_found".
Result<std::string> payout_texts_json(const catalog::store::Scope& scope, const PayoutId& id,
                                      catalog::text::Region region);

}  // namespace ganh::service::api
