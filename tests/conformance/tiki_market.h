#pragma once

#include "tests/conformance/market.h"

namespace ganh::tests {

std::unique_ptr<Market> make_tiki();

}  // namespace ganh::tests
