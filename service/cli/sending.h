// After a command that marketplaces should hear of: waits, within bounds, until they have.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "service/cli/console.h"

namespace ganh::service::cli {

struct Sending {
  bool all_sent = false;
  std::int64_t sent_rows = 0;  // seen to go out meanwhile
  // Channels that could not be spoken to, by name, and what went wrong.
  std::vector<std::pair<std::string, std::string>> troubles = {};
};

// Waits until the channel (empty: no channel of the cooperative) has anything released to send;
// what a marketplace decides later is not waited for. What still waits then is kept, and goes on
// with the next command or the service.
Sending wait_until_sent(
    office::Office& office, const std::string& channel, Duration patience,
    const std::function<void(std::int64_t done, std::int64_t all)>& on_progress);

// The same after a change that is no publishing, and says beside the answer what came of it;
// nothing where no marketplace had anything to hear.
void tell_marketplaces(const Console& console, office::Office& office);

}  // namespace ganh::service::cli
