// A server that misbehaves on purpose, one connection at a time, for tests of clients.

#pragma once

#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "connectors/transport/listening.h"

namespace ganh::connectors::transport {

class RawServer {
 public:
  // `serve` is given each connection, after a first read; the socket closes when it returns.
  explicit RawServer(std::function<void(RawServer&, int socket)> serve) : serve_(std::move(serve)) {
    thread_ = std::thread([this] { run(); });
  }
  ~RawServer() {
    stopping_ = true;
    ::shutdown(listening_.socket.number(), SHUT_RDWR);
    thread_.join();
  }

  std::string address() const { return "http://127.0.0.1:" + std::to_string(listening_.port); }
  bool stopping() const { return stopping_; }
  int requests() const { return requests_; }

  // False when there is nothing to read any more.
  bool read_some(int socket) {
    pollfd ready{socket, POLLIN, 0};
    while (::poll(&ready, 1, 10) == 0) {
      if (stopping_) return false;
    }
    char bytes[64 * 1024];
    if (::recv(socket, bytes, sizeof bytes, 0) <= 0) return false;
    ++requests_;
    return true;
  }
  static bool write(int socket, std::string_view bytes) {
    return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }

 private:
  void run() {
    while (!stopping_) {
      pollfd ready{listening_.socket.number(), POLLIN, 0};
      ::poll(&ready, 1, -1);
      const Descriptor socket(::accept(listening_.socket.number(), nullptr, nullptr));
      if (socket.number() >= 0 && read_some(socket.number())) serve_(*this, socket.number());
    }
  }

  Listening listening_ = std::move(*listen_on("127.0.0.1", 0));
  std::function<void(RawServer&, int)> serve_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> requests_ = 0;
  std::thread thread_;
};

}  // namespace ganh::connectors::transport
