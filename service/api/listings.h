// What a channel last accepted of each pack; and what it may show of each now.

#pragma once

#include <string>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "service/api/page.h"

namespace ganh::service::api {

// Listings by SKU, with the marketplace's words where it refused.
std::string listings_json(const catalog::store::Scope& scope,
                          const connectors::channel::Channel& channel, const Page& page);

// Offers by SKU: what the marketplace may show now. A pack that is not ready for it is left out.
std::string offers_json(const catalog::store::Scope& scope,
                        const connectors::channel::Channel& channel, const Page& page, Date today);

}  // namespace ganh::service::api
