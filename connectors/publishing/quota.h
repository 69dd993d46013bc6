// What a channel may still sell of a pack today, where its profile sets a quota.

#pragma once

#include <cstdint>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"

namespace ganh::connectors::publishing {

// Packs, never below 0; the greatest number there is where no quota is set. Days are Viet Nam's.
std::int64_t packs_left_today(const catalog::store::Scope& scope, const channel::Channel& channel,
                              const PackId& pack, Date today);

}  // namespace ganh::connectors::publishing
