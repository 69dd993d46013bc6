// Where one HTTP/1.1 request ends in the bytes of a connection, strictly.
//
// Whatever two readers could understand in two ways is refused (RFC 9112, sections 2.2, 5, 6 and
// 7.1): that is how requests are smuggled.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "connectors/transport/http_message.h"
#include "connectors/transport/refusal.h"

namespace ganh::connectors::transport {

inline constexpr std::size_t head_bytes_max = 16 * 1024;
inline constexpr std::size_t fields_max = 100;

// How long the head is that `bytes` begin with, the empty line included; nothing while it is not
// all there. `seen` bytes have been looked at before.
struct HeadEnd {
  std::optional<Refused> refusal;
  std::optional<std::size_t> bytes;
};
HeadEnd find_head_end(std::string_view bytes, std::size_t seen);

struct Head {
  enum class Body { none, of_length, chunked };

  std::optional<Refused> refusal;  // what could be read so far is in `request`
  Request request;                 // its body is empty
  Body body = Body::none;
  std::size_t body_bytes = 0;     // of_length
  bool expects_continue = false;  // the client waits for "100 Continue" before its body
  bool keeps = true;              // the connection may serve further requests
  bool of_1_0 = false;
};

// `bytes` are a head, the empty line included.
Head read_head(std::string_view bytes);

// Takes a chunked body apart as it comes. No extensions and no trailers: nobody needs them, and
// readers differ about them.
class ChunkedBody {
 public:
  // Appends what `bytes` bring of the body and says how many of them belong to it. What is not
  // taken, at most a size line, is to be handed in again with what follows.
  std::size_t take(std::string_view bytes, std::string& body, std::size_t body_bytes_max);

  std::optional<Refused> refusal() const { return refusal_; }
  bool is_whole() const { return stage_ == Stage::whole; }

 private:
  enum class Stage { size, bytes, end_of_bytes, end, whole };

  std::size_t take_size(std::string_view bytes, std::size_t room);
  std::size_t take_line_end(std::string_view bytes, Stage next);

  Stage stage_ = Stage::size;
  std::size_t left_ = 0;  // of the chunk
  std::optional<Refused> refusal_;
};

}  // namespace ganh::connectors::transport
