// A channel's rehearsal in JSON, and its release as it was rehearsed.

#pragma once

#include <string>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/result.h"
#include "connectors/channel/channel.h"
#include "connectors/publishing/rehearsal.h"

namespace ganh::service::api {

std::string rehearsal_json(const connectors::channel::Channel& channel,
                           const connectors::publishing::Rehearsal& rehearsal);

std::string released_json(const connectors::publishing::Released& released);

}  // namespace ganh::service::api
