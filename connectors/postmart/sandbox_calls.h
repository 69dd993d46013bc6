// The calls of contract.yaml one by one, behind the routing of sandbox_api.h.
//
// Each checks its fields, then the state, and changes the market only when both allow it.

#pragma once

#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "connectors/postmart/sandbox_api.h"
#include "connectors/postmart/sandbox_market.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::postmart::market {

using transport::Reply;
using transport::Request;

Reply request_listing(Market& market, catalog::json::Value body, Time now);
Reply get_requests(const Market& market, const Request& http, Time now);
Reply find_listings(Market& market, const Request& http, Time now);
Reply update_content(Listing& listing, catalog::json::Value body);
Reply update_price(Listing& listing, catalog::json::Value body, Time now);
Reply update_stock(Listing& listing, catalog::json::Value body);

Reply list_orders(const Market& market, const Request& http);
Reply confirm(Order& order, catalog::json::Value body);
Reply ship(Market& market, Order& order, catalog::json::Value body);
Reply cancel(Market& market, Order& order, catalog::json::Value body);

}  // namespace ganh::connectors::postmart::market
