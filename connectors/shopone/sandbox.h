// Shopone in small: the till as contract.yaml describes it, with an operator's side under
// /_sandbox/ (see README.md).
//
// Written from the contract alone; it knows no connector, reads no clock and opens no socket.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::shopone {

struct SandboxOptions {
  std::string shop = "phuthong";
  std::string token = "phuthong-token";
  std::string webhook_secret = "phuthong-webhook";
  std::int64_t calls_an_hour = 5'000;  // 0: no quota
};

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options = {});

}  // namespace ganh::connectors::shopone
