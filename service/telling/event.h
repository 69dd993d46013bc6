// What happens on a channel, or fails below, in one line.

#pragma once

#include <string>

#include "catalog/store/database.h"
#include "connectors/publishing/engine.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

std::string spoken(const Paper& paper, const connectors::publishing::Event& event);
std::string spoken(const Paper& paper, const catalog::store::StorageError& failure);

}  // namespace ganh::service::telling
