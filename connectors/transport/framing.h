// Where one HTTP/1.1 request ends in the bytes of a connection, strictly.
//
// Whatever two readers could understand in two ways is refused (RFC 9112, sections 2.2, 5 and 6):
// that is how requests are smuggled. A request's body is framed by its length alone.

#pragma once

#include <cstddef>
#include <string_view>

namespace ganh::connectors::transport {

inline constexpr std::size_t head_bytes_max = 16 * 1024;

struct Framing {
  int refusal = 0;             // a status to answer with before closing; 0: none
  std::size_t head_bytes = 0;  // with the empty line; 0 while it is not all there
  std::size_t body_bytes = 0;
  bool expects_continue = false;  // the client waits for "100 Continue" before its body
};

// `bytes` begin where a request begins.
Framing frame(std::string_view bytes, std::size_t body_bytes_max);

}  // namespace ganh::connectors::transport
