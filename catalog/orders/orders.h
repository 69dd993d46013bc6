// Orders' rows, and the commands that move them along their states.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/orders/order.h"
#include "catalog/stock/stock.h"

namespace ganh::catalog::orders {

struct Placed {
  OrderId id;
  bool stood_already = false;
};

// Enters an order exactly once, by channel and external id; the same one again changes nothing.
// Each line reserves what there is; the rest is short.
Result<Placed> place(changes::Command& command, const NewOrder& order);

// Each moves one step: `not_found` "order.not_found", or `not_now` "order.state" with the state it
// is in. Confirming and packing first reserve again what has come in for lines that are short.
Result<> confirm(changes::Command& command, const OrderId& id);

// Takes what is reserved from the unexpired lots that expire first and enters it in the ledger;
// sets packed and billed. What has expired since it was reserved is short. An order with nothing to
// pack is `not_now`, "order.nothing_to_pack".
Result<> pack(changes::Command& command, const OrderId& id);
Result<> ship(changes::Command& command, const OrderId& id, const Shipment& shipment);

// Gives reservations back; what was packed returns to its lots, once. `why` is kept in the log.
Result<> cancel(changes::Command& command, const OrderId& id, std::string_view why);

std::optional<Order> find_order(const store::Scope& scope, const OrderId& id);
std::optional<Order> find_order(const store::Scope& scope, const ChannelId& channel,
                                std::string_view external_id);

// Newest first, before the given id ("" for the newest), at most `limit`.
std::vector<Order> orders_before(const store::Scope& scope, std::string_view before_id, int limit);

// Those that are neither shipped nor cancelled, oldest first, at most `limit`.
std::vector<Order> open_orders(const store::Scope& scope, int limit);

// From which lots an order line was packed.
struct Pick {
  int line = 0;
  LotId lot;
  std::int64_t quantity_base = 0;
};
std::vector<Pick> picks_of(const store::Scope& scope, const OrderId& id);

// Everything derived again, as stock::check does: totals, bills, picks against the ledger, and that
// only open orders hold reservations. Empty when all is well.
std::vector<stock::Discrepancy> check(const store::Scope& scope);

}  // namespace ganh::catalog::orders
