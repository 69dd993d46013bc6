// The sockets of a server: takes connections and reads whole requests, without a thread for each.
//
// One thread watches all connections; only a request that is all there costs a worker. So slow and
// idle clients hold nobody up. Knows framing and no more of HTTP.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "catalog/result.h"

namespace ganh::connectors::transport {

inline constexpr std::size_t connections_max = 1024;

struct Written {
  std::string bytes;
  bool keep = true;  // whether the connection serves further requests
};

// What the front door calls, on several threads at once.
struct Inside {
  std::function<Written(std::string_view head, std::string body, bool last)> work;
  std::function<std::string(int status)> refuse;  // the bytes of a refusal; the connection closes
};

class FrontDoor {
 public:
  virtual ~FrontDoor() = default;  // stops
  virtual std::uint16_t port() const = 0;
  virtual void stop() = 0;
};

// As serve() in http_server.h.
Result<std::unique_ptr<FrontDoor>> open_front_door(const std::string& host, std::uint16_t port,
                                                   std::size_t workers, std::size_t body_bytes_max,
                                                   Inside inside);

}  // namespace ganh::connectors::transport
