// A crowd of HTTP clients on one thread: keep-alive connections that each send a request, wait for
// the reply, and send the next.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace ganh::bench {

struct Load {
  std::uint16_t port = 0;
  unsigned connections = 1;
  // Puts the next request, whole, in place of what is there.
  std::function<void(std::string& request)> next = {};
  std::chrono::nanoseconds time = std::chrono::hours{1};  // no request is begun afterwards
  std::uint64_t requests = std::numeric_limits<std::uint64_t>::max();
  std::function<void(std::string_view head, std::string_view body)> seen = {};  // every reply
};

struct LoadDone {
  std::uint64_t answered = 0;
  std::uint64_t failed = 0;  // of these: not 2xx
  std::chrono::duration<double> took{};
  std::chrono::duration<double> client_cpu{};  // of the clients' thread
  std::chrono::duration<double> server_cpu{};  // of all other threads of this process
  double a_second() const { return static_cast<double>(answered) / took.count(); }
};

// Throws std::runtime_error when a connection breaks.
LoadDone run(const Load& load);

// The port of "http://127.0.0.1:8080".
std::uint16_t port_of(std::string_view address);

}  // namespace ganh::bench
