#include "connectors/transport/front_door.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "connectors/transport/framing.h"
#include "connectors/transport/listening.h"

namespace ganh::connectors::transport {

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto idle_time = std::chrono::seconds{60};
constexpr auto head_time = std::chrono::seconds{6};
constexpr auto body_time = std::chrono::seconds{30};
constexpr auto reply_time = std::chrono::seconds{10};
// After a refusal what still comes is read and thrown away for so long: closing at once would make
// the kernel reset the connection, and the refusal might never be seen.
constexpr auto parting_time = std::chrono::seconds{2};
constexpr auto sweep_every = std::chrono::milliseconds{500};
constexpr std::size_t read_bytes = 64 * 1024;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Connection {
  enum class Stage { idle, head, body, parting };

  Connection(Descriptor owned, std::atomic<std::size_t>& open)
      : socket(std::move(owned)), open_(open) {
    ++open_;
  }
  ~Connection() { --open_; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void enter(Stage next) {
    if (stage == next && next != Stage::idle) return;
    stage = next;
    const auto times =
        std::array<std::chrono::seconds, 4>{idle_time, head_time, body_time, parting_time};
    deadline = Steady::now() + times[static_cast<std::size_t>(next)];
  }

  Descriptor socket;
  std::string bytes;  // received and not yet worked on
  Framing framing;    // of the request that `bytes` begins with
  Stage stage = Stage::parting;
  bool told_to_continue = false;
  Steady::time_point deadline;

 private:
  std::atomic<std::size_t>& open_;
};

bool send_all(int socket, std::string_view bytes) {
  const auto deadline = Steady::now() + reply_time;
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN) return false;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
    pollfd ready{socket, POLLOUT, 0};
    if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) == 0) return false;
  }
  return true;
}

