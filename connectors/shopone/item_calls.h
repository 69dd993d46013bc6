// Items, their prices and their levels as calls of the Shopone contract.

#pragma once

#include <vector>

#include "connectors/connector.h"
#include "connectors/shopone/calls.h"

namespace ganh::connectors::shopone {

std::vector<Call> send_listings(const SendListings& task);
std::vector<Call> send_prices(const SendPrices& task);
std::vector<Call> send_stock(const SendStock& task);
std::vector<Call> look_up(const LookUp& task);

}  // namespace ganh::connectors::shopone
