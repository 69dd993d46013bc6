#include "connectors/transport/listening.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

namespace ganh::connectors::transport {

namespace {

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

std::optional<Address> loopback(const std::string& host, std::uint16_t port) {
  Address address;
  sockaddr_in four{};
  sockaddr_in6 six{};
  if (inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host.c_str(), &four.sin_addr) == 1) {
    if (ntohl(four.sin_addr.s_addr) >> 24 != 127) return std::nullopt;
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    std::memcpy(&address.storage, &four, sizeof four);
    address.size = sizeof four;
    return address;
  }
  if (inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) != 1) return std::nullopt;
  if (!IN6_IS_ADDR_LOOPBACK(&six.sin6_addr)) return std::nullopt;
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(port);
  std::memcpy(&address.storage, &six, sizeof six);
  address.size = sizeof six;
  return address;
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
  auto address = loopback(host, port);
  if (!address) return error(Code::invalid, "host", "listen.not_loopback", {{"host", host}});

  Descriptor socket(
      ::socket(address->storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (socket.number() < 0) throw std::system_error(errno, std::generic_category(), "socket");
  // So that a restart need not wait for old connections; unlike SO_REUSEPORT it never lets two
  // servers share a port.
  const int yes = 1;
  ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (::bind(socket.number(), address->get(), address->size) != 0 ||
      ::listen(socket.number(), SOMAXCONN) != 0) {
    const Code code = errno == EADDRINUSE ? Code::in_use : Code::invalid;
    return error(code, "port", code == Code::in_use ? "listen.in_use" : "listen.refused",
                 {{"host", host}, {"port", std::to_string(port)}});
  }
  const std::uint16_t bound = port_of(socket.number());
  return Listening{std::move(socket), bound};
}

}  // namespace ganh::connectors::transport