class EpollFrontDoor final : public FrontDoor {
 public:
  EpollFrontDoor(Listening listening, std::size_t workers, std::size_t body_bytes_max,
                 Inside inside)
      : port_(listening.port),
        body_bytes_max_(body_bytes_max),
        inside_(std::move(inside)),
        listener_(std::move(listening.socket)),
        epoll_(::epoll_create1(EPOLL_CLOEXEC)),
        wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (epoll_.number() < 0 || wake_.number() < 0) fail("epoll");
    watch(wake_.number());
    watch(listener_.number());
    for (std::size_t i = 0; i < workers; ++i) workers_.emplace_back([this] { work(); });
    watcher_ = std::thread([this] { watch_connections(); });
  }

  ~EpollFrontDoor() override { stop(); }

  std::uint16_t port() const override { return port_; }

  void stop() override {
    const std::lock_guard one_at_a_time(stop_mutex_);
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake();
    if (watcher_.joinable()) watcher_.join();
    work_to_do_.notify_all();
    for (std::thread& worker : workers_) {
      if (worker.joinable()) worker.join();
    }
    returned_.clear();
  }

 private:
  // ---- The watcher's thread --------------------------------------------------------------------

  void watch_connections() {
    auto next_sweep = Steady::now() + sweep_every;
    std::array<epoll_event, 64> events;
    while (!stopping_) {
      const int count =
          ::epoll_wait(epoll_.number(), events.data(), static_cast<int>(events.size()),
                       static_cast<int>(sweep_every.count()));
      if (count < 0 && errno != EINTR) fail("epoll_wait");
      for (int i = 0; i < count; ++i) serve_event(events[static_cast<std::size_t>(i)].data.fd);
      take_back();
      if (Steady::now() < next_sweep) continue;
      sweep();
      next_sweep = Steady::now() + sweep_every;
    }
    watched_.clear();
    listener_ = Descriptor();
  }

  void serve_event(int socket) {
    if (socket == listener_.number()) return accept_all();
    if (socket == wake_.number()) {
      std::uint64_t count = 0;
      [[maybe_unused]] const ssize_t size = ::read(socket, &count, sizeof count);
      return;
    }
    const auto found = watched_.find(socket);
    if (found != watched_.end() && !read_and_advance(*found->second)) watched_.erase(socket);
  }

  void accept_all() {
    for (;;) {
      const int socket =
          ::accept4(listener_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket < 0) {
        if (errno == ECONNABORTED || errno == EINTR) continue;
        // Out of descriptors or memory: asking again at once would only spin.
        if (errno != EAGAIN) unwatch_listener();
        return;
      }
      Descriptor owned(socket);
      if (open_ >= connections_max) continue;
      const int yes = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      auto connection = std::make_unique<Connection>(std::move(owned), open_);
      connection->enter(Connection::Stage::idle);
      watch(socket);
      watched_.emplace(socket, std::move(connection));
    }
  }

  // False when the connection is over.
  bool read_and_advance(Connection& connection) {
    buffer_.resize(read_bytes);
    const ssize_t size = ::recv(connection.socket.number(), buffer_.data(), buffer_.size(), 0);
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) return false;
    if (connection.stage == Connection::Stage::parting) return true;
    connection.bytes.append(buffer_.data(), static_cast<std::size_t>(size));
    return advance(connection);
  }

  // False when the connection is over or has gone to a worker.
  bool advance(Connection& connection) {
    const Framing framing = frame(connection.bytes, body_bytes_max_);
    connection.framing = framing;
    if (framing.refusal != 0) return refuse(connection);
    if (framing.head_bytes == 0) {
      connection.enter(connection.bytes.empty() ? Connection::Stage::idle
                                                : Connection::Stage::head);
      return true;
    }
    if (connection.bytes.size() >= framing.head_bytes + framing.body_bytes) {
      return hand_over(connection.socket.number());
    }
    connection.enter(Connection::Stage::body);
    if (framing.expects_continue && !connection.told_to_continue) {
      connection.told_to_continue = true;
      send_at_once(connection, "HTTP/1.1 100 Continue\r\n\r\n");
    }
    return true;
  }

  bool refuse(Connection& connection) {
    send_at_once(connection, inside_.refuse(connection.framing.refusal));
    ::shutdown(connection.socket.number(), SHUT_WR);
    connection.bytes = {};
    connection.enter(Connection::Stage::parting);
    return true;
  }

  // A few bytes, into an empty buffer of the kernel's; the watcher never waits for a client.
  static void send_at_once(const Connection& connection, std::string_view bytes) {
    [[maybe_unused]] const ssize_t sent =
        ::send(connection.socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

  bool hand_over(int socket) {
    auto node = watched_.extract(socket);
    ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, socket, nullptr);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(node.mapped()));
    }
    work_to_do_.notify_one();
    return true;  // nothing is left to erase
  }

  void take_back() {
    std::vector<std::unique_ptr<Connection>> back;
    {
      const std::lock_guard lock(mutex_);
      back.swap(returned_);
    }
    for (auto& connection : back) {
      const int socket = connection->socket.number();
      Connection& kept = *connection;
      watch(socket);
      watched_.emplace(socket, std::move(connection));
      kept.told_to_continue = false;
      kept.stage = Connection::Stage::parting;  // so that whichever stage it enters begins now
      if (!advance(kept)) watched_.erase(socket);
    }
  }

  void sweep() {
    const auto now = Steady::now();
    std::erase_if(watched_, [&](const auto& entry) { return entry.second->deadline <= now; });
    if (!listening_) watch_listener();
  }

  void watch(int socket) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, socket, &event) != 0) fail("epoll_ctl");
  }

  void watch_listener() {
    watch(listener_.number());
    listening_ = true;
  }

  void unwatch_listener() {
    ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, listener_.number(), nullptr);
    listening_ = false;
  }

  // ---- The workers' threads --------------------------------------------------------------------

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_to_do_.wait(lock, [this] { return !waiting_.empty() || stopping_; });
      if (waiting_.empty()) return;
      auto connection = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      const bool keep = serve_one(*connection);
      if (!keep) connection.reset();
      lock.lock();
      if (!keep || stopping_) continue;
      returned_.push_back(std::move(connection));
      wake();
    }
  }

  bool serve_one(Connection& connection) {
    const Framing& framing = connection.framing;
    const auto whole = framing.head_bytes + framing.body_bytes;
    const std::string head = connection.bytes.substr(0, framing.head_bytes);
    std::string body = connection.bytes.substr(framing.head_bytes, framing.body_bytes);
    connection.bytes.erase(0, whole);
    if (connection.bytes.empty()) connection.bytes.shrink_to_fit();
    const Written written = inside_.work(head, std::move(body), stopping_);
    return send_all(connection.socket.number(), written.bytes) && written.keep;
  }

  void wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t size = ::write(wake_.number(), &one, sizeof one);
  }

  const std::uint16_t port_;
  const std::size_t body_bytes_max_;
  const Inside inside_;
  std::atomic<std::size_t> open_ = 0;  // connections, watched or worked on
  std::atomic<bool> stopping_ = false;

  // The watcher's own.
  Descriptor listener_;
  Descriptor epoll_;
  bool listening_ = true;
  std::unordered_map<int, std::unique_ptr<Connection>> watched_;
  std::string buffer_;

  Descriptor wake_;
  std::mutex mutex_;  // of what follows
  std::condition_variable work_to_do_;
  std::deque<std::unique_ptr<Connection>> waiting_;    // with a whole request
  std::vector<std::unique_ptr<Connection>> returned_;  // answered, to be watched again
  std::mutex stop_mutex_;
  std::vector<std::thread> workers_;
  std::thread watcher_;
};

}  // namespace

Result<std::unique_ptr<FrontDoor>> open_front_door(const std::string& host, std::uint16_t port,
                                                   std::size_t workers, std::size_t body_bytes_max,
                                                   Inside inside) {
  auto listening = listen_on(host, port);
  if (!listening) return std::move(listening).error();
  return std::unique_ptr<FrontDoor>(std::make_unique<EpollFrontDoor>(
      std::move(*listening), workers, body_bytes_max, std::move(inside)));
}

}  // namespace ganh::connectors::transport
