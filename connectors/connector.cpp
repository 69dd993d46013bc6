#include "connectors/connector.h"

#include <array>

namespace ganh::connectors {

std::string_view name(const Task& task) {
  constexpr std::array names{"sign_in",     "send_listings", "send_prices",
                             "send_stock",  "look_up",       "poll_moderation",
                             "poll_orders", "acknowledge",   "tell_order"};
  static_assert(names.size() == std::variant_size_v<Task>);
  return names[task.index()];
}

const Connector* find_connector(std::string_view name) {
  for (const Connector* connector : all_connectors()) {
    if (connector->name() == name) return connector;
  }
  return nullptr;
}

std::string_view name(Trouble trouble) {
  constexpr std::array names{"none",    "throttled", "signed_out", "unavailable",
                             "unknown", "broken",    "forbidden"};
  return names[static_cast<std::size_t>(trouble)];
}

}  // namespace ganh::connectors
