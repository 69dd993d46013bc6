// Waiting for Ctrl-C.

#pragma once

#include <chrono>
#include <csignal>

namespace ganh::service::jobs {

// Holds back SIGINT, SIGTERM and SIGHUP in this thread and those that it starts, until one is
// waited for. To be made before any thread is started.
class UntilSignal {
 public:
  UntilSignal();
  void wait();
  bool wait_for(std::chrono::milliseconds at_most);  // whether one came

 private:
  sigset_t signals_;
};

}  // namespace ganh::service::jobs
