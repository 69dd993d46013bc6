// What a marketplace sold over a counter of its own: sales whose goods have left already.
//
// A sale stands once however often it comes, and takes its goods from the lots at once. What it
// sold beyond what there is stays short, for a person to settle. A refund brings goods back once.

#pragma once

#include "catalog/changes/command.h"
#include "catalog/orders/orders.h"
#include "connectors/connector.h"

namespace ganh::connectors::receiving {

// `invalid` as orders::validate(); `not_found`, "pack.not_found" at the SKU of each line that no
// pack of ours bears: what it took from us nobody can tell.
Result<> may_enter(const catalog::store::Scope& scope, const catalog::orders::NewOrder& order);

// Places it, and hands over all that is there. Refusals of may_enter().
Result<catalog::orders::Placed> enter(catalog::changes::Command& command, const CounterSale& sale);

// What is short of the sale and can be sold again is cut, and only the rest comes back. Then sales
// of that time and later that stand short get what has come back. Nothing is written unless all of
// it is. `not_found`, "line.not_found" at the SKU for goods that were not in the sale; `not_now`,
// "line.not_so_many" for more than were sold, or for spoiled goods that are still short; `not_now`,
// "return.which" while a parcel of it is under way; `invalid`, "line.twice", "order.no_lines".
// Nothing to do for one that stands, for a sale that somebody has cancelled, or whose customer is
// forgotten. One that only cuts leaves no return by which it could be known again: the caller keeps
// its name.
Result<> enter_refund(catalog::changes::Command& command, const OrderId& sale,
                      const CounterSale::Refund& refund);

}  // namespace ganh::connectors::receiving
