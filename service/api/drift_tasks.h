// What needs doing about listings that stand on a marketplace otherwise than they should.

#pragma once

#include <vector>

#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "service/api/to_do.h"

namespace ganh::service::api {

// Of what is being set right nobody has to know. The first are named, the rest counted.
void add_drift_tasks(std::vector<Task>& tasks, const catalog::store::Scope& scope,
                     const connectors::channel::Channel& of);

}  // namespace ganh::service::api
