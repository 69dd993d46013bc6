// Waiting for Ctrl-C.

#pragma once

#include <csignal>

namespace ganh::service::cli {

// Holds back SIGINT, SIGTERM and SIGHUP in this thread and those that it starts, until one is
// waited for. To be made before any thread is started.
class UntilSignal {
 public:
  UntilSignal();
  void wait();

 private:
  sigset_t signals_;
};

}  // namespace ganh::service::cli
