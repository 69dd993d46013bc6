// How a settlement's line stands in the books; for the commands of settlements.h.

#pragma once

#include "catalog/books/journal.h"
#include "catalog/money/settlements.h"
#include "catalog/orders/order.h"

namespace ganh::catalog::money {

// What a customer paid or got back, rather than what the party keeps.
bool is_payment(SettlementLine::Kind kind);

// What a sale or refund of the order should come to by now.
measure::Money expected_of(const orders::Order& order, const SettlementLine& line);

// Where stands what the party has for us.
books::Account held_by(Method from);

// As a payment or refund of its order; or whichever way its kind asks for.
Result<> book_payment(changes::Command& command, const Settlement& settlement,
                      const MatchedLine& of);
Result<> book(changes::Command& command, const SettlementId& id, const Settlement& settlement,
              const MatchedLine& of);

}  // namespace ganh::catalog::money
