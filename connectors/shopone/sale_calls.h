// Counter sales as the Shopone contract has them: read by cursor, or from a webhook.

#pragma once

#include <string_view>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/connector.h"
#include "connectors/shopone/calls.h"

namespace ganh::connectors::shopone {

// CounterSale, or Poisoned when it is not a sale by the contract.
Outcome read_sale(catalog::json::Value sale);

// The same from its text as it was kept.
Outcome read_kept(std::string_view raw);

std::vector<Call> poll_sales(const PollOrders& task);

}  // namespace ganh::connectors::shopone
