#include "connectors/transport/front_door.h"

#include <fmt/format.h>
#include <linux/sockios.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

namespace ganh::connectors::transport {

namespace {

using Stage = Connection::Stage;
using std::chrono::seconds;

constexpr auto idle_time = seconds{60};
constexpr auto head_time = seconds{5};
constexpr auto body_time = std::chrono::minutes{10};
constexpr auto reply_time = std::chrono::hours{1};
constexpr auto body_window = seconds{5};
constexpr auto reply_window = seconds{10};
constexpr std::size_t window_bytes_min = 4 * 1024;
// After a refusal what still comes is read and thrown away for so long: closing at once would make
// the kernel reset the connection, and the refusal might never be seen.
constexpr auto parting_time = seconds{2};
constexpr auto sweep_every = std::chrono::milliseconds{250};
constexpr auto round_events = 256;
// Files that the rest of the program may want to open.
constexpr std::size_t spare_files = 128;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Asks for as many open files as the connections need, and says how many it may have.
std::size_t connections_allowed(std::size_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) fail("getrlimit");
  const rlim_t needed = wanted + spare_files;
  if (files.rlim_cur < needed && files.rlim_cur < files.rlim_max) {
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, needed);
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) fail("getrlimit");
  }
  const auto files_max = static_cast<std::size_t>(files.rlim_cur);
  if (files_max >= needed) return wanted;
  return files_max > 2 * spare_files ? files_max - spare_files : files_max / 2;
}

std::string name_of_run() {
  std::random_device random;
  return fmt::format("req_{:08x}", random() & 0xffffffffU);
}

// What the client has acknowledged: handing bytes to the kernel is no progress of the client's.
std::size_t taken_by_client(const Connection& connection) {
  int queued = 0;
  if (::ioctl(connection.socket.number(), SIOCOUTQ, &queued) != 0) return connection.sent_bytes;
  const auto waiting = static_cast<std::size_t>(queued);
  return connection.sent_bytes - std::min(connection.sent_bytes, waiting);
}

// How far the connection has come with what its stage is about.
std::size_t progress(const Connection& connection) {
  return connection.stage == Stage::body ? connection.head.request.body.size()
                                         : taken_by_client(connection);
}

Window next_window(const Connection& connection, Steady::time_point now) {
  const std::size_t goal = progress(connection) + window_bytes_min;
  if (connection.stage == Stage::body) return {now + body_window, goal};
  return {now + reply_window, std::min(goal, connection.sent_bytes)};  // what there is to take
}

}  // namespace

FrontDoor::FrontDoor(Listening listening, ServerOptions options,
                     std::vector<AddressRange> trusted_proxies, Handler handler)
    : host_(options.host),
      port_(listening.port),
      options_(std::move(options)),
      trusted_proxies_(std::move(trusted_proxies)),
      handler_(std::move(handler)),
      run_(name_of_run()),
      connections_max_(connections_allowed(options_.limits.connections_max)),
      listener_(std::move(listening.socket)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      bell_(std::make_shared<Doorbell>(options_.limits.buffered_bytes_max)),
      workers_(options_.workers, options_.limits.requests_waiting_max,
               [this](Connection& connection) { answer(connection); }) {
  if (epoll_.number() < 0) fail("epoll_create1");
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = bell_.get();
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, bell_->number(), &event) != 0) fail("epoll_ctl");
  watch_listener(true);
  watcher_ = std::thread([this] { watch_connections(); });
}

std::string FrontDoor::address() const {
  std::string name = host_;
  if (host_ == "0.0.0.0") name = "127.0.0.1";
  if (host_ == "::") name = "::1";
  const bool six = name.find(':') != name.npos;
  return "http://" + (six ? "[" + name + "]" : name) + ":" + std::to_string(port_);
}

std::string FrontDoor::next_id() {
  return fmt::format("{}{:08x}", run_, ++requests_);
}

ServerCounts FrontDoor::counts() const {
  ServerCounts counts;
  counts.connections = open_;
  counts.streams = streams_;
  counts.workers = workers_.threads();
  counts.requests_waiting = workers_.waiting();
  counts.buffered_bytes = bell_->buffered();
  counts.answered = answered_;
  for (std::size_t kind = 0; kind < refused_kinds; ++kind) counts.refused[kind] = refused_[kind];
  counts.made_way = made_way_;
  return counts;
}

void FrontDoor::stop() {
  const std::lock_guard one_at_a_time(stop_mutex_);
  stopping_ = true;
  bell_->ring();
  if (watcher_.joinable()) watcher_.join();
  workers_.stop();
  for (Connection& connection : busy_) {
    if (connection.stream) connection.stream->cut();
  }
  busy_.clear();
}

