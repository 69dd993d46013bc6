#include "catalog/store/grouping/writers.h"

#include <algorithm>

namespace ganh::catalog::store {

void InlineRunner::run(const std::function<bool(Write&)>& fn) {
  Command command(fn);
  Command* const group[] = {&command};
  {
    const std::lock_guard lock(one_at_a_time_);
    run_group(transaction_, group, on_commit_);
  }
  if (command.failure) std::rethrow_exception(command.failure);
}

// Lives on its caller's stack. Told under its own mutex, so that the caller cannot leave, and the
// stack with it, before the teller is done.
struct GroupingRunner::Waiting {
  explicit Waiting(const std::function<bool(Write&)>& fn) : command(fn) {}

  void tell() {
    const std::lock_guard lock(mutex);
    told = true;
    changed.notify_one();
  }
  void wait() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return told; });
  }

  Command command;
  std::mutex mutex;
  std::condition_variable changed;
  bool told = false;
};

GroupingRunner::GroupingRunner(Transaction& transaction, const Options& options)
    : transaction_(transaction),
      group_commands_max_(std::max<std::size_t>(options.group_commands_max, 1)),
      gather_window_(options.gather_window),
      thread_([this] { work(); }) {}

GroupingRunner::~GroupingRunner() {
  {
    const std::lock_guard lock(queue_mutex_);
    stopping_ = true;
  }
  enough_.notify_one();
  thread_.join();
}

void GroupingRunner::run(const std::function<bool(Write&)>& fn) {
  Waiting waiting(fn);
  bool wake = false;
  {
    const std::lock_guard lock(queue_mutex_);
    queue_.push_back(&waiting);
    wake = queue_.size() >= wanted_commands_;
  }
  if (wake) enough_.notify_one();
  waiting.wait();
  if (waiting.command.failure) std::rethrow_exception(waiting.command.failure);
}

void GroupingRunner::work() {
  for (;;) {
    const std::vector<Waiting*> taken = gather();
    if (taken.empty()) return;
    std::vector<Command*> group;
    group.reserve(taken.size());
    for (Waiting* waiting : taken) group.push_back(&waiting->command);
    run_group(transaction_, group, on_commit_);
    for (Waiting* waiting : taken) waiting->tell();
  }
}

// As many callers as were in the last group are likely on their way back with the next command.
// A caller who is alone is never made to wait for anybody.
std::vector<GroupingRunner::Waiting*> GroupingRunner::gather() {
  std::unique_lock lock(queue_mutex_);
  enough_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  if (queue_.size() < last_group_commands_) {
    wanted_commands_ = last_group_commands_;
    enough_.wait_for(lock, gather_window_,
                     [this] { return stopping_ || queue_.size() >= wanted_commands_; });
    wanted_commands_ = 1;
  }
  const std::size_t taken = std::min(queue_.size(), group_commands_max_);
  const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(taken);
  std::vector<Waiting*> group(queue_.begin(), end);
  queue_.erase(queue_.begin(), end);
  last_group_commands_ = std::max<std::size_t>(taken, 1);
  return group;
}

}  // namespace ganh::catalog::store
