// Who runs the writer: a thread that groups, or the caller.

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "catalog/store/grouping/group.h"
#include "catalog/store/options.h"

namespace ganh::catalog::store {

class CommandRunner {
 public:
  virtual ~CommandRunner() = default;

  // Comes back when the commit is durable. An exception of `fn`'s, or StorageError, is thrown.
  virtual void run(const std::function<bool(Write&)>& fn) = 0;

  // Set before the first run.
  void on_commit(std::function<void()> listener) { on_commit_ = std::move(listener); }

 protected:
  std::function<void()> on_commit_;
};

class InlineRunner final : public CommandRunner {
 public:
  explicit InlineRunner(Transaction& transaction) : transaction_(transaction) {}
  void run(const std::function<bool(Write&)>& fn) override;

 private:
  Transaction& transaction_;
  std::mutex one_at_a_time_;
};

class GroupingRunner final : public CommandRunner {
 public:
  GroupingRunner(Transaction& transaction, const Options& options);
  ~GroupingRunner() override;  // nobody may be waiting in run()
  void run(const std::function<bool(Write&)>& fn) override;

 private:
  struct Waiting;
  void work();
  std::vector<Waiting*> gather();

  Transaction& transaction_;
  const std::size_t group_commands_max_;
  const Duration gather_window_;
  std::mutex queue_mutex_;
  std::condition_variable enough_;
  std::deque<Waiting*> queue_;           // guarded by queue_mutex_
  std::size_t wanted_commands_ = 1;      // guarded: how many the writer is waiting for
  bool stopping_ = false;                // guarded
  std::size_t last_group_commands_ = 1;  // the writer's own
  std::thread thread_;
};

}  // namespace ganh::catalog::store
