// What marketplaces and carriers hand over: lists looked at, entered and settled.

#pragma once

#include <string>
#include <string_view>

#include "catalog/changes/command.h"
#include "catalog/money/settlements.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "service/api/page.h"

namespace ganh::service::api {

// A list as it came, and what the clerk says of it.
struct SentList {
  std::string_view file;  // XLSX or CSV
  std::string from;       // "marketplace", "carrier"
  std::string party;      // a channel's name or id; a carrier as on its shipments
  std::string number;
  std::string difference_why = {};  // why the lines do not come to what the list says they do
};

// Line by line, and what names the plan. `invalid`, "settlement.party"; `not_found`,
// "channel.not_found"; as sheets::read_table, read_statement and money::preview.
Result<std::string> settlement_plan_json(const catalog::store::Scope& scope, const SentList& list);

// Enters it as it was looked at. `invalid`, "settlement.sum" when its total is not its lines' sum
// and nobody says why; `conflict`, "import.plan_changed" when `plan_id` (if any) names another
// plan.
Result<std::string> enter_settlement(catalog::changes::Command& command, const SentList& list,
                                     const std::string& plan_id);

// By its id; or by its number, when one has it and no other: else as it is.
SettlementId settlement_named(const catalog::store::Scope& scope, const std::string& named);

// Newest first; `after` is a list's id.
std::string settlements_json(const catalog::store::Scope& scope, const Page& page);

// `not_found`, "settlement.not_found".
Result<std::string> settlement_json(const catalog::store::Scope& scope, const SettlementId& id);

struct Settling {
  int line = 0;
  std::string how;    // "accept", "assign"
  std::string why;    // accept: a reason
  std::string order;  // assign: our id, or the marketplace's number
};
// `invalid`, "settlement.how"; else as money::accept and money::assign.
Result<> settle_line(catalog::changes::Command& command, const SettlementId& id,
                     const Settling& wanted);

}  // namespace ganh::service::api
