// Orders, newest first, with what is to be done next.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/order.h"
#include "catalog/store/database.h"
#include "service/api/page.h"

namespace ganh::service::api {

struct ListedOrder {
  catalog::orders::Order order;
  std::string channel_name;
  std::string marketplace_refusal;  // its words, when it would not hear of the order's progress
  bool is_short = false;            // a line is ordered but neither reserved nor packed
};

struct OrderPage {
  std::vector<ListedOrder> orders;
  std::string next;
};

// "confirm", "pack", "ship", or "" when nothing is left to do.
std::string_view next_step(catalog::orders::State state);

OrderPage read_orders(const catalog::store::Scope& scope, const Page& page);

// The one order as a page of its own; empty when it is not there.
OrderPage read_order(const catalog::store::Scope& scope, const OrderId& id);

std::string orders_json(const OrderPage& page);

}  // namespace ganh::service::api
