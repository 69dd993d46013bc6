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

// Whose turn it is. Stock goes before all else, but every second time at the most; of the others
// each follows the one before it. So nothing waits for ever behind what keeps coming.
struct Turn {
  bool stock_was_last = false;
  Work other_last = Work::price;

  void pass(Work sent) {
    stock_was_last = sent == Work::stock;
    if (!stock_was_last) other_last = sent;
  }
};

// The most urgent thing in the outbox: look-ups of what is unknown, then whose turn it is of stock,
// orders' progress, content and price. Marks its rows as sending, so that a crash from here on
// leaves them unknown, never forgotten. Rows that turn out to need nothing are settled on the way.
std::optional<Assignment> next_assignment(catalog::changes::Command& command,
                                          const channel::Channel& channel,
                                          const Capabilities& capabilities, const Turn& turn);

}  // namespace ganh::connectors::publishing
