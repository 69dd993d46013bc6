#include "connectors/transport/listening.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

namespace ganh::connectors::transport {

namespace {

struct Bindable {
  sockaddr_storage storage{};
  socklen_t size = 0;
  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

std::optional<Bindable> bindable(const std::string& host, std::uint16_t port) {
  Bindable address;
  sockaddr_in four{};
  sockaddr_in6 six{};
  if (inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    std::memcpy(&address.storage, &four, sizeof four);
    address.size = sizeof four;
    return address;
  }
  if (inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) != 1) return std::nullopt;
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(port);
  std::memcpy(&address.storage, &six, sizeof six);
  address.size = sizeof six;
  return address;
}

// Connections inherit them from the socket that they were accepted by (tcp(7), on Linux).
void set_manners(int socket) {
  const int yes = 1;
  const int quiet_s = 60, again_s = 15, times = 4;  // then a client without a word is gone
  const unsigned unacknowledged_ms = 30'000;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);
  ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &quiet_s, sizeof quiet_s);
  ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &again_s, sizeof again_s);
  ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &times, sizeof times);
  ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledged_ms, sizeof unacknowledged_ms);
}

Error refusal(int reason, const std::string& host, std::uint16_t port) {
  const std::vector<Param> of{{"host", host}, {"port", std::to_string(port)}};
  if (reason == EADDRINUSE) return error(Code::in_use, "port", "listen.in_use", of);
  if (reason == EADDRNOTAVAIL || reason == EAFNOSUPPORT) {
    return error(Code::invalid, "host", "listen.no_address", of);
  }
  return error(Code::invalid, "port", "listen.refused", of);
}

std::uint16_t port_of(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size);
  if (storage.ss_family == AF_INET6) {
    return ntohs(reinterpret_cast<const sockaddr_in6&>(storage).sin6_port);
  }
  return ntohs(reinterpret_cast<const sockaddr_in&>(storage).sin_port);
}

}  // namespace

Result<Listening> listen_on(const std::string& host, std::uint16_t port) {
  auto address = bindable(host, port);
  if (!address) return refusal(EADDRNOTAVAIL, host, port);

  const int family = address->storage.ss_family;
  Descriptor socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (socket.number() < 0) {
    if (errno == EAFNOSUPPORT) return refusal(errno, host, port);
    throw std::system_error(errno, std::generic_category(), "socket");
  }
  // So that a restart need not wait for old connections; unlike SO_REUSEPORT it never lets two
  // servers share a port.
  const int yes = 1;
  ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  set_manners(socket.number());
  if (family == AF_INET6) {
    const int no = 0;  // "::" takes IPv4 as well, whatever this machine's setting
    ::setsockopt(socket.number(), IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
  }
  if (::bind(socket.number(), address->get(), address->size) != 0 ||
      ::listen(socket.number(), SOMAXCONN) != 0) {
    return refusal(errno, host, port);
  }
  const std::uint16_t bound = port_of(socket.number());
  return Listening{std::move(socket), bound};
}

}  // namespace ganh::connectors::transport
