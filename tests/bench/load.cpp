#include "tests/bench/load.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <ctime>
#include <stdexcept>
#include <utility>
#include <vector>

namespace ganh::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

Seconds cpu_time(clockid_t of) {
  timespec spent{};
  ::clock_gettime(of, &spent);
  return std::chrono::seconds{spent.tv_sec} + std::chrono::nanoseconds{spent.tv_nsec};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {
    if (number < 0) throw std::runtime_error("no more files may be opened");
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

struct Client {
  Descriptor socket;
  std::string request = {};
  std::string reply = {};
  std::size_t reply_bytes = 0;  // once its head is there
  std::size_t head_bytes = 0;
};

Client connect(std::uint16_t port) {
  Client client{Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))};
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int number = client.socket.number();
  if (::connect(number, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    throw std::runtime_error("nobody listens there");
  }
  const int on = 1;
  ::setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return client;
}

// The requests are small: the kernel takes one whole while none other is on its way.
void send(Client& client) {
  const auto bytes =
      ::send(client.socket.number(), client.request.data(), client.request.size(), MSG_NOSIGNAL);
  if (bytes != static_cast<ssize_t>(client.request.size())) {
    throw std::runtime_error("a request could not be sent");
  }
}

std::size_t content_length(std::string_view head) {
  constexpr std::string_view name = "\r\nContent-Length: ";
  const auto at = head.find(name);
  std::size_t length = 0;
  if (at != head.npos) {
    std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
  }
  return length;
}

// Whether the reply is all there.
bool receive(Client& client) {
  std::array<char, 64 * 1024> buffer;
  const auto bytes = ::recv(client.socket.number(), buffer.data(), buffer.size(), 0);
  if (bytes <= 0) throw std::runtime_error("the server closed a connection");
  client.reply.append(buffer.data(), static_cast<std::size_t>(bytes));
  if (client.reply_bytes == 0) {
    const auto end = client.reply.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    client.head_bytes = end + 4;
    client.reply_bytes =
        client.head_bytes + content_length(std::string_view(client.reply).substr(0, end));
  }
  return client.reply.size() >= client.reply_bytes;
}

}  // namespace

LoadDone run(const Load& load) {
  const Descriptor epoll(::epoll_create1(EPOLL_CLOEXEC));
  std::vector<Client> clients;
  for (unsigned i = 0; i < load.connections; ++i) clients.push_back(connect(load.port));

  const Seconds client_before = cpu_time(CLOCK_THREAD_CPUTIME_ID);
  const Seconds whole_before = cpu_time(CLOCK_PROCESS_CPUTIME_ID);
  const auto start = SteadyClock::now();
  std::uint64_t begun = 0;
  std::size_t waiting = 0;
  LoadDone done;
  const auto begin_next = [&](Client& client) {
    if (begun >= load.requests || SteadyClock::now() - start >= load.time) return;
    load.next(client.request);
    send(client);
    ++begun;
    ++waiting;
  };
  for (Client& client : clients) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &client;
    ::epoll_ctl(epoll.number(), EPOLL_CTL_ADD, client.socket.number(), &event);
    begin_next(client);
  }
  std::array<epoll_event, 256> events;
  while (waiting > 0) {
    const int count =
        ::epoll_wait(epoll.number(), events.data(), static_cast<int>(events.size()), 30'000);
    if (count == 0) throw std::runtime_error("the server does not answer");
    for (int i = 0; i < count; ++i) {
      Client& client = *static_cast<Client*>(events.at(static_cast<std::size_t>(i)).data.ptr);
      if (!receive(client)) continue;
      --waiting;
      ++done.answered;
      const std::string_view reply = client.reply;
      if (!reply.starts_with("HTTP/1.1 2")) ++done.failed;
      if (load.seen) load.seen(reply.substr(0, client.head_bytes), reply.substr(client.head_bytes));
      client.reply.clear();
      client.reply_bytes = 0;
      begin_next(client);
    }
  }
  done.took = SteadyClock::now() - start;
  done.client_cpu = cpu_time(CLOCK_THREAD_CPUTIME_ID) - client_before;
  done.server_cpu = cpu_time(CLOCK_PROCESS_CPUTIME_ID) - whole_before - done.client_cpu;
  return done;
}

std::uint16_t port_of(std::string_view address) {
  const auto digits = address.substr(address.rfind(':') + 1);
  std::uint16_t port = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return port;
}

}  // namespace ganh::bench
