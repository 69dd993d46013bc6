// What is new of orders: events pulled from a queue of our own, and each order read as it stands
// now. So events that come twice, late or in another order do no harm. What a queue may have lost
// is read from the list of orders.

#pragma once

#include <vector>

#include "connectors/connector.h"
#include "connectors/tiki/calls.h"

namespace ganh::connectors::tiki {

// The cursor is "QUEUE ACK READ DAY PAGE", without what is empty at its end. Pulling with the ACK
// of a pull acknowledges what came with it, and it is only kept once its orders are imported. READ
// is set amid a page: what of it has been read, "ID,ID". DAY is when the queue was last empty:
// nothing from before it is missing. PAGE is set while the list is gone through from that day on.
std::vector<Call> pull_events(const PollOrders& task, Time now);

}  // namespace ganh::connectors::tiki
