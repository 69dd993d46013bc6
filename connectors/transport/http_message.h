// HTTP requests and replies as values: what connectors ask for, what sandboxes and routes answer.
//
// Knows nothing of sockets or of any HTTP library.

#pragma once

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

  std::string_view path() const;                                   // before '?'
  std::optional<std::string> query(std::string_view name) const;   // percent-decoded
};

struct Reply {
  int status = 200;
  Headers headers;
  std::string body;
};

Reply json_reply(int status, std::string body);

// Encodes everything but A–Z a–z 0–9 - . _ ~ (RFC 3986).
std::string percent_encode(std::string_view text);

}  // namespace ganh::connectors::transport
