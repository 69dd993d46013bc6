#include "catalog/store/postgres/hearing.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

#include "catalog/store/postgres/link.h"
#include "catalog/store/postgres/suitable.h"

namespace ganh::catalog::store::postgres {
namespace {

constexpr int try_again_ms = 500;
constexpr std::chrono::seconds look_after_line{30};
constexpr int look_whether_stopping_ms = 200;
constexpr std::chrono::seconds answer_within{5};
// What took longer says too little of when it was.
constexpr std::chrono::milliseconds clock_heard_within{500};

// Whether libpq has all of the next answer, or its end, by then.
bool has_come(PGconn* line, std::chrono::steady_clock::time_point deadline,
              const std::atomic<bool>& is_stopping) {
  while (PQisBusy(line) != 0) {
    if (is_stopping || std::chrono::steady_clock::now() >= deadline) return false;
    pollfd socket{PQsocket(line), POLLIN, 0};
    if (::poll(&socket, 1, look_whether_stopping_ms) == 0) continue;
    if (PQconsumeInput(line) == 0) return false;
  }
  return true;
}

// One statement and its answer, within a bound: a server that stands still, even amid its answer,
// must not hold this thread.
Answer answer_to(PGconn* line, const std::atomic<bool>& is_stopping, const char* sql,
                 const char* argument = nullptr) {
  if (PQstatus(line) != CONNECTION_OK) return nullptr;
  const char* values[] = {argument};
  const int arguments = argument == nullptr ? 0 : 1;
  if (PQsendQueryParams(line, sql, arguments, nullptr, values, nullptr, nullptr, 0) != 1) {
    return nullptr;
  }
  const auto deadline = std::chrono::steady_clock::now() + answer_within;
  if (!has_come(line, deadline, is_stopping)) return nullptr;
  Answer answer(PQgetResult(line));
  if (!has_come(line, deadline, is_stopping)) return nullptr;
  const Answer end(PQgetResult(line));
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return nullptr;
  return answer;
}

bool asked(const Line& line, const std::atomic<bool>& is_stopping, const char* sql,
           const char* argument = nullptr) {
  return answer_to(line.get(), is_stopping, sql, argument) != nullptr;
}

bool listens(const Line& line, const std::atomic<bool>& is_stopping) {
  return asked(line, is_stopping, "LISTEN ganh_commits") &&
         asked(line, is_stopping, "LISTEN ganh_told");
}

bool tell_one(const Line& line, const std::atomic<bool>& is_stopping, const std::string& message) {
  return asked(line, is_stopping, "SELECT pg_notify('ganh_told', $1)", message.c_str());
}

}  // namespace

Hearing::Hearing(std::string address, std::string own_name)
    : address_(std::move(address)),
      own_name_(std::move(own_name)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { work(); }) {}

Hearing::~Hearing() {
  is_stopping_ = true;
  ::eventfd_write(wake_, 1);
  thread_.join();
  ::close(wake_);
}

void Hearing::on_commit(std::function<void()> listener) {
  const std::lock_guard lock(mutex_);
  commit_listener_ = std::move(listener);
}

void Hearing::on_told(std::function<void(std::string_view)> listener) {
  const std::lock_guard lock(mutex_);
  message_listener_ = std::move(listener);
}

void Hearing::tell(std::string_view message) {
  if (message.size() > message_bytes_max) return;
  {
    const std::lock_guard lock(mutex_);
    if (untold_.size() >= untold_max) untold_.pop_front();
    untold_.push_back(fmt::format("{} {}", own_name_, message));
  }
  ::eventfd_write(wake_, 1);
}

void Hearing::on_clock(std::function<void(Duration)> listener) {
  const std::lock_guard lock(mutex_);
  clock_listener_ = std::move(listener);
}

std::deque<std::string> Hearing::take_untold() {
  const std::lock_guard lock(mutex_);
  return std::exchange(untold_, {});
}

void Hearing::heard_commit() {
  const std::lock_guard lock(mutex_);
  if (commit_listener_) commit_listener_();
}

void Hearing::heard(std::string_view channel, std::string_view payload) {
  const std::string_view from = payload.substr(0, payload.find(' '));
  if (from == own_name_) return;
  if (channel == "ganh_commits") return heard_commit();
  if (from.size() == payload.size()) return;
  const std::lock_guard lock(mutex_);
  if (message_listener_) message_listener_(payload.substr(from.size() + 1));
}

bool Hearing::stopped_within(int milliseconds) {
  // Listening may have taken the call that woke it.
  if (is_stopping_) return true;
  pollfd stop{wake_, POLLIN, 0};
  eventfd_t ignored = 0;
  if (::poll(&stop, 1, milliseconds) > 0) ::eventfd_read(wake_, &ignored);
  return is_stopping_;
}

void Hearing::work() {
  while (!is_stopping_) {
    listen();
    if (stopped_within(try_again_ms)) return;
  }
}

// Until the line is lost.
void Hearing::listen() {
  const Line line = connect(address_);
  if (!listens(line, is_stopping_)) return;
  heard_commit();
  auto look_next = std::chrono::steady_clock::now();
  while (!is_stopping_) {
    if (std::chrono::steady_clock::now() >= look_next) {
      if (!heard_clock(line.get())) return;
      look_next = std::chrono::steady_clock::now() + look_after_line;
    }
    for (const std::string& message : take_untold()) {
      if (!tell_one(line, is_stopping_, message)) return;
    }
    // Whatever came in with an answer lies with libpq, and the socket says nothing of it.
    hear_all(line.get());
    pollfd both[] = {{PQsocket(line.get()), POLLIN, 0}, {wake_, POLLIN, 0}};
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(look_next - std::chrono::steady_clock::now());
    ::poll(both, 2, std::max(0, static_cast<int>(left.count())));
    eventfd_t ignored = 0;
    if (both[1].revents != 0) ::eventfd_read(wake_, &ignored);
    if (PQconsumeInput(line.get()) == 0) return;
  }
}

// False when the line is down: one that has been cut without a word is found out by asking.
bool Hearing::heard_clock(PGconn* line) {
  using std::chrono::system_clock;
  const auto now = [] {
    return std::chrono::duration_cast<Duration>(system_clock::now().time_since_epoch());
  };
  const Duration before = now();
  const Answer answer = answer_to(line, is_stopping_, server_time_us);
  const Duration took = now() - before;
  if (!answer) return false;
  if (took < Duration{0} || took > clock_heard_within) return true;
  const Duration server{std::atoll(PQgetvalue(answer.get(), 0, 0))};
  const std::lock_guard lock(mutex_);
  if (clock_listener_) clock_listener_(server - (before + took / 2));
  return true;
}

void Hearing::hear_all(PGconn* line) {
  while (PGnotify* notification = PQnotifies(line)) {
    heard(notification->relname, notification->extra);
    PQfreemem(notification);
  }
}

}  // namespace ganh::catalog::store::postgres
