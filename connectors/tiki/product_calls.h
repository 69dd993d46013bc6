// Products as Tiki takes them: requested, followed until they are decided, then set directly.

#pragma once

#include <string_view>
#include <vector>

#include "connectors/connector.h"
#include "connectors/tiki/calls.h"

namespace ganh::connectors::tiki {

std::vector<Call> send_listings(const SendListings& task, std::int64_t warehouse_id);
std::vector<Call> send_prices(const SendPrices& task);
std::vector<Call> send_stock(const SendStock& task, std::int64_t warehouse_id);
std::vector<Call> look_up(const LookUp& task);
std::vector<Call> poll_requests(const PollModeration& task);

}  // namespace ganh::connectors::tiki
