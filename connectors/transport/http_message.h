// HTTP requests and replies as values: what connectors ask for, what sandboxes and routes answer.
//
// Knows nothing of sockets or of any HTTP library.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ganh::connectors::transport {

using Headers = std::vector<std::pair<std::string, std::string>>;

// The first header of that name, whatever its case.
std::optional<std::string_view> find(const Headers& headers, std::string_view name);

struct Request {
  std::string method;   // "GET"
  std::string target;   // path and query as sent: "/v1/orders?after=12"
  Headers headers;
  std::string body;
  // What a server knows of who asks; a client leaves them as they are.
  std::string client = {};  // "203.0.113.7": the peer, or who a trusted proxy says stands behind it
  bool secure = false;      // it came by TLS, as a trusted proxy says
  std::string id = {};      // "req_…": in the reply's X-Request-Id and in the log

  std::string_view path() const;                                   // before '?'
  std::optional<std::string> query(std::string_view name) const;   // percent-decoded
};

// The rest of a reply that is written bit by bit, for as long as the client stays: server-sent
// events. Holds no thread. Any thread may use it.
class Stream {
 public:
  virtual ~Stream() = default;
  // False when the client has gone, or has left more than stream_bytes_max unread: it is closed.
  virtual bool write(std::string_view bytes) = 0;
  virtual void close() = 0;
  virtual bool is_open() const = 0;
};

inline constexpr std::size_t stream_bytes_max = 256 * 1024;

struct Reply {
  int status = 200;
  Headers headers;
  std::string body;
  // Set: the head is sent with `body`, the connection stays open, and this is called once with
  // what more can be written to. Servers only.
  std::function<void(std::shared_ptr<Stream>)> stream = {};
};

Reply json_reply(int status, std::string body);

// Encodes everything but A–Z a–z 0–9 - . _ ~ (RFC 3986).
std::string percent_encode(std::string_view text);

}  // namespace ganh::connectors::transport
