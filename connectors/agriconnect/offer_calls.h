// Content, prices, stock and look-ups as AgriConnect's batches.

#pragma once

#include "connectors/agriconnect/batch.h"
#include "connectors/connector.h"

namespace ganh::connectors::agriconnect::calls {

Batch batch(SendListings task);
Batch batch(SendPrices task);
Batch batch(SendStock task);
Batch batch(LookUp task);
Batch batch(Acknowledge task);

}  // namespace ganh::connectors::agriconnect::calls
