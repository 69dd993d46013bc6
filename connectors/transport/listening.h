// Sockets that listen.

#pragma once

#include <unistd.h>

#include <cstdint>
#include <string>
#include <utility>

#include "catalog/result.h"

namespace ganh::connectors::transport {

// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Listening {
  Descriptor socket;  // does not block
  std::uint16_t port = 0;
};

// On an address of this machine, IPv4 or IPv6, or "localhost", which is 127.0.0.1. "0.0.0.0" is all
// of IPv4; "::" is all of both. `invalid` ("listen.no_address" for what is no address or not this
// machine's, "listen.refused"), `in_use` ("listen.in_use"), with parameters host and port.
Result<Listening> listen_on(const std::string& host, std::uint16_t port);

}  // namespace ganh::connectors::transport
