// The sockets of a server: one thread watches all connections, reads whole requests, hands them to
// workers, and sends what is left of their replies. It never waits for a client.

#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "connectors/transport/connection.h"
#include "connectors/transport/http_server.h"
#include "connectors/transport/workers.h"

namespace ganh::connectors::transport {

class FrontDoor final : public HttpServer {
 public:
  FrontDoor(Listening listening, ServerOptions options, std::vector<AddressRange> trusted_proxies,
            Handler handler);
  ~FrontDoor() override { stop(); }

  std::uint16_t port() const override { return port_; }
  std::string address() const override;
  ServerCounts counts() const override;
  void stop() override;

 private:
  // ---- The watcher's thread: front_door.cpp
  void watch_connections();
  void serve_event(std::uint32_t events, Connection& connection);
  void take_calls();
  void sweep();
  bool is_overdue(Connection& connection, Steady::time_point now);
  void begin_to_stop();
  void cut_off_what_is_left();
  void close(Connection& connection);  // and forgets it, at the end of the round
  void enter(Connection& connection, Connection::Stage stage);

  // ---- Whom it lets in: front_door_accepting.cpp
  void accept_some();
  bool accept_one();  // false when nobody waits or nobody can be let in
  void admit(Descriptor socket, const Address& peer);
  bool close_longest_idle(const Address* household);
  void turn_away(const Descriptor& socket, const Address& peer, Refused why);
  void count_in(std::optional<Address>& counted, const Address& address);
  void count_out(std::optional<Address>& counted);
  void watch_listener(bool on);
  std::string next_id();

  // ---- Reading requests: front_door_reading.cpp
  void read(Connection& connection);
  void take_in(Connection& connection, std::string_view bytes);
  void begin_request(Connection& connection);
  std::optional<Refused> judge(Connection& connection);
  void take_body(Connection& connection, std::string_view bytes);
  bool keep_bytes(Connection& connection, std::size_t bytes);
  void hand_over(Connection& connection);
  void refuse(Connection& connection, Refused why);

  // ---- Replies: front_door_replying.cpp
  struct Outcome {
    int status = 0;
    std::size_t reply_bytes = 0;
    Duration took{};
    std::string_view refused;
    std::string_view failure;
  };
  struct Handled {
    Reply reply;
    std::string_view refused;
    std::string failure;
  };
  void answer(Connection& connection);                                           // on a worker
  Handled handle(const Request& request);                                        // on a worker
  void open_stream(Connection& connection, Handled& handled, std::string head);  // on a worker
  void finish(Connection& connection);
  void send(Connection& connection);
  void after_reply(Connection& connection);
  void send_stream(Connection& connection);
  void part(Connection& connection);
  void observe(const Request& request, const Outcome& outcome) const;  // any thread
  Reply refusal_to(Refused why, const Request& request) const;         // any thread

  const std::string host_;
  const std::uint16_t port_;
  const ServerOptions options_;
  const std::vector<AddressRange> trusted_proxies_;
  const Handler handler_;
  const std::string run_;  // makes the ids of this run differ from others'
  const std::size_t connections_max_;

  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> open_ = 0;
  std::atomic<std::size_t> streams_ = 0;
  std::atomic<std::uint64_t> answered_ = 0;
  std::atomic<std::uint64_t> made_way_ = 0;
  std::array<std::atomic<std::uint64_t>, refused_kinds> refused_{};

  // The watcher's own.
  Descriptor listener_;
  Descriptor epoll_;
  bool listening_ = false;
  bool draining_ = false;
  std::uint64_t requests_ = 0;
  std::list<Connection> idle_;       // the longest idle first
  std::list<Connection> busy_;       // all others
  std::list<Connection> closed_;     // in this round: events may still speak of them
  std::vector<Connection*> unread_;  // with more to read than one turn allowed
  std::map<Address, std::size_t> households_;
  std::string buffer_;

  const std::shared_ptr<Doorbell> bell_;
  Workers workers_;
  std::mutex stop_mutex_;
  std::thread watcher_;
};

}  // namespace ganh::connectors::transport
