// Postmart in small: the marketplace of contract.yaml, with its moderators and its customers.
//
// Written from the contract alone; knows nothing of the connector. README.md has what its operator
// can do under /_sandbox/.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "catalog/clock.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::postmart {

struct SandboxOptions {
  std::string key = "thien-an";
  std::string secret = "postmart-secret";
  std::string webhook_secret = "whsec_cG9zdG1hcnQtd2ViaG9vay1zZWNyZXQh";

  std::int64_t bucket_calls_max = 40;
  std::int64_t bucket_leak_per_second = 10;  // 1 or more
  Duration moderation_delay = std::chrono::minutes{5};

  std::string webhook_url;             // empty: none; the operator may set one later
  int webhook_deliveries = 1;          // 2: every event is sent twice at once
  bool webhooks_newest_first = false;  // of those that go out together

  std::size_t listings_max = 20'000;  // requests and listings together
  std::size_t orders_max = 100'000;
};

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options = {});

}  // namespace ganh::connectors::postmart
