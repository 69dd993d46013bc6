// What processes on one database tell each other, beside their rows: that something was committed,
// and messages that nobody keeps.
//
// A line of its own on a thread of its own. While the line is down nothing is heard; when it is up
// again the listener hears of a commit, as there may have been some. What a process tells itself it
// does not hear.

#pragma once

#include <libpq-fe.h>

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "catalog/clock.h"

namespace ganh::catalog::store::postgres {

inline constexpr std::size_t untold_max = 1000;       // more are forgotten, the oldest first
inline constexpr std::size_t message_bytes_max = 7000;  // longer ones are not told

class Hearing {
 public:
  Hearing(std::string address, std::string own_name);
  ~Hearing();
  Hearing(const Hearing&) = delete;
  Hearing& operator=(const Hearing&) = delete;

  // Called on the thread of this. Each is set once.
  void on_commit(std::function<void()> listener);
  void on_told(std::function<void(std::string_view message)> listener);

  // How far the server's clock is ahead, as store::on_clock.
  void on_clock(std::function<void(Duration ahead)> listener);

  // Any thread; never waits.
  void tell(std::string_view message);

 private:
  void work();
  void listen();
  void hear_all(PGconn* line);
  bool heard_clock(PGconn* line);
  void heard_commit();
  void heard(std::string_view channel, std::string_view payload);
  bool stopped_within(int milliseconds);
  std::deque<std::string> take_untold();

  const std::string address_;
  const std::string own_name_;
  std::mutex mutex_;
  std::function<void()> commit_listener_;                  // guarded by mutex_
  std::function<void(std::string_view)> message_listener_;  // guarded
  std::function<void(Duration)> clock_listener_;            // guarded
  std::deque<std::string> untold_;                         // guarded
  int wake_ = -1;
  std::atomic<bool> is_stopping_ = false;
  std::thread thread_;
};

}  // namespace ganh::catalog::store::postgres
