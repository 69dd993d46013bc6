// The calls of contract.yaml on a Market, after authentication and limits.

#pragma once

#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "connectors/postmart/sandbox_market.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::postmart::market {

inline constexpr std::size_t body_bytes_max = 65'536;

// "/v1/orders/PM1/ship" → v1, orders, PM1, ship.
std::vector<std::string_view> segments(std::string_view path);

transport::Reply answer(Market& market, const transport::Request& request, Time now);

// Each writes one object, as the contract has it.
void write_order_fields(catalog::json::Writer& writer, const Order& order);  // inside an object
void write_order(catalog::json::Writer& writer, const Order& order);
void write_cancellation_fields(catalog::json::Writer& writer, const Cancellation& cancellation);
void write_request(catalog::json::Writer& writer, const Market& market,
                   const ListingRequest& request, Time now);
void write_listing(catalog::json::Writer& writer, const Listing& listing, Time now);

}  // namespace ganh::connectors::postmart::market
