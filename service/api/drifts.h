// What a marketplace shows otherwise than it has acknowledged.

#pragma once

#include <string>

#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "service/api/page.h"

namespace ganh::service::api {

// By SKU, those that have been mended lately too; each in words.
std::string drifts_json(const catalog::store::Scope& scope,
                        const connectors::channel::Channel& channel, const Page& page);

}  // namespace ganh::service::api
