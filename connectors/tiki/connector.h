// Tiki, as its public documentation describes it: product requests that are decided later, prices
// and stock set directly, and a queue of events about orders.
//
// Credentials: `key` is the application's id, `secret` its secret; there are no webhooks.

#pragma once

#include "connectors/connector.h"

namespace ganh::connectors::tiki {

const Connector& connector();

}  // namespace ganh::connectors::tiki
