// NAME's connector, written from its contract alone.

#pragma once

#include "connectors/connector.h"

namespace ganh::connectors::marketplace {

const Connector& connector();

}  // namespace ganh::connectors::marketplace
