// Lets few in at a time and few wait: for work that costs memory and a processor.
//
// Holds no thread: whoever asks waits anyway, and does the work himself.

#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace ganh::service::accounts::guard {

class Gate {
 public:
  Gate(int at_once, int waiting_max) : free_(at_once), waiting_max_(waiting_max) {}

  // Held while one is in.
  class Pass {
   public:
    explicit Pass(Gate& gate) : gate_(&gate) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (gate_ != nullptr) gate_->leave();
    }

   private:
    Gate* gate_;
  };

  // Waits until there is room; nothing, at once, when enough are waiting already.
  std::optional<Pass> enter();

 private:
  void leave();

  std::mutex mutex_;
  std::condition_variable left_;
  int free_;
  int waiting_ = 0;
  int waiting_max_;
};

}  // namespace ganh::service::accounts::guard
