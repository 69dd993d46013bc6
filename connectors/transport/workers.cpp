#include "connectors/transport/workers.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace ganh::connectors::transport {

Workers::Workers(std::size_t threads_max, std::size_t waiting_max,
                 std::function<void(Connection&)> answer)
    : threads_max_(std::max<std::size_t>(threads_max, 1)),
      waiting_max_(waiting_max),
      answer_(std::move(answer)) {
  const std::lock_guard lock(mutex_);
  start_thread();
}

bool Workers::add(Connection& connection) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= waiting_max_ || stopping_) return false;
  waiting_.push_back(&connection);
  wake_another();
  return true;
}

void Workers::wake_another() {
  if (waking_ || stopping_) return;  // who comes wakes the next, if there is work left
  if (idle_ > 0) {
    waking_ = true;
    work_to_do_.notify_one();
    return;
  }
  if (threads_.size() >= threads_max_) return;
  try {
    start_thread();
  } catch (const std::system_error&) {
    // No more threads than there are: the line is longer, and bounded.
  }
}

void Workers::start_thread() {
  threads_.emplace_back([this] { run(); });
  waking_ = true;
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  waking_ = false;
  for (;;) {
    while (waiting_.empty() && !stopping_) {
      ++idle_;
      work_to_do_.wait(lock);
      --idle_;
      waking_ = false;
    }
    if (waiting_.empty()) return;
    Connection& connection = *waiting_.front();
    waiting_.pop_front();
    if (!waiting_.empty()) wake_another();
    lock.unlock();
    answer_(connection);
    lock.lock();
  }
}

void Workers::stop() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    threads.swap(threads_);
  }
  work_to_do_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

std::size_t Workers::threads() const {
  const std::lock_guard lock(mutex_);
  return threads_.size();
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace ganh::connectors::transport
