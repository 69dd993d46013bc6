// AgriConnect, as contract.yaml describes it: a token, versioned batches, a queue of orders.
//
// Credentials: `key` is the client id and `secret` the client secret; there are no webhooks.

#pragma once

#include "connectors/connector.h"

namespace ganh::connectors::agriconnect {

const Connector& connector();

}  // namespace ganh::connectors::agriconnect
