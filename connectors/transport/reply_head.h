// What stands before a reply's body on a connection.

#pragma once

#include <string>
#include <string_view>

#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

struct Sending {
  std::string_view id;   // of the request: X-Request-Id
  bool keeps = true;     // the connection goes on afterwards
  bool of_1_0 = false;   // the client must be told that it goes on
  bool to_head = false;  // the request was HEAD: no body follows
};

bool has_body(const Reply& reply, const Sending& sending);

// The status line and all fields, up to the empty line; of a stream without a length, ended by the
// end of the connection. Throws std::invalid_argument for a field that could end early or begin
// another: what a client sent must not become a field of the reply.
std::string reply_head(const Reply& reply, const Sending& sending);

}  // namespace ganh::connectors::transport
