// One client's connection: what came, what is to be sent, and until when.
//
// The watcher's, but for `head`, `out` and `keeps` while a worker answers.

#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "connectors/transport/address.h"
#include "connectors/transport/framing.h"
#include "connectors/transport/listening.h"
#include "connectors/transport/open_stream.h"

namespace ganh::connectors::transport {

using Steady = std::chrono::steady_clock;

// Bytes on their way to a client.
struct Output {
  std::string head;
  std::string body;
  std::size_t sent = 0;

  enum class Sent { all, some, broken };
  Sent send(int socket);  // what can be sent without waiting
  std::size_t unsent() const { return head.size() + body.size() - sent; }
};

// So much progress within so much time, or it is over: a drip never reaches its goal.
struct Window {
  Steady::time_point ends;
  std::size_t goal = 0;
};

struct Connection {
  enum class Stage { idle, head, body, working, sending, streaming, parting };

  Descriptor socket;
  Address peer;
  Stage stage = Stage::idle;
  std::list<Connection>::iterator place;

  Steady::time_point deadline;  // of the stage
  Window window;                // of body, sending and streaming
  bool readable = false;        // there may be more to read
  bool hung_up = false;         // the client sends no more

  std::string bytes;           // received, not yet framed
  std::size_t seen_bytes = 0;  // of them, in search of the head's end
  Head head;
  ChunkedBody chunked;
  std::size_t body_bytes_max = 0;
  Steady::time_point whole_at;

  Output out;
  std::size_t sent_bytes = 0;  // since it stands, into the kernel
  bool keeps = true;
  std::shared_ptr<OpenStream> stream;

  std::optional<Address> counted_as;       // in the bound by address, as the peer
  std::optional<Address> counted_as_also;  // during a request through a proxy, its client
  std::size_t kept_bytes = 0;              // in the bound of all buffered bytes
};

}  // namespace ganh::connectors::transport
