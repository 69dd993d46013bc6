// A sandbox behind a real HTTP server, with its webhooks sent for real.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "connectors/sandbox/faults.h"
#include "connectors/sandbox/sandbox.h"
#include "connectors/transport/http_client.h"
#include "connectors/transport/http_server.h"

namespace ganh::connectors::sandbox {

class Shell {
 public:
  virtual ~Shell() = default;                 // stops
  virtual std::string address() const = 0;    // "http://127.0.0.1:9101"
  virtual void wake() = 0;                    // the clock has been stepped
};

// `clock` and `client` must outlive the shell. A webhook that is not answered with 2xx is left to
// the sandbox's own repeats. `faults` go wrong between it and its sellers.
Result<std::unique_ptr<Shell>> start(std::unique_ptr<Sandbox> sandbox, const Clock& clock,
                                     transport::HttpClient& client,
                                     transport::ServerOptions options = {}, FaultPlan faults = {});

}  // namespace ganh::connectors::sandbox
