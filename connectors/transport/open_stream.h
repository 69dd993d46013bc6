// The server's side of a Stream: what was written and not yet taken by the client.
//
// Written on any thread, sent by the watcher of the connections alone.

#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/transport/http_message.h"
#include "connectors/transport/listening.h"

namespace ganh::connectors::transport {

struct Connection;
class OpenStream;

// How other threads reach the watcher. Outlives the server, as streams may.
class Doorbell {
 public:
  explicit Doorbell(std::size_t buffered_bytes_max);

  struct Calls {
    std::vector<Connection*> answered;
    std::vector<std::shared_ptr<OpenStream>> streams;  // with something to send, or to end
  };

  void ring();
  void answered(Connection& connection);
  void written(std::shared_ptr<OpenStream> stream);
  Calls take();  // and is quiet until the next call

  int number() const { return wake_.number(); }
  // Whether so many more may be kept; then they are counted.
  bool keep(std::size_t bytes);
  void let_go(std::size_t bytes) { buffered_ -= bytes; }
  std::size_t buffered() const { return buffered_; }

 private:
  void ring_once(bool first) const;

  const std::size_t buffered_bytes_max_;
  const Descriptor wake_;
  std::atomic<std::size_t> buffered_ = 0;
  std::mutex mutex_;
  Calls calls_;
  bool rung_ = false;
};

class OpenStream final : public Stream, public std::enable_shared_from_this<OpenStream> {
 public:
  OpenStream(std::shared_ptr<Doorbell> bell, std::string head);
  ~OpenStream() override;

  // What the handler holds: when the last of these is gone, the stream is closed.
  std::shared_ptr<Stream> handle();

  bool write(std::string_view bytes) override;
  void close() override;
  bool is_open() const override;

  // The watcher's.
  enum class Then { goes_on, ended, broken };
  Then send(int socket, std::size_t& sent_bytes);  // what can be sent without waiting
  void cut();                                      // the client has gone
  Connection* connection = nullptr;                // while it stands

 private:
  enum class State { open, closing, cut };

  void drop();

  const std::shared_ptr<Doorbell> bell_;
  mutable std::mutex mutex_;
  State state_ = State::open;
  std::string unsent_;
  bool announced_ = false;
};

}  // namespace ganh::connectors::transport
