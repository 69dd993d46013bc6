#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "connectors/transport/front_door.h"
#include "connectors/transport/reply_head.h"

namespace ganh::connectors::transport {

namespace {

using Stage = Connection::Stage;

constexpr std::size_t read_bytes = 64 * 1024;

// In the other stages its bytes wait in the kernel: a worker may have its head, or a reply is
// first.
bool reads(Stage stage) {
  return stage == Stage::idle || stage == Stage::head || stage == Stage::body ||
         stage == Stage::parting;
}

}  // namespace

void FrontDoor::read(Connection& connection) {
  // Since it was noted as unread in this round it may have been closed, or handed to a worker.
  if (!connection.socket.is_open() || !reads(connection.stage)) return;
  buffer_.resize(read_bytes);
  const ssize_t size =
      ::recv(connection.socket.number(), buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (size < 0 && errno == EINTR) return unread_.push_back(&connection);
  if (size < 0 && errno == EAGAIN) {
    connection.readable = false;
    return;
  }
  if (size <= 0) return close(connection);
  const auto count = static_cast<std::size_t>(size);
  // What comes next rings again; after a full buffer the others have their turn first.
  connection.readable = count == buffer_.size() || connection.hung_up;
  if (connection.stage != Stage::parting) {
    take_in(connection, std::string_view(buffer_).substr(0, count));
  }
  if (connection.socket.is_open() && connection.readable && reads(connection.stage)) {
    unread_.push_back(&connection);
  }
}

void FrontDoor::take_in(Connection& connection, std::string_view bytes) {
  if (connection.stage == Stage::body) return take_body(connection, bytes);
  if (!keep_bytes(connection, bytes.size())) return refuse(connection, Refused::busy);
  connection.bytes.append(bytes);
  begin_request(connection);
}

void FrontDoor::begin_request(Connection& connection) {
  if (connection.bytes.empty()) return enter(connection, Stage::idle);
  const HeadEnd end = find_head_end(connection.bytes, connection.seen_bytes);
  if (end.refusal) return refuse(connection, *end.refusal);
  if (!end.bytes) {
    connection.seen_bytes = connection.bytes.size();
    if (connection.stage != Stage::head) enter(connection, Stage::head);
    return;
  }
  connection.head = read_head(std::string_view(connection.bytes).substr(0, *end.bytes));
  connection.bytes.erase(0, *end.bytes);
  connection.seen_bytes = 0;
  if (const auto refusal = judge(connection)) return refuse(connection, *refusal);
  if (connection.head.body == Head::Body::none ||
      (connection.head.body == Head::Body::of_length && connection.head.body_bytes == 0)) {
    return hand_over(connection);
  }
  connection.chunked = {};
  enter(connection, Stage::body);
  if (connection.head.expects_continue && connection.bytes.empty()) {
    connection.out = {"HTTP/1.1 100 Continue\r\n\r\n", "", 0};
    connection.out.send(connection.socket.number());  // a few bytes, into an empty buffer
    connection.sent_bytes += connection.out.sent;
  }
  take_body(connection, std::exchange(connection.bytes, {}));
}

// Of a head that is all there: who asks, and whether he may.
std::optional<Refused> FrontDoor::judge(Connection& connection) {
  Head& head = connection.head;
  Request& request = head.request;
  const Origin origin = origin_of(connection.peer, request.headers, trusted_proxies_);
  request.client = origin.client.text();
  request.secure = origin.secure;
  request.id = next_id();
  if (head.refusal) return head.refusal;
  if (!connection.counted_as && !is_trusted(origin.client, trusted_proxies_)) {
    const Address household = origin.client.household();
    const auto held = households_.find(household);
    if (held != households_.end() && held->second >= options_.limits.connections_per_address_max) {
      return Refused::too_many_connections;
    }
    count_in(connection.counted_as_also, household);
  }
  if (head.body == Head::Body::none) return std::nullopt;
  connection.body_bytes_max = options_.body_bytes_max(request.method, request.path());
  const bool too_large =
      head.body == Head::Body::of_length && head.body_bytes > connection.body_bytes_max;
  return too_large ? std::optional(Refused::body_too_large) : std::nullopt;
}

void FrontDoor::take_body(Connection& connection, std::string_view bytes) {
  Head& head = connection.head;
  std::string& body = head.request.body;
  bool whole = false;
  if (!keep_bytes(connection, bytes.size())) return refuse(connection, Refused::busy);
  if (head.body == Head::Body::of_length) {
    const auto count = std::min(head.body_bytes - body.size(), bytes.size());
    body.append(bytes.substr(0, count));
    connection.bytes.append(bytes.substr(count));
    whole = body.size() == head.body_bytes;
  } else {
    connection.bytes.append(bytes);
    const auto taken = connection.chunked.take(connection.bytes, body, connection.body_bytes_max);
    connection.bytes.erase(0, taken);
    if (const auto refusal = connection.chunked.refusal()) return refuse(connection, *refusal);
    whole = connection.chunked.is_whole();
  }
  if (whole) hand_over(connection);
}

bool FrontDoor::keep_bytes(Connection& connection, std::size_t bytes) {
  if (!bell_->keep(bytes)) return false;
  connection.kept_bytes += bytes;
  return true;
}

void FrontDoor::hand_over(Connection& connection) {
  connection.whole_at = Steady::now();
  if (connection.bytes.empty()) connection.bytes = {};  // idle ones are many and need nothing
  enter(connection, Stage::working);
  if (!workers_.add(connection)) refuse(connection, Refused::busy);
}

void FrontDoor::refuse(Connection& connection, Refused why) {
  Request& request = connection.head.request;
  if (request.id.empty()) {  // its head could not be read
    request.client = connection.peer.text();
    request.id = next_id();
  }
  Reply reply = refusal_to(why, request);
  const bool to_head = request.method == "HEAD";
  connection.out = {reply_head(reply, {request.id, false, false, to_head}), "", 0};
  if (!to_head) connection.out.body = std::move(reply.body);
  connection.out.send(connection.socket.number());  // a few bytes, into an empty buffer
  ++refused_[static_cast<std::size_t>(why)];
  observe(request, {reply.status, connection.out.body.size(), Duration{0}, reason_of(why), ""});
  connection.bytes = {};
  part(connection);
  // Who has been too slow already is not waited for.
  if (why == Refused::too_slow && connection.socket.is_open()) close(connection);
}

}  // namespace ganh::connectors::transport
