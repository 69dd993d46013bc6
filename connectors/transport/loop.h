// The program's executor: one thread that follows a clock.
//
// The clock may be stepped (see SteppedClock): then wake() makes the loop look at it again.

#pragma once

#include <memory>

#include "catalog/clock.h"
#include "connectors/transport/executor.h"

namespace ganh::connectors::transport {

class Loop : public Executor {
 public:
  virtual void wake() = 0;   // any thread: the clock has moved
  virtual void stop() = 0;   // the task that runs finishes, the rest is dropped; joins the thread
};

std::unique_ptr<Loop> make_loop(const Clock& clock);

}  // namespace ganh::connectors::transport
