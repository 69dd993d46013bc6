// What a channel's answers mean for listings, outbox and orders: applied in one transaction.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/connector.h"
#include "connectors/publishing/drifts.h"
#include "connectors/publishing/outbox.h"

namespace ganh::connectors::publishing {

// An outbox row as it was sent: `reference` is the SKU, or the order's external id.
struct Sent {
  OutboxRow row;
  std::string reference;
};

struct Settled {
  std::vector<Sent> unspoken;  // sent, and no outcome spoke of it
  std::vector<Drift> drifts;   // that it came to light by
};

// Applies the outcomes of one exchange to what was sent in it (nothing, when it was a poll).
Settled settle_outcomes(catalog::changes::Command& command, const channel::Channel& channel,
                        const std::vector<Sent>& sent, const std::vector<Outcome>& outcomes,
                        Randomness& randomness);

}  // namespace ganh::connectors::publishing