void FrontDoor::watch_connections() {
  auto next_sweep = Steady::now() + sweep_every;
  std::optional<Steady::time_point> drained_by;
  std::array<epoll_event, round_events> events;
  while (!drained_by || (!busy_.empty() && Steady::now() < *drained_by)) {
    const auto wait = unread_.empty() ? static_cast<int>(sweep_every.count()) : 0;
    const int count = ::epoll_wait(epoll_.number(), events.data(), round_events, wait);
    if (count < 0 && errno != EINTR) fail("epoll_wait");
    for (int i = 0; i < count; ++i) {
      const epoll_event& event = events.at(static_cast<std::size_t>(i));
      if (event.data.ptr == &listener_) {
        accept_some();
      } else if (event.data.ptr == bell_.get()) {
        take_calls();
      } else {
        serve_event(event.events, *static_cast<Connection*>(event.data.ptr));
      }
    }
    for (Connection* connection : std::exchange(unread_, {})) read(*connection);
    if (stopping_ && !drained_by) {
      begin_to_stop();
      drained_by = Steady::now() + options_.limits.drain_time;
    }
    if (Steady::now() >= next_sweep) {
      sweep();
      next_sweep = Steady::now() + sweep_every;
    }
    closed_.clear();
  }
  cut_off_what_is_left();
}

void FrontDoor::serve_event(std::uint32_t events, Connection& connection) {
  if (!connection.socket.is_open()) return;  // closed in this round
  if ((events & (EPOLLHUP | EPOLLERR | EPOLLRDHUP)) != 0) connection.hung_up = true;
  connection.readable = true;
  switch (connection.stage) {
    case Stage::idle:
    case Stage::head:
    case Stage::body:
    case Stage::parting:
      return read(connection);
    case Stage::working:
      return;  // looked at again when the reply is there
    case Stage::sending:
      return send(connection);
    case Stage::streaming:
      return connection.hung_up ? close(connection) : send_stream(connection);
  }
}

void FrontDoor::take_calls() {
  auto calls = bell_->take();
  for (Connection* connection : calls.answered) finish(*connection);
  for (const auto& stream : calls.streams) {
    if (stream->connection != nullptr) send_stream(*stream->connection);
  }
}

void FrontDoor::enter(Connection& connection, Stage stage) {
  const auto now = Steady::now();
  auto& from = connection.stage == Stage::idle ? idle_ : busy_;
  auto& to = stage == Stage::idle ? idle_ : busy_;
  to.splice(to.end(), from, connection.place);
  connection.stage = stage;
  switch (stage) {
    case Stage::idle:
      connection.deadline = now + idle_time;
      return;
    case Stage::head:
      connection.deadline = now + head_time;
      return;
    case Stage::body:
      connection.deadline = now + body_time;
      connection.window = next_window(connection, now);
      return;
    case Stage::sending:
      connection.deadline = now + reply_time;
      connection.window = next_window(connection, now);
      return;
    case Stage::parting:
      connection.deadline = now + parting_time;
      return;
    case Stage::streaming:
      connection.window = next_window(connection, now);
      [[fallthrough]];
    case Stage::working:
      connection.deadline = Steady::time_point::max();
      return;
  }
}

void FrontDoor::close(Connection& connection) {
  count_out(connection.counted_as);
  count_out(connection.counted_as_also);
  bell_->let_go(std::exchange(connection.kept_bytes, 0));
  if (connection.stream) {
    connection.stream->cut();
    connection.stream->connection = nullptr;
    connection.stream.reset();
    --streams_;
  }
  connection.socket = Descriptor();
  --open_;
  std::erase(unread_, &connection);
  auto& from = connection.stage == Stage::idle ? idle_ : busy_;
  closed_.splice(closed_.end(), from, connection.place);
}

void FrontDoor::sweep() {
  const auto now = Steady::now();
  while (!idle_.empty() && idle_.front().deadline <= now) close(idle_.front());
  for (auto next = busy_.begin(); next != busy_.end();) {
    Connection& connection = *next++;
    if (!is_overdue(connection, now)) continue;
    const bool unfinished = connection.stage == Stage::head || connection.stage == Stage::body;
    if (unfinished) {
      refuse(connection, Refused::too_slow);
    } else {
      close(connection);
    }
  }
  if (!listening_ && !draining_) watch_listener(true);
}

bool FrontDoor::is_overdue(Connection& connection, Steady::time_point now) {
  if (connection.deadline <= now) return true;
  const bool has_window = connection.stage == Stage::body || connection.stage == Stage::sending ||
                          connection.stage == Stage::streaming;
  if (!has_window || connection.window.ends > now) return false;
  if (progress(connection) < connection.window.goal) return true;
  connection.window = next_window(connection, now);
  return false;
}

void FrontDoor::begin_to_stop() {
  draining_ = true;
  if (listening_) watch_listener(false);
  listener_ = Descriptor();
  while (!idle_.empty()) close(idle_.front());
  for (auto next = busy_.begin(); next != busy_.end();) {
    Connection& connection = *next++;
    const bool in_flight = connection.stage == Stage::working || connection.stage == Stage::sending;
    if (!in_flight) close(connection);
  }
}

void FrontDoor::cut_off_what_is_left() {
  for (auto next = busy_.begin(); next != busy_.end();) {
    Connection& connection = *next++;
    if (connection.stage == Stage::working) {
      ::shutdown(connection.socket.number(), SHUT_RDWR);  // a worker still has it
    } else {
      close(connection);
    }
  }
  closed_.clear();
}

}  // namespace ganh::connectors::transport
