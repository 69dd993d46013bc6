#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "connectors/transport/front_door.h"
#include "connectors/transport/reply_head.h"

namespace ganh::connectors::transport {

namespace {

constexpr int accepted_in_a_turn = 64;

}  // namespace

void FrontDoor::accept_some() {
  for (int i = 0; i < accepted_in_a_turn && listening_; ++i) {
    if (!accept_one()) return;
  }
}

bool FrontDoor::accept_one() {
  sockaddr_storage from{};
  socklen_t size = sizeof from;
  Descriptor socket(::accept4(listener_.number(), reinterpret_cast<sockaddr*>(&from), &size,
                              SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (socket.is_open()) {
    admit(std::move(socket), address_of(from));
    return true;
  }
  switch (errno) {
    case EAGAIN:
      return false;
    case EMFILE:
    case ENFILE:
      // Asking again at once would only spin: room is made, or the next sweep asks again.
      if (close_longest_idle(nullptr)) return true;
      watch_listener(false);
      return false;
    case ENOBUFS:
    case ENOMEM:
      watch_listener(false);
      return false;
    default:
      return true;  // that one client is gone: ECONNABORTED and errors of its network (accept(2))
  }
}

void FrontDoor::admit(Descriptor socket, const Address& peer) {
  const bool from_proxy = is_trusted(peer, trusted_proxies_);
  const Address household = peer.household();
  if (!from_proxy && households_[household] >= options_.limits.connections_per_address_max &&
      !close_longest_idle(&household)) {
    return turn_away(socket, peer, Refused::too_many_connections);
  }
  if (open_ >= connections_max_ && !close_longest_idle(nullptr)) {
    return turn_away(socket, peer, Refused::busy);
  }
  Connection& connection = idle_.emplace_back();
  connection.place = std::prev(idle_.end());
  connection.socket = std::move(socket);
  connection.peer = peer;
  ++open_;
  if (!from_proxy) count_in(connection.counted_as, household);
  enter(connection, Connection::Stage::idle);
  epoll_event event{};
  event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  event.data.ptr = &connection;
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, connection.socket.number(), &event) != 0) {
    return close(connection);
  }
  read(connection);  // most clients have sent their request already
}

bool FrontDoor::close_longest_idle(const Address* household) {
  const auto longest = std::ranges::find_if(idle_, [&](const Connection& connection) {
    return household == nullptr || connection.counted_as == *household;
  });
  if (longest == idle_.end()) return false;
  close(*longest);
  ++made_way_;
  return true;
}

void FrontDoor::turn_away(const Descriptor& socket, const Address& peer, Refused why) {
  Request request;
  request.client = peer.text();
  request.id = next_id();
  const Reply reply = refusal_to(why, request);
  const std::string bytes = reply_head(reply, {request.id, false, false, false}) + reply.body;
  [[maybe_unused]] const ssize_t sent =
      ::send(socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::shutdown(socket.number(), SHUT_WR);
  // A request that lies there unread would make the kernel reset the connection.
  std::array<char, 4096> unread;
  [[maybe_unused]] const ssize_t read =
      ::recv(socket.number(), unread.data(), unread.size(), MSG_DONTWAIT);
  ++refused_[static_cast<std::size_t>(why)];
  observe(request, {reply.status, reply.body.size(), Duration{0}, reason_of(why), ""});
}

void FrontDoor::count_in(std::optional<Address>& counted, const Address& address) {
  ++households_[address];
  counted = address;
}

void FrontDoor::count_out(std::optional<Address>& counted) {
  if (!counted) return;
  const auto household = households_.find(*counted);
  if (--household->second == 0) households_.erase(household);
  counted.reset();
}

void FrontDoor::watch_listener(bool on) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = &listener_;
  ::epoll_ctl(epoll_.number(), on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, listener_.number(), &event);
  listening_ = on;
}

}  // namespace ganh::connectors::transport
