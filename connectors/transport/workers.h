// Threads that answer requests: started when they are needed, at most so many.
//
// Whole requests wait in one line. Only one thread at a time is being woken: on a busy machine
// those that run empty the line meanwhile, and no time goes into waking.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ganh::connectors::transport {

struct Connection;

class Workers {
 public:
  // The first is started at once; throws std::system_error when even that is refused.
  Workers(std::size_t threads_max, std::size_t waiting_max,
          std::function<void(Connection&)> answer);
  ~Workers() { stop(); }

  bool add(Connection& connection);  // false when too many wait
  void stop();                       // answers what waits, then returns

  std::size_t threads() const;
  std::size_t waiting() const;

 private:
  void run();
  void start_thread();
  void wake_another();  // under the lock

  const std::size_t threads_max_;
  const std::size_t waiting_max_;
  const std::function<void(Connection&)> answer_;

  mutable std::mutex mutex_;
  std::condition_variable work_to_do_;
  std::deque<Connection*> waiting_;
  std::size_t idle_ = 0;
  bool waking_ = false;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ganh::connectors::transport
