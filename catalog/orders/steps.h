// How an order gets from one state to the next, for the commands of this folder.

#pragma once

#include <initializer_list>
#include <string_view>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

Error wrong_state(State state);  // "order.state"

// The state it is in, if it may go to `to` from there; the faults of every step otherwise.
Result<State> may_move(const store::Scope& scope, const OrderId& id, State to);

// The state it is in, if it is one of those.
Result<State> must_be_in(const store::Scope& scope, const OrderId& id,
                         std::initializer_list<State> states);

// Moves only from the state that was looked at: of two who try at once one finds it moved. An order
// that ends is noted as ended.
Result<> move(changes::Command& command, const OrderId& id, State from, State to,
              std::string_view why = "");

// From packed on, when no shipment is here any more: shipped; delivered, when all of them are;
// returned, when all that left has come back already.
Result<> leave(changes::Command& command, const OrderId& id);

// After lines were cut of an order in `from`: sets its total; where nothing is left to pack it is
// packed, and has left when no shipment is here. `not_now`, "order.all_cut".
Result<> close_after_cutting(changes::Command& command, const OrderId& id, State from,
                             std::string_view why);

// A change that leaves the state as it is.
void touch(changes::Command& command, const OrderId& id, std::string_view detail);

// Sets the total again after lines were cut or added.
void sum_up(changes::Command& command, const OrderId& id);

}  // namespace ganh::catalog::orders
