// The fair in small, written from the page in README.md alone.

#pragma once

#include <memory>
#include <string>

#include "connectors/sandbox/sandbox.h"

namespace ganh::tests::fair {

struct SandboxOptions {
  std::string key = "stall-7-key-b41d";
};

std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox(SandboxOptions options = {});

}  // namespace ganh::tests::fair
