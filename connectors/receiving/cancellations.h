// What marketplaces say of orders that stand already: that they are not wanted any more.
//
// Heard any number of times it has one effect. An order that has not left is cancelled, and its
// goods can be sold again; one that has waits for a person; one that is yet to come is cancelled
// when it comes.

#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/connector.h"

namespace ganh::connectors::receiving {

// The first word about an order holds; what is said of it later changes nothing. It answers what a
// person claimed, and what the marketplace would not hear of.
void hear(catalog::changes::Command& command, const ChannelId& channel, const OrderCancelled& told);

// For an order that has just come: cancels it if that was heard before.
void follow_cancellation(catalog::changes::Command& command, const ChannelId& channel,
                         std::string_view external_id);

// Whether the marketplace has said that the order is not wanted any more.
bool was_cancelled_there(const catalog::store::Scope& scope, const ChannelId& channel,
                         std::string_view external_id);

// Empties the reasons that were heard of orders whose customers have been erased, and of orders
// that never came, heard before then; at most `limit`. Gives back how many there were.
std::int64_t erase_reasons(catalog::changes::Command& command, Time heard_before, int limit);

// Cancelled by its customer or marketplace when it had left already, and nobody has seen to it: not
// all goods came back, and nobody noted it done.
struct LateCancellation {
  OrderId order;
  catalog::orders::Party by = catalog::orders::Party::customer;
  std::string why;
  Time heard_at{};
};
std::vector<LateCancellation> late_cancellations(const catalog::store::Scope& scope, int limit);

// Of this order, when it is among them.
std::optional<LateCancellation> late_cancellation_of(const catalog::store::Scope& scope,
                                                     const OrderId& order);

// Those of orders from `first` to `last`.
std::set<OrderId> cancelled_late(const catalog::store::Scope& scope, const OrderId& first,
                                 const OrderId& last);

// Somebody says that the marketplace has cancelled the order, and it is cancelled with us: that is
// not told there. Nothing when the marketplace has said so itself.
void claim(catalog::changes::Command& command, const ChannelId& channel,
           std::string_view external_id);

// Orders of which that was claimed before then, that the marketplace has said nothing of and that
// nobody has seen to; oldest first.
std::vector<OrderId> unheard_claims(const catalog::store::Scope& scope, Time claimed_before,
                                    int limit);

// When that was claimed of this order, while its word is waited for and nobody has looked there.
std::optional<Time> claimed_at(const catalog::store::Scope& scope, const OrderId& order);

// Somebody has looked there; `why` is kept with it. False: nothing was claimed of it, or the word
// has come.
bool settle_claim(catalog::changes::Command& command, const OrderId& order, std::string_view why);

// Somebody has seen to it; `why` stands behind what was heard. `not_found`,
// "order.not_cancelled_late".
Result<> settle_late(catalog::changes::Command& command, const OrderId& order,
                     std::string_view why);

}  // namespace ganh::connectors::receiving
