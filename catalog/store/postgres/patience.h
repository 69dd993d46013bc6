// How long all lines of one database wait for its server's answers: 30 s, until the program is
// about to end.

#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>

namespace ganh::catalog::store::postgres {

inline constexpr std::chrono::seconds answers_within{30};
inline constexpr std::chrono::seconds answers_at_the_end_within{5};

// Any thread.
class Patience {
 public:
  using Clock = std::chrono::steady_clock;

  void end_soon() {
    Clock::rep not_yet = 0;
    ending_since_.compare_exchange_strong(not_yet, Clock::now().time_since_epoch().count());
  }

  // Until when to wait for what would otherwise be waited for until `deadline`.
  Clock::time_point until(Clock::time_point deadline) const {
    if (has_given_up_) return Clock::time_point::min();
    const Clock::rep since = ending_since_;
    if (since == 0) return deadline;
    const Clock::time_point asked = deadline - answers_within;
    const Clock::time_point ending{Clock::duration{since}};
    return std::min(deadline, std::max(asked, ending) + answers_at_the_end_within);
  }

  // A wait has come to nothing.
  void waited_in_vain() {
    if (ending_since_ != 0) has_given_up_ = true;
  }
  bool has_given_up() const { return has_given_up_; }

 private:
  std::atomic<Clock::rep> ending_since_ = 0;  // 0: not yet
  std::atomic<bool> has_given_up_ = false;
};

}  // namespace ganh::catalog::store::postgres
