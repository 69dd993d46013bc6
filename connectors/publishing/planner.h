// The planner: works out what each pack should be on a channel, and writes to the outbox where that
// differs from what the channel last accepted.
//
// It follows the change log and the calendar, so its cost follows what changed. Its cursor moves in
// the transaction that writes the rows.

#pragma once

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"

namespace ganh::connectors::publishing {

// Whether there is anything to plan for the channel: a question for a short read.
bool has_to_plan(const catalog::store::Scope& scope, const channel::Channel& channel, Date today);

// Plans one bounded slice. True: there is more.
bool plan_slice(catalog::changes::Command& command, const channel::Channel& channel);

// Plans one pack at once, as when something of it has changed.
void plan_again(catalog::changes::Command& command, const channel::Channel& channel,
                const PackId& pack);

// What the channel may show of a pack at this moment, in whole packs; 0 for one that is not ready.
std::int64_t allowance_now(const catalog::store::Scope& scope, const channel::Channel& channel,
                           const PackId& pack, Date today);

}  // namespace ganh::connectors::publishing
