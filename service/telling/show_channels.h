// Channels as people read them.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_channels(const Paper& paper, catalog::json::Value list);

}  // namespace ganh::service::telling
