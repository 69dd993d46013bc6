// Orders as Tiki tells of them, each as it stands now, and what it is told of them.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/connector.h"
#include "connectors/tiki/calls.h"

namespace ganh::connectors::tiki {

std::string order_target(std::string_view code);

// Received, OrderCancelled or Poisoned; empty for what is no order to us yet.
std::optional<Outcome> read_order(catalog::json::Value told);

// The same of an order's text as it was kept.
Outcome read_kept(std::string_view raw);

// What there is to say to Tiki; empty when it has no word for that state.
std::vector<Call> tell_order(const TellOrder& task);

}  // namespace ganh::connectors::tiki
