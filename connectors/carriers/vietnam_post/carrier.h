// EMS and Vietnam Post, as README.md describes it: what it tells of parcels, and how it is asked.
//
// Not verified against the live carrier.

#pragma once

#include "connectors/carriers/carrier.h"

namespace ganh::connectors::carriers::vietnam_post {

const Carrier& carrier();

}  // namespace ganh::connectors::carriers::vietnam_post
