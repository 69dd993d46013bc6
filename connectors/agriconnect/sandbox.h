// AgriConnect in small: the exchange as contract.yaml describes it, with an operator's side under
// /_sandbox/ (see README.md).
//
// Written from the contract alone; it knows no connector, reads no clock and opens no socket.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "catalog/clock.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::agriconnect {

struct SandboxOptions {
  std::string client_id = "thienan";
  std::string client_secret = "thienan-secret";
  Duration token_lifetime = std::chrono::seconds{900};
  std::size_t batch_max = 50;    // the shop's own limit for the three batch calls
  std::int64_t rate_burst = 20;  // 0: no rate limit
  std::int64_t rate_per_second = 5;
  // What only the marketplace knows: barcodes that belong to another supplier.
  std::set<std::string> foreign_barcodes = {"8938505970011"};
};

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options = {});

}  // namespace ganh::connectors::agriconnect
