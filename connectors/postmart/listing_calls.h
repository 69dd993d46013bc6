// Listings, prices, stock and moderation as calls of the Postmart contract.

#pragma once

#include <vector>

#include "connectors/connector.h"
#include "connectors/postmart/calls.h"

namespace ganh::connectors::postmart {

std::vector<Call> send_listings(const SendListings& task, Time now);
std::vector<Call> send_prices(const SendPrices& task, Time now);
std::vector<Call> send_stock(const SendStock& task, Time now);
std::vector<Call> look_up(const LookUp& task);
std::vector<Call> poll_moderation(const PollModeration& task);

}  // namespace ganh::connectors::postmart
