// Lots one by one: whose they are, where they lie, what came and went.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/json/json.h"
#include "catalog/result.h"
#include "catalog/stock/lots.h"
#include "service/api/goods.h"
#include "service/api/page.h"

namespace ganh::service::api {

// What of a lot is for whom may know it, and null to others.
struct LotSeen {
  bool with_phones = false;  // the households': for who may read the catalog
  bool with_terms = false;   // what households are paid: for who may read shares or money
};

// By code; what is gone stands among them.
std::string lots_json(const catalog::store::Scope& scope, const Page& page, Date today);

// By code or id. `not_found`, "lot.not_found".
Result<std::string> lot_json(const catalog::store::Scope& scope, const std::string& lot,
                             Date today, const LotSeen& seen);

// Its entries in the ledger, oldest first, after `number`; who made them is for whom `with_actors`
// says so.
Result<std::string> lot_entries_json(const catalog::store::Scope& scope, const std::string& lot,
                                     std::int64_t number, int limit, bool with_actors);

// "product", "household", "households" (of a pooled lot) and its days: members of an object.
void write_origin(catalog::json::Writer& out, const catalog::store::Scope& scope, const LotOf& lot,
                  Date today, bool with_phones);

// "places": where it lies.
void write_balances(catalog::json::Writer& out, const catalog::store::Scope& scope,
                    const LotOf& lot);

}  // namespace ganh::service::api
