#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include <array>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

constexpr auto get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

std::unique_ptr<HttpServer> serve_within(Limits limits) {
  return std::move(*serve({.limits = limits}, [](const Request& request) {
    return Reply{200, {}, "ok from " + request.client};
  }));
}

bool is_answered(RawConnection& connection) {
  connection.write(get);
  return connection.read_reply().starts_with("HTTP/1.1 200 ");
}

// A server in a process of its own that can open hardly any more files.
class CrampedServer {
 public:
  CrampedServer() {
    std::array<int, 2> said{};
    std::array<int, 2> until{};
    BOOST_REQUIRE(::pipe(said.data()) == 0 && ::pipe(until.data()) == 0);
    child_ = ::fork();
    BOOST_REQUIRE(child_ >= 0);
    if (child_ == 0) {
      ::close(until[1]);
      run(said[1], until[0]);
    }
    ::close(said[1]);
    ::close(until[0]);
    said_ = Descriptor(said[0]);
    until_ = Descriptor(until[1]);
    BOOST_REQUIRE(::read(said_.number(), &port_, sizeof port_) == sizeof port_);
  }
  ~CrampedServer() {
    until_ = Descriptor();
    ::waitpid(child_, nullptr, 0);
  }

  std::uint16_t port() const { return port_; }

  std::chrono::nanoseconds processor_time() const {
    clockid_t clock{};
    timespec used{};
    BOOST_REQUIRE(::clock_getcpuclockid(child_, &clock) == 0);
    BOOST_REQUIRE(::clock_gettime(clock, &used) == 0);
    return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
  }

 private:
  [[noreturn]] static void run(int say, int until) {
    const rlimit files{300, 300};
    ::setrlimit(RLIMIT_NOFILE, &files);
    const auto server = serve_within({});
    std::vector<Descriptor> others;
    do {
      others.emplace_back(::open("/dev/null", O_RDONLY));
    } while (others.back().is_open());
    others.resize(others.size() - 11);
    const std::uint16_t port = server->port();
    char end = 0;
    const bool told = ::write(say, &port, sizeof port) == sizeof port;
    [[maybe_unused]] const ssize_t waited = told ? ::read(until, &end, 1) : 0;
    ::_exit(0);
  }

