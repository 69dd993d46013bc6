// The fair's connector, written from the page in README.md.

#pragma once

#include "connectors/connector.h"

namespace ganh::tests::fair {

const connectors::Connector& connector();

}  // namespace ganh::tests::fair
