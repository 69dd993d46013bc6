#include "tests/conformance/agriconnect_market.h"
#include "tests/conformance/fair/market.h"
#include "tests/conformance/postmart_market.h"
#include "tests/conformance/shopone_market.h"
#include "tests/conformance/tiki_market.h"

namespace ganh::tests {

std::vector<std::unique_ptr<Market>> all_markets() {
  std::vector<std::unique_ptr<Market>> markets;
  markets.push_back(make_agriconnect());
  markets.push_back(make_fair());
  markets.push_back(make_postmart());
  markets.push_back(make_shopone());
  markets.push_back(make_tiki());
  return markets;
}

}  // namespace ganh::tests
