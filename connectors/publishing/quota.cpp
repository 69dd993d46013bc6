#include "connectors/publishing/quota.h"

#include <algorithm>
#include <limits>

#include "catalog/orders/orders.h"

namespace ganh::connectors::publishing {

std::int64_t packs_left_today(const catalog::store::Scope& scope, const channel::Channel& channel,
                              const PackId& pack, Date today) {
  const auto quota = channel.profile.packs_per_day_max;
  if (!quota) return std::numeric_limits<std::int64_t>::max();
  const std::int64_t ordered =
      catalog::orders::packs_ordered_since(scope, channel.id, pack, start_of_day(today));
  return std::max<std::int64_t>(0, *quota - ordered);
}

}  // namespace ganh::connectors::publishing
