#include "connectors/channel/listing_state.h"

namespace ganh::connectors::channel {

std::string_view name(ListingState state) {
  constexpr std::array names{"absent", "pending", "live", "refused"};
  return names.at(static_cast<std::size_t>(state));
}

std::string_view name(ListingMove move) {
  constexpr std::array names{"accepted", "deciding", "refused", "kept", "found", "gone"};
  return names.at(static_cast<std::size_t>(move));
}

}  // namespace ganh::connectors::channel
