// Orders as Tiki tells of them: events pulled from a queue of our own, and each order read as it
// stands now. So events that come twice, late or in another order do no harm.

#pragma once

#include <string_view>
#include <vector>

#include "connectors/connector.h"
#include "connectors/tiki/calls.h"

namespace ganh::connectors::tiki {

// The cursor is "QUEUE ACK": pulling with what a pull gave acknowledges what came with it, and that
// is only kept once its orders are imported. Amid a page it is "QUEUE ACK ID,ID": the ACK before
// the page, and the events of it whose orders have been read.
std::vector<Call> pull_events(const PollOrders& task);

// Received, OrderCancelled or Poisoned, from an order's text as it was kept.
Outcome read_kept(std::string_view raw);

// What there is to say to Tiki; empty when it has no word for that state.
std::vector<Call> tell_order(const TellOrder& task);

}  // namespace ganh::connectors::tiki
