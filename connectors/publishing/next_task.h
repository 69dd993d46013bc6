// What a channel is to be told or asked next, marked as under way before it is sent.

#pragma once

#include <optional>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/connector.h"
#include "connectors/publishing/settle.h"

namespace ganh::connectors::publishing {

struct Assignment {
  Task task;
  std::vector<Sent> sent;  // the outbox rows it carries; empty for polls and look-ups of nothing
};

// The most urgent thing in the outbox: look-ups of what is unknown, stock (what is fewer first),
// orders' progress, content, price. Marks its rows as sending, so that a crash from here on leaves
// them unknown, never forgotten. Rows that turn out to need nothing are settled on the way.
std::optional<Assignment> next_assignment(catalog::changes::Command& command,
                                          const channel::Channel& channel,
                                          const Capabilities& capabilities);

}  // namespace ganh::connectors::publishing
