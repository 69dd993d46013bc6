#include "connectors/transport/open_stream.h"

#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace ganh::connectors::transport {

Doorbell::Doorbell(std::size_t buffered_bytes_max)
    : buffered_bytes_max_(buffered_bytes_max), wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (wake_.number() < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

void Doorbell::ring() {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = !std::exchange(rung_, true);
  }
  ring_once(first);
}

void Doorbell::answered(Connection& connection) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    calls_.answered.push_back(&connection);
    first = !std::exchange(rung_, true);
  }
  ring_once(first);
}

void Doorbell::written(std::shared_ptr<OpenStream> stream) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    calls_.streams.push_back(std::move(stream));
    first = !std::exchange(rung_, true);
  }
  ring_once(first);
}

void Doorbell::ring_once(bool first) const {
  if (!first) return;  // the watcher has not come yet since the last time
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t size = ::write(wake_.number(), &one, sizeof one);
}

Doorbell::Calls Doorbell::take() {
  const std::lock_guard lock(mutex_);
  if (std::exchange(rung_, false)) {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t size = ::read(wake_.number(), &count, sizeof count);
  }
  return std::exchange(calls_, {});
}

bool Doorbell::keep(std::size_t bytes) {
  if (buffered_.fetch_add(bytes) + bytes <= buffered_bytes_max_) return true;
  buffered_ -= bytes;
  return false;
}

OpenStream::OpenStream(std::shared_ptr<Doorbell> bell, std::string head) : bell_(std::move(bell)) {
  if (bell_->keep(head.size())) {
    unsent_ = std::move(head);
  } else {
    state_ = State::cut;
  }
}

OpenStream::~OpenStream() {
  drop();
}

std::shared_ptr<Stream> OpenStream::handle() {
  return {this, [kept = shared_from_this()](Stream*) { kept->close(); }};
}

bool OpenStream::write(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (state_ != State::open) return false;
  if (unsent_.size() + bytes.size() > stream_bytes_max || !bell_->keep(bytes.size())) {
    // It lags too far behind: what it missed it can ask for again, and nobody else waits for it.
    state_ = State::cut;
    drop();
  } else {
    unsent_ += bytes;
  }
  if (!std::exchange(announced_, true)) bell_->written(shared_from_this());
  return state_ == State::open;
}

void OpenStream::close() {
  const std::lock_guard lock(mutex_);
  if (state_ != State::open) return;
  state_ = State::closing;
  if (!std::exchange(announced_, true)) bell_->written(shared_from_this());
}

bool OpenStream::is_open() const {
  const std::lock_guard lock(mutex_);
  return state_ == State::open;
}

OpenStream::Then OpenStream::send(int socket, std::size_t& sent_bytes) {
  const std::lock_guard lock(mutex_);
  announced_ = false;
  std::size_t sent = 0;
  while (sent < unsent_.size()) {
    const ssize_t size =
        ::send(socket, unsent_.data() + sent, unsent_.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && errno != EAGAIN) return Then::broken;
    if (size < 0) break;
    sent += static_cast<std::size_t>(size);
  }
  unsent_.erase(0, sent);
  bell_->let_go(sent);
  sent_bytes += sent;
  if (state_ == State::cut) return Then::broken;
  if (!unsent_.empty()) return Then::goes_on;
  unsent_.shrink_to_fit();
  return state_ == State::closing ? Then::ended : Then::goes_on;
}

void OpenStream::cut() {
  const std::lock_guard lock(mutex_);
  state_ = State::cut;
  drop();
}

void OpenStream::drop() {
  bell_->let_go(unsent_.size());
  unsent_ = {};
}

}  // namespace ganh::connectors::transport
