// Orders, newest first, with what is to be done next.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/orders/orders.h"
#include "catalog/result.h"
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

// From which lot a line was packed.
struct ListedPick {
  int line = 0;
  std::string lot;
  std::string product;
  std::int64_t quantity_base = 0;
  std::string quantity;
  Date expires_on{};
};

struct OrderAlone {
  ListedOrder order;
  std::vector<ListedPick> picks;
};

// By our id, or by the marketplace's number, which is the one people have before them.
std::optional<OrderId> find_order(const catalog::store::Scope& scope, const std::string& id);
std::optional<OrderAlone> read_order(const catalog::store::Scope& scope, const std::string& id);

std::string orders_json(const OrderPage& page);
std::string order_json(const OrderAlone& order);

struct OrderStep {
  std::string step;  // "confirm", "pack", "ship", "cancel"
  catalog::orders::Handover handover = {};
  std::string why = {};
};

// Takes the step; gives back the state it is in then. `not_found` "order.not_found", `not_now` as
// the catalog says; `invalid` "step.unknown", "step.shipment", "step.why".
Result<catalog::orders::State> take_step(catalog::changes::Command& command, const std::string& id,
                                         const OrderStep& step);

}  // namespace ganh::service::api
