// EMS and Vietnam Post in small: the carrier as contract.yaml describes it, with an operator's
// side under /_sandbox/.
//
// Written from the contract alone; it knows no carrier's code, reads no clock and opens no socket.

#pragma once

#include <memory>
#include <string>

#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::carriers::vietnam_post {

struct SandboxOptions {
  std::string token = "ems-merchant-token";
};

std::unique_ptr<sandbox::Sandbox> make_sandbox(const SandboxOptions& options = {});

}  // namespace ganh::connectors::carriers::vietnam_post
