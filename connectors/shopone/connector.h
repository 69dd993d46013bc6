// Shopone, as contract.yaml describes it: a till in the commune, its goods upserted by SKU, and its
// counter sales read back.
//
// Credentials: `key` is the shop's code, `secret` its token, `webhook_secret` signs webhooks; two
// may stand in it, separated by a space, while one takes over from the other.

#pragma once

#include "connectors/connector.h"

namespace ganh::connectors::shopone {

const Connector& connector();

}  // namespace ganh::connectors::shopone
