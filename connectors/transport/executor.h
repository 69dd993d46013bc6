// Where asynchronous work runs: one task after another, now or at a time of the clock.
//
// The engine and all its state live on one executor, so they need no locks. In the program it is a
// Loop's thread (transport/loop.h); in tests and simulation the caller runs it.

#pragma once

#include <functional>

#include "catalog/clock.h"

namespace ganh::connectors::transport {

class Executor {
 public:
  virtual ~Executor() = default;
  virtual void post(std::function<void()> task) = 0;                // any thread
  virtual void post_at(Time when, std::function<void()> task) = 0;  // any thread
};

}  // namespace ganh::connectors::transport
