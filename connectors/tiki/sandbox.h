// Tiki in small: what its public documentation describes of products, orders and events, with an
// operator's side under /_sandbox/ (see README.md).
//
// Written from contract.yaml alone; it knows no connector, reads no clock and opens no socket.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "catalog/clock.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::tiki {

struct SandboxOptions {
  std::string client_id = "7590139168389961";
  std::string client_secret = "tiki-secret";
  Duration token_lifetime = std::chrono::hours{1};
  Duration decision_delay = std::chrono::minutes{5};
  std::int64_t rate_burst = 20;  // 0: no limit
  std::int64_t rate_per_second = 4;
};

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options = {});

}  // namespace ganh::connectors::tiki
