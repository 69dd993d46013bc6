#pragma once

#include "tests/conformance/market.h"

namespace ganh::tests {

std::unique_ptr<Market> open_shopone(const Clock& clock, connectors::transport::HttpClient& client);

}  // namespace ganh::tests
