// Outgoing HTTP, bounded: a deadline for the whole exchange, a cap on the reply, no redirects.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "catalog/clock.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

// No reply. `not_sent`: the other side cannot have seen the request (no connection). `unknown`: it
// may have acted on it (time-out, connection cut, reply too large or broken).
enum class Loss { not_sent, unknown };

using Answer = std::variant<Reply, Loss>;

inline constexpr std::size_t reply_bytes_max = 8 * 1024 * 1024;

class HttpClient {
 public:
  virtual ~HttpClient() = default;

  // Never blocks. `base_url` is "http://host:port" with an optional path prefix, no trailing slash.
  // `on_answer` is called exactly once, on any thread, unless the client is destroyed first.
  virtual void send(const std::string& base_url, Request request, Duration deadline,
                    std::function<void(Answer)> on_answer) = 0;
};

// Over libcurl, on a thread of its own. Real time, whatever clock the rest follows.
std::unique_ptr<HttpClient> make_http_client();

}  // namespace ganh::connectors::transport
