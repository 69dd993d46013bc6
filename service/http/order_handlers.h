// What answers the routes of returns, of orders that could not be read, and of the house's sales;
// and how an order is shown to whom.

#pragma once

#include "service/http/call.h"

namespace ganh::service::http {

// order_routes.cpp
bool sees_customers(const Call& call);  // whether the caller may read orders
// The order's JSON, without its customer for who may not.
std::string order_as_seen(const Call& call, const catalog::store::Scope& scope,
                          const std::string& id);
Reply take_goods_back(Call& call);
Reply list_returns(Call& call);

// quarantine_routes.cpp
Reply list_quarantined_orders(Call& call);
Reply step_quarantined_order(Call& call);

// sale_routes.cpp
Reply sell_at_counter(Call& call);
Reply take_phone_order(Call& call);

}  // namespace ganh::service::http
