// Postmart, as contract.yaml describes it: signed calls, moderated listings, orders by number and
// by webhook.
//
// Credentials: `key` and `secret` sign the calls; `webhook_secret` checks what Postmart posts, and
// may hold two of them separated by a space while one replaces the other.

#pragma once

#include "connectors/connector.h"

namespace ganh::connectors::postmart {

const Connector& connector();

}  // namespace ganh::connectors::postmart
