// Sockets that listen on this machine alone.

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

 private:
  int number_ = -1;
};

struct Listening {
  Descriptor socket;  // does not block
  std::uint16_t port = 0;
};

// `invalid` ("listen.not_loopback"), `in_use` ("listen.in_use") with parameters host and port.
Result<Listening> listen_on(const std::string& host, std::uint16_t port);

}  // namespace ganh::connectors::transport
