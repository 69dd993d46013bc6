// A client's bare socket, for tests of servers: writes bytes as they are given.
//
// Every address 127.0.0.x is this machine's: a client can be another one by its last number.

#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "connectors/transport/listening.h"

namespace ganh::connectors::transport {

class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port, std::uint32_t from = 1, int receive_bytes = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl((127U << 24) + from);
    if (::bind(socket_.number(), reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) {
      throw std::runtime_error("no such client");
    }
    if (receive_bytes > 0) {
      ::setsockopt(socket_.number(), SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    }
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(socket_.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_.number(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
      throw std::runtime_error("nobody listens");
    }
  }

  void write(std::string_view bytes) {
    if (::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(bytes.size())) {
      throw std::runtime_error("not written");
    }
  }

  // False when the other side has closed.
  bool try_write(std::string_view bytes) {
    return ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT) >= 0;
  }

  int number() const { return socket_.number(); }

  // Whether something, or the end, is there to be read before that.
  bool is_readable(std::chrono::milliseconds within) const {
    pollfd ready{socket_.number(), POLLIN, 0};
    return ::poll(&ready, 1, static_cast<int>(within.count())) > 0;
  }

  // One reply that says its length, head and body.
  std::string read_reply() {
    for (;;) {
      const auto end = kept_.find("\r\n\r\n");
      const auto field = kept_.find("Content-Length: ");
      if (end != kept_.npos && (field == kept_.npos || field > end))
        throw std::runtime_error(kept_);
      if (end != kept_.npos) {
        const auto size = end + 4 + std::stoul(kept_.substr(field + 16));
        if (kept_.size() >= size) {
          const std::string reply = kept_.substr(0, size);
          kept_.erase(0, size);
          return reply;
        }
      }
      const std::string some = read_some();
      if (some.empty()) throw std::runtime_error("closed before a reply");
      kept_ += some;
    }
  }

  // Reads until `text` has come; false when the connection ended before.
  bool read_until(std::string_view text) {
    while (kept_.find(text) == kept_.npos) {
      const std::string some = read_some();
      if (some.empty()) return false;
      kept_ += some;
    }
    return true;
  }

  // "" at the end of the connection, in good order or not.
  std::string read_some() {
    std::string bytes(64 * 1024, '\0');
    const ssize_t size = ::recv(socket_.number(), bytes.data(), bytes.size(), 0);
    if (size < 0 && errno == ECONNRESET) return "";
    if (size < 0) throw std::runtime_error("not read");
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
  }

  std::string read_to_end() {
    std::string all;
    for (std::string some = read_some(); !some.empty(); some = read_some()) all += some;
    return all;
  }

 private:
  Descriptor socket_;
  std::string kept_;
};

}  // namespace ganh::connectors::transport
