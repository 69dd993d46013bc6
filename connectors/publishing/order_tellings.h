// What a marketplace has been told of its orders: confirmed, shipped or given up; and what it
// answered.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "catalog/changes/command.h"

namespace ganh::connectors::publishing {

// How far an order's progress has been handed to the outbox: 0 not at all, 1 confirmed, 2 shipped,
// 3 cancelled.
std::int64_t told_until(const catalog::store::Scope& scope, const ChannelId& channel,
                        const OrderId& order);
void save_told_until(catalog::changes::Command& command, const ChannelId& channel,
                     const OrderId& order, std::int64_t step);

// The marketplace would not hear of it; its words are for a person to read.
void save_refusal(catalog::changes::Command& command, const ChannelId& channel,
                  const OrderId& order, std::string_view their_words);
std::string refusal_of(const catalog::store::Scope& scope, const ChannelId& channel,
                       const OrderId& order);  // "" when there is none

// Orders that the cooperative has given up and the marketplace would not hear of, newest first,
// until somebody has seen to it.
struct RefusedCancellation {
  OrderId order;
  std::string words;
};
std::vector<RefusedCancellation> refused_cancellations(const catalog::store::Scope& scope,
                                                       int limit);
// False: it is none of them.
bool settle_refused_cancellation(catalog::changes::Command& command, const OrderId& order);

// Those of orders from `first` to `last`, by order.
std::map<OrderId, std::string> refusals(const catalog::store::Scope& scope, const OrderId& first,
                                        const OrderId& last);

}  // namespace ganh::connectors::publishing
