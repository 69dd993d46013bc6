// Orders as the Postmart contract has them: read by number, read from a webhook, moved along.

#pragma once

#include <optional>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/connector.h"
#include "connectors/postmart/calls.h"

namespace ganh::connectors::postmart {

// Received, or Poisoned when it is not an order by the contract. Of a cancelled one there is
// nothing left to keep: OrderCancelled when the shop itself gave it up there, else nothing, since
// that is told by itself.
std::optional<Outcome> read_order(const catalog::json::Value& order);

// OrderCancelled, or Poisoned when it does not say which order, or by whom.
Outcome read_cancellation(const catalog::json::Value& cancellation);

// One of the two, from its text as it was kept.
Outcome read_kept(std::string_view raw);

std::vector<Call> poll_orders(const PollOrders& task);

// What there is to say to Postmart. Empty when it has no word for that state.
std::vector<Call> tell_order(const TellOrder& task);

}  // namespace ganh::connectors::postmart
