// An HTTP server on a loopback address: what the service and the sandboxes stand behind.
//
// The one place that uses cpp-httplib, behind a front door of its own (README.md). It must not face
// a network: listening on anything but a loopback address is refused.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "catalog/result.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

using Handler = std::function<Reply(const Request&)>;

struct ServerOptions {
  std::string host = "127.0.0.1";  // or "::1", "localhost"
  std::uint16_t port = 0;          // 0: any free one
  std::size_t workers = 16;
  std::size_t body_bytes_max = 4 * 1024 * 1024;  // a larger one is answered with 413
};

class HttpServer {
 public:
  virtual ~HttpServer() = default;  // stops
  virtual std::uint16_t port() const = 0;
  virtual std::string address() const = 0;  // "http://127.0.0.1:8080"
  virtual void stop() = 0;                  // requests in flight finish; then no more are taken
};

// Serves until stopped; `handler` is called on several threads at once. An exception in it is
// answered with 500 and no detail. `invalid` for an address that is not loopback, `in_use` when
// the port is taken (reason "listen.in_use", parameters host and port). Chunked bodies are refused
// with 411, a head over 16 KB with 431.
Result<std::unique_ptr<HttpServer>> serve(ServerOptions options, Handler handler);

}  // namespace ganh::connectors::transport
