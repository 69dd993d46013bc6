// An HTTP server: what the service and the sandboxes stand behind. Fit to face a network, without
// TLS, which is a proxy's work.
//
// One thread watches all connections; only a request that is all there costs a worker, and only for
// as long as its handler runs (README.md).

#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "connectors/transport/http_message.h"
#include "connectors/transport/refusal.h"

namespace ganh::connectors::transport {

using Handler = std::function<Reply(const Request&)>;

// How large a request's body may be. Asked when the head has come, before any of the body.
using BodyBound = std::function<std::size_t(std::string_view method, std::string_view path)>;
BodyBound at_most(std::size_t bytes);

// What came of one request, answered or refused. Texts are valid during the call only.
struct Exchange {
  std::string_view id;      // "req_…"
  std::string_view client;  // "203.0.113.7"
  std::string_view method;  // empty when it could not be read, as path
  std::string_view path;    // without the query, as sent: never decoded
  int status = 0;
  std::size_t request_bytes = 0;  // of the body
  std::size_t reply_bytes = 0;    // of the body, as sent; of a stream what it began with
  Duration took{};                // from the request's last byte to the reply's
  std::string_view refused = {};  // reason_of() when no handler answered it
  std::string_view failure = {};  // what the handler threw: for the log alone
};

struct Limits {
  std::size_t connections_max = 4096;  // fewer when the process may not open as many files
  std::size_t connections_per_address_max = 256;      // a /64 of IPv6 is one address
  std::size_t streams_max = 3072;                     // of the connections
  std::size_t requests_waiting_max = 1024;            // whole, for a worker
  std::size_t buffered_bytes_max = 64 * 1024 * 1024;  // bodies coming in, replies not yet taken
  std::chrono::milliseconds drain_time = std::chrono::seconds{10};  // at stop, for replies
};

struct ServerOptions {
  std::string host = "127.0.0.1";  // an address; "::" and "0.0.0.0" are all (listening.h)
  std::uint16_t port = 0;          // 0: any free one
  std::size_t workers = 64;        // most; started when needed
  BodyBound body_bytes_max = at_most(4 * 1024 * 1024);  // a larger one is answered with 413
  std::vector<std::string> trusted_proxies = {};        // "127.0.0.1", "10.0.0.0/8", "fd00::/8"
  Limits limits = {};
  // What a refusal says; refusal() in refusal.h when empty. Its status is the refusal's.
  std::function<Reply(Refused, const Request&)> refuse = {};
  // After every request; on any thread, several at once. It must not wait or throw.
  std::function<void(const Exchange&)> observe = {};
};

// At this moment, and since the start.
struct ServerCounts {
  std::size_t connections = 0;  // streams included
  std::size_t streams = 0;
  std::size_t workers = 0;
  std::size_t requests_waiting = 0;
  std::size_t buffered_bytes = 0;
  std::uint64_t answered = 0;                          // by the handler
  std::array<std::uint64_t, refused_kinds> refused{};  // by Refused
  std::uint64_t made_way = 0;                          // idle connections closed for new ones
};

class HttpServer {
 public:
  virtual ~HttpServer() = default;  // stops
  virtual std::uint16_t port() const = 0;
  virtual std::string address() const = 0;  // "http://127.0.0.1:8080"; of "::" "http://[::1]:8080"
  virtual ServerCounts counts() const = 0;  // any thread
  // No more requests are taken, streams are closed; requests in flight finish and their replies are
  // sent, for at most drain_time: then their connections are cut. Returns when no handler runs any
  // more. Never from a handler.
  virtual void stop() = 0;
};

// Serves until stopped; `handler` is called on several threads at once. An exception in it is
// answered with 500 and no detail. Errors as listen_on(), and `invalid` for a trusted proxy that is
// no address ("listen.proxy", parameter text).
Result<std::unique_ptr<HttpServer>> serve(ServerOptions options, Handler handler);

}  // namespace ganh::connectors::transport
