#include <sys/socket.h>

#include <exception>
#include <utility>

#include "connectors/transport/compression.h"
#include "connectors/transport/front_door.h"
#include "connectors/transport/reply_head.h"

namespace ganh::connectors::transport {

namespace {

using Stage = Connection::Stage;

// What the kernel keeps for one stream: enough for events, little for thousands of streams.
constexpr int stream_buffer_bytes = 64 * 1024;

}  // namespace

Reply FrontDoor::refusal_to(Refused why, const Request& request) const {
  if (!options_.refuse) return refusal(why, request);
  Reply reply = options_.refuse(why, request);
  reply.status = status_of(why);
  reply.stream = {};
  return reply;
}

void FrontDoor::observe(const Request& request, const Outcome& outcome) const {
  if (!options_.observe) return;
  options_.observe({request.id, request.client, request.method, request.path(), outcome.status,
                    request.body.size(), outcome.reply_bytes, outcome.took, outcome.refused,
                    outcome.failure});
}

FrontDoor::Handled FrontDoor::handle(const Request& request) {
  try {
    Handled handled{handler_(request), "", ""};
    if (handled.reply.stream && request.method == "HEAD") handled.reply.stream = {};
    if (!handled.reply.stream) {
      compress(request, handled.reply);
      return handled;
    }
    if (++streams_ <= options_.limits.streams_max) return handled;
    --streams_;
    ++refused_[static_cast<std::size_t>(Refused::busy)];
    return {refusal_to(Refused::busy, request), reason_of(Refused::busy), ""};
  } catch (const std::exception& failure) {
    // What went wrong may name a path or show SQL: that is for the log, never for a client.
    ++refused_[static_cast<std::size_t>(Refused::failed)];
    return {refusal_to(Refused::failed, request), reason_of(Refused::failed), failure.what()};
  }
}

void FrontDoor::answer(Connection& connection) {
  const Request& request = connection.head.request;
  Handled handled = handle(request);
  Sending sending{request.id, connection.head.keeps && !stopping_ && !handled.reply.stream,
                  connection.head.of_1_0, request.method == "HEAD"};
  std::string head;
  try {
    head = reply_head(handled.reply, sending);
  } catch (const std::exception& failure) {
    if (handled.reply.stream) --streams_;
    ++refused_[static_cast<std::size_t>(Refused::failed)];
    handled = {refusal_to(Refused::failed, request), reason_of(Refused::failed), failure.what()};
    head = reply_head(handled.reply, sending);
  }
  // Status 0 is none: nothing is sent, and the connection is closed, as when a line breaks.
  const bool unanswered = handled.reply.status == 0;
  connection.keeps = sending.keeps && !unanswered;
  Outcome outcome{handled.reply.status, 0, {}, handled.refused, handled.failure};
  if (has_body(handled.reply, sending)) outcome.reply_bytes = handled.reply.body.size();
  if (handled.reply.stream) {
    open_stream(connection, handled, std::move(head));
    outcome.failure = handled.failure;
  } else if (!unanswered) {
    connection.out = {std::move(head), "", 0};
    if (outcome.reply_bytes > 0) connection.out.body = std::move(handled.reply.body);
    // Most replies leave here; the watcher sends what the kernel does not take at once.
    connection.out.send(connection.socket.number());
  }
  if (handled.refused.empty()) ++answered_;
  outcome.took = std::chrono::duration_cast<Duration>(Steady::now() - connection.whole_at);
  observe(request, outcome);
  bell_->answered(connection);
}

void FrontDoor::open_stream(Connection& connection, Handled& handled, std::string head) {
  connection.stream = std::make_shared<OpenStream>(bell_, std::move(head) + handled.reply.body);
  try {
    handled.reply.stream(connection.stream->handle());
  } catch (const std::exception& failure) {
    handled.failure = failure.what();
    connection.stream->close();
  }
}

void FrontDoor::finish(Connection& connection) {
  connection.head = {};
  if (draining_) connection.keeps = false;
  bell_->let_go(std::exchange(connection.kept_bytes, 0));
  if (connection.stream) {
    if (draining_ || connection.hung_up) return close(connection);
    ::setsockopt(connection.socket.number(), SOL_SOCKET, SO_SNDBUF, &stream_buffer_bytes,
                 sizeof stream_buffer_bytes);
    connection.bytes = {};
    connection.stream->connection = &connection;
    enter(connection, Stage::streaming);
    return send_stream(connection);
  }
  count_out(connection.counted_as_also);
  connection.sent_bytes += connection.out.sent;
  if (!keep_bytes(connection, connection.out.unsent() + connection.bytes.size())) {
    return close(connection);  // others' replies are not to fail for one that nobody takes
  }
  if (connection.out.unsent() == 0) return after_reply(connection);
  enter(connection, Stage::sending);
  send(connection);
}

void FrontDoor::send(Connection& connection) {
  const std::size_t before = connection.out.sent;
  const auto sent = connection.out.send(connection.socket.number());
  connection.sent_bytes += connection.out.sent - before;
  if (sent == Output::Sent::broken) return close(connection);
  if (sent == Output::Sent::all) after_reply(connection);
}

void FrontDoor::after_reply(Connection& connection) {
  connection.out = {};
  bell_->let_go(connection.kept_bytes - connection.bytes.size());
  connection.kept_bytes = connection.bytes.size();
  if (!connection.keeps) return part(connection);
  begin_request(connection);
  if (connection.socket.is_open() && connection.readable) unread_.push_back(&connection);
}

void FrontDoor::send_stream(Connection& connection) {
  if (connection.stage != Stage::streaming) return;
  switch (connection.stream->send(connection.socket.number(), connection.sent_bytes)) {
    case OpenStream::Then::goes_on:
      return;
    case OpenStream::Then::ended:
      return part(connection);
    case OpenStream::Then::broken:
      return close(connection);
  }
}

void FrontDoor::part(Connection& connection) {
  if (draining_) return close(connection);
  ::shutdown(connection.socket.number(), SHUT_WR);
  enter(connection, Stage::parting);
  if (connection.readable) unread_.push_back(&connection);
}

}  // namespace ganh::connectors::transport
