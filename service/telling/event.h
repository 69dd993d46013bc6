// What happens on a channel, in one line.

#pragma once

#include <string>

#include "connectors/publishing/engine.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

std::string spoken(const Paper& paper, const connectors::publishing::Event& event);

}  // namespace ganh::service::telling