  pid_t child_ = -1;
  Descriptor said_;
  Descriptor until_;
  std::uint16_t port_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(crowds_test)

BOOST_AUTO_TEST_CASE(idle_connections_lock_nobody_out) {
  const auto server = serve_within({.connections_max = 500, .connections_per_address_max = 1000});
  std::vector<RawConnection> idle;
  for (int i = 0; i < 1100; ++i) {
    // Both kinds of idle: after a request and before the first.
    idle.emplace_back(server->port(), 2 + static_cast<unsigned>(i) % 5);
    if (i % 10 == 0) BOOST_REQUIRE(is_answered(idle.back()));
    if (idle.size() > 600) idle.erase(idle.begin());
  }

  RawConnection honest(server->port());
  BOOST_TEST(is_answered(honest));
  BOOST_TEST(is_answered(idle.back()));
  BOOST_TEST(server->counts().connections <= 500u);
  BOOST_TEST(server->counts().made_way >= 500u);
}

BOOST_AUTO_TEST_CASE(connections_that_are_at_work_make_way_for_nobody) {
  const auto server = serve_within({.connections_max = 10});
  std::vector<RawConnection> busy;
  for (int i = 0; i < 10; ++i) busy.emplace_back(server->port()).write("GET / HTTP/1.1\r\n");
  const auto patience = std::chrono::steady_clock::now() + 5s;
  while (server->counts().connections < 10 && std::chrono::steady_clock::now() < patience) {
    std::this_thread::yield();
  }

  RawConnection one_more(server->port());
  const std::string reply = one_more.read_to_end();
  BOOST_TEST(reply.starts_with("HTTP/1.1 503 "));
  BOOST_TEST(reply.find("\r\nRetry-After: ") != reply.npos);
  for (RawConnection& connection : busy) {
    connection.write("Host: x\r\n\r\n");
    BOOST_TEST(connection.read_reply().starts_with("HTTP/1.1 200 "));
  }
}

BOOST_AUTO_TEST_CASE(one_address_takes_no_more_than_its_share) {
  const auto server = serve_within({.connections_per_address_max = 5});
  std::vector<RawConnection> greedy;
  for (int i = 0; i < 5; ++i) greedy.emplace_back(server->port(), 7).write("GET / HTTP/1.1\r\n");
  const auto patience = std::chrono::steady_clock::now() + 5s;
  while (server->counts().connections < 5 && std::chrono::steady_clock::now() < patience) {
    std::this_thread::yield();
  }

  RawConnection sixth(server->port(), 7);
  RawConnection other(server->port(), 8);
  BOOST_TEST(sixth.read_to_end().starts_with("HTTP/1.1 429 "));
  BOOST_TEST(is_answered(other));
  BOOST_TEST(server->counts().refused[static_cast<std::size_t>(Refused::too_many_connections)] ==
             1u);
}

BOOST_AUTO_TEST_CASE(when_too_many_requests_wait_for_a_worker_the_next_is_told_to_come_again) {
  std::promise<void> leave;
  const std::shared_future<void> left = leave.get_future().share();
  const auto server =
      std::move(*serve({.workers = 1, .limits = {.requests_waiting_max = 3}}, [&](const Request&) {
        left.wait();
        return Reply{200, {}, "ok"};
      }));
  std::vector<RawConnection> connections;
  for (int i = 0; i < 10; ++i) connections.emplace_back(server->port()).write(get);
  const auto busy = static_cast<std::size_t>(Refused::busy);
  const auto patience = std::chrono::steady_clock::now() + 5s;
  while (server->counts().refused[busy] < 6 && std::chrono::steady_clock::now() < patience) {
    std::this_thread::yield();
  }
  leave.set_value();

  int answered = 0;
  int refused = 0;
  for (RawConnection& connection : connections) {
    const std::string reply = connection.read_reply();
    answered += reply.starts_with("HTTP/1.1 200 ") ? 1 : 0;
    refused += reply.starts_with("HTTP/1.1 503 ") ? 1 : 0;
  }
  BOOST_TEST(answered + refused == 10);
  BOOST_TEST(answered >= 3);
  BOOST_TEST(refused >= 6);
}

BOOST_AUTO_TEST_CASE(bodies_that_are_all_coming_at_once_are_bounded_together) {
  const auto server = serve_within({.buffered_bytes_max = 1'000'000});
  std::vector<RawConnection> half;
  for (int i = 0; i < 20; ++i) {
    half.emplace_back(server->port())
        .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n");
    half.back().try_write(std::string(100'000, 'x'));
  }
  const auto busy = static_cast<std::size_t>(Refused::busy);
  const auto patience = std::chrono::steady_clock::now() + 5s;
  while (server->counts().refused[busy] < 5 && std::chrono::steady_clock::now() < patience) {
    BOOST_REQUIRE(server->counts().buffered_bytes <= 1'100'000u);
  }

  BOOST_TEST(server->counts().refused[busy] >= 5u);
  half.clear();
  RawConnection honest(server->port());
  BOOST_TEST(is_answered(honest));
}

BOOST_AUTO_TEST_CASE(replies_that_nobody_reads_are_bounded_and_cost_no_worker) {
  const auto server = std::move(*serve(
      {.workers = 2, .limits = {.buffered_bytes_max = 20'000'000}}, [](const Request& request) {
        return Reply{200, {}, std::string(request.path() == "/" ? 2 : 8'000'000, 'x')};
      }));
  std::vector<RawConnection> deaf;
  for (int i = 0; i < 20; ++i) {
    deaf.emplace_back(server->port(), 2, 4096).write("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  RawConnection honest(server->port());
  BOOST_TEST(is_answered(honest));
  BOOST_TEST(server->counts().buffered_bytes <= 20'000'000u);
}

BOOST_AUTO_TEST_CASE(without_files_left_it_neither_ends_nor_spins) {
  const CrampedServer server;
  std::vector<RawConnection> crowd;
  for (int i = 0; i < 40; ++i) {
    crowd.emplace_back(server.port(), 2).try_write("GET / HTTP/1.1\r\nX: 1\r\n");
  }

  const auto before = server.processor_time();
  ::poll(nullptr, 0, 1000);
  BOOST_TEST((server.processor_time() - before < 300ms));

  crowd.clear();
  RawConnection honest(server.port());
  BOOST_TEST(is_answered(honest));
}

BOOST_AUTO_TEST_CASE(without_files_left_idle_connections_make_way) {
  const CrampedServer server;
  std::vector<RawConnection> idle;
  for (int i = 0; i < 40; ++i) {
    idle.emplace_back(server.port(), 2);
    if (i % 2 == 0) BOOST_REQUIRE(is_answered(idle.back()));
  }

  RawConnection honest(server.port());
  BOOST_TEST(is_answered(honest));
}

BOOST_AUTO_TEST_SUITE_END()
