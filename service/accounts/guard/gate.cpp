#include "service/accounts/guard/gate.h"

namespace ganh::service::accounts::guard {

std::optional<Gate::Pass> Gate::enter() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ == waiting_max_) return std::nullopt;
    ++waiting_;
    left_.wait(lock, [this] { return free_ > 0; });
    --waiting_;
  }
  --free_;
  return Pass(*this);
}

void Gate::leave() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  left_.notify_one();
}

}  // namespace ganh::service::accounts::guard
