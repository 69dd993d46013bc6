// Orders' rows, and the commands that move them along their states.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/orders/order.h"

namespace ganh::catalog::orders {

struct Placed {
  OrderId id;
  bool stood_already = false;
};

// Enters an order exactly once, by channel and external id; the same one again changes nothing.
// Each line reserves what there is; the rest is short.
Result<Placed> place(changes::Command& command, const NewOrder& order);

// Each moves one step: `not_found`, or `not_now` "order.state" with the state it is in.
Result<> confirm(changes::Command& command, const OrderId& id);

// Takes what is reserved from the lots that expire first and enters it in the ledger; sets packed
// and billed. An order with nothing to pack is `not_now`, "order.nothing_to_pack".
Result<> pack(changes::Command& command, const OrderId& id);
Result<> ship(changes::Command& command, const OrderId& id, const Shipment& shipment);

// Gives reservations back; what was packed returns to its lots, once. `why` is kept in the log.
Result<> cancel(changes::Command& command, const OrderId& id, std::string_view why);

std::optional<Order> find_order(const store::Scope& scope, const OrderId& id);
std::optional<Order> find_order(const store::Scope& scope, const ChannelId& channel,
                                std::string_view external_id);

// Newest first, before the given id ("" for the newest), at most `limit`.
std::vector<Order> orders_before(const store::Scope& scope, std::string_view before_id, int limit);

// From which lots an order line was packed.
struct Pick {
  int line = 0;
  LotId lot;
  std::int64_t quantity_base = 0;
};
std::vector<Pick> picks_of(const store::Scope& scope, const OrderId& id);

// Takes reservations away from the newest open lines until what is reserved of the product is
// covered by its unexpired stock; those lines turn short. Called whenever stock falls.
void settle_reservations(changes::Command& command, const ProductId& product);

}  // namespace ganh::catalog::orders
