#include "connectors/transport/loop.h"

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace ganh::connectors::transport {

namespace {

// The wall clock may be set without anybody calling wake(): look at it at least this often.
constexpr Duration wait_max = std::chrono::seconds{30};

class ThreadLoop final : public Loop {
 public:
  explicit ThreadLoop(const Clock& clock) : clock_(clock), thread_([this] { run(); }) {}
  ~ThreadLoop() override { stop(); }

  void post(std::function<void()> task) override {
    add([&] { ready_.push_back(std::move(task)); });
  }

  void post_at(Time when, std::function<void()> task) override {
    add([&] {
      alarms_.push_back({when, next_order_++, std::move(task)});
      std::ranges::push_heap(alarms_, later);
    });
  }

  void wake() override {
    add([] {});
  }

  void stop() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
    const std::lock_guard lock(joining_);
    assert(thread_.get_id() != std::this_thread::get_id());
    if (thread_.joinable()) thread_.join();
  }

 private:
  struct Alarm {
    Time when;
    std::uint64_t order;
    std::function<void()> task;
  };

  static bool later(const Alarm& a, const Alarm& b) {
    return std::pair(a.when, a.order) > std::pair(b.when, b.order);
  }

  template <class Change>
  void add(const Change& change) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      change();
      changed_since_ = true;
    }
    changed_.notify_one();
  }

  void run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      const Time now = clock_.now();
      // All that is due joins the line first, so that tasks posting tasks cannot hold alarms up.
      while (!alarms_.empty() && alarms_.front().when <= now) {
        std::ranges::pop_heap(alarms_, later);
        ready_.push_back(std::move(alarms_.back().task));
        alarms_.pop_back();
      }
      if (ready_.empty()) {
        wait(lock, now);
        continue;
      }
      auto task = std::move(ready_.front());
      ready_.pop_front();
      lock.unlock();
      task();
      task = nullptr;  // what it holds may post when it is destroyed: not under the lock
      lock.lock();
    }
    auto dropped = std::pair(std::move(ready_), std::move(alarms_));
    lock.unlock();
  }

  void wait(std::unique_lock<std::mutex>& lock, Time now) {
    changed_since_ = false;
    const Duration wait =
        alarms_.empty() ? wait_max : std::min(wait_max, Duration(alarms_.front().when - now));
    changed_.wait_for(lock, wait, [this] { return changed_since_ || stopping_; });
  }

  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> ready_;
  std::vector<Alarm> alarms_;  // a heap, the earliest in front
  std::uint64_t next_order_ = 0;
  bool changed_since_ = false;
  bool stopping_ = false;
  std::mutex joining_;
  std::thread thread_;  // last: it runs as soon as it is made
};

}  // namespace

std::unique_ptr<Loop> make_loop(const Clock& clock) {
  return std::make_unique<ThreadLoop>(clock);
}

}  // namespace ganh::connectors::transport
