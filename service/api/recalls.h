// A recall of a lot, in both directions: to the orders it went into and the people to call, and
// back to the households and their fields.

#pragma once

#include <string>

#include "catalog/changes/command.h"
#include "catalog/documents/recall_list.h"
#include "catalog/result.h"
#include "service/api/page.h"

namespace ganh::service::api {

struct Asking {
  Date today{};
  bool with_customers = false;  // whether who asks may know customers
  bool with_phones = false;     // and the households' telephones
};

// Of any lot, recalled or not: whom a recall concerns. Orders oldest first, in pages.
// `not_found`, "lot.not_found"; `invalid`, "page.after".
Result<std::string> recall_json(const catalog::store::Scope& scope, const std::string& lot,
                                const Page& page, const Asking& asking);

struct RecallWanted {
  std::string lot;  // its code or id
  std::string why;
  std::string what_to_say;
};

// Takes the lot off sale; the recall's JSON with its first page of orders. `not_found`,
// "lot.not_found"; else as stock::recall().
Result<std::string> recall_lot(catalog::changes::Command& command, const RecallWanted& wanted,
                               const Asking& asking);
Result<> lift_recall(catalog::changes::Command& command, const std::string& lot);

// Whom to call, on paper. `not_found`, "lot.not_found".
Result<catalog::documents::RecallList> recall_list_of(const catalog::store::Scope& scope,
                                                      const std::string& lot, Date today);

}  // namespace ganh::service::api
