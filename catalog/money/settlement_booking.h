// How a settlement's line stands in the books; for the commands of settlements.h.

#pragma once

#include "catalog/books/journal.h"
#include "catalog/money/settlements.h"

namespace ganh::catalog::money {

// Where stands what the party has for us.
books::Account held_by(Method from);

// As a payment or refund of its order, under a reference made of the list's id and the line; or
// whichever way its kind asks for.
Result<> book_payment(changes::Command& command, const SettlementId& id,
                      const Settlement& settlement, const MatchedLine& of);
Result<> book(changes::Command& command, const SettlementId& id, const Settlement& settlement,
              const MatchedLine& of);

}  // namespace ganh::catalog::money
