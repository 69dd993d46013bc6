// Orders pulled from AgriConnect's queue, and what AgriConnect is told of them.

#pragma once

#include <memory>

#include "connectors/connector.h"

namespace ganh::connectors::agriconnect::calls {

std::unique_ptr<Exchange> pull_orders(const Session& session);
std::unique_ptr<Exchange> tell_order(TellOrder task, const Session& session);

}  // namespace ganh::connectors::agriconnect::calls
