// A client's bare socket, for tests of servers: writes bytes as they are given.

#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "connectors/transport/listening.h"

namespace ganh::connectors::transport {

class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
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

  // "" at the end of the connection.
  std::string read_some() {
    std::string bytes(64 * 1024, '\0');
    const ssize_t size = ::recv(socket_.number(), bytes.data(), bytes.size(), 0);
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
};

}  // namespace ganh::connectors::transport
