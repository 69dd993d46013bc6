// Orders pulled from AgriConnect's queue, and what AgriConnect is told of them.

#pragma once

#include <memory>

#include "connectors/connector.h"

namespace ganh::connectors::agriconnect::calls {

std::unique_ptr<Exchange> pull_orders(const Session& session);
// An order or a cancellation, from its text as it was kept.
Outcome read_kept(std::string_view raw);

std::unique_ptr<Exchange> tell_order(TellOrder task, const Session& session);

}  // namespace ganh::connectors::agriconnect::calls
