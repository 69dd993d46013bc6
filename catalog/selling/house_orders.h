// Which numbers the house has given to its own orders, for the commands of this folder.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/selling/selling.h"

namespace ganh::catalog::selling {

std::string number_text(const ChannelId& channel, std::int64_t number);  // "Q-12"
std::int64_t next_number(const store::Scope& scope, const ChannelId& channel);
void note_house_order(changes::Command& command, const ChannelId& channel, std::int64_t number,
                      std::string_view key, const OrderId& order);

// What was sold under the key; nothing for "".
std::optional<Sold> standing(const store::Scope& scope, const ChannelId& channel,
                             std::string_view key);

}  // namespace ganh::catalog::selling
