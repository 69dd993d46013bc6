// Why a pack cannot be bought on a channel (vì sao chưa bán được): the first thing to mend.

#pragma once

#include <optional>

#include "catalog/products/pack.h"
#include "catalog/products/product.h"
#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/listings.h"

namespace ganh::connectors::publishing {

// Empty: it can be bought there now. `listing` is what the channel last answered about it, if it
// was ever planned.
std::optional<Fault> why_not(const catalog::store::Scope& scope, const channel::Channel& channel,
                             const catalog::products::Product& product,
                             const catalog::products::Pack& pack,
                             const std::optional<channel::ListingRow>& listing, Date today);

}  // namespace ganh::connectors::publishing
