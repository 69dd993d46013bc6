#include <sys/resource.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>

#include "connectors/transport/http_server.h"
#include "tests/connectors/transport/raw_connection.h"

using namespace ganh::connectors::transport;
using namespace std::chrono_literals;

namespace {

constexpr auto head_of_events = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

struct Fixture {
  std::mutex mutex;
  std::vector<std::shared_ptr<Stream>> streams;
  std::unique_ptr<HttpServer> server =
      std::move(*serve({.limits = {.connections_per_address_max = 4000}}, [this](auto& request) {
        if (request.path() != "/events") return Reply{200, {}, "ok"};
        return Reply{200,
                     {{"Content-Type", "text/event-stream"}},
                     ": hello\n\n",
                     [this](std::shared_ptr<Stream> stream) {
                       const std::lock_guard lock(mutex);
                       streams.push_back(std::move(stream));
                     }};
      }));

  std::shared_ptr<Stream> open(RawConnection& connection) {
    connection.write(head_of_events);
    BOOST_REQUIRE(connection.read_until(": hello\n\n"));
    const std::lock_guard lock(mutex);
    return streams.back();
  }
};

// Until it is so, by looking again; the server's threads need their time.
template <class Fact>
bool in_the_end(Fact fact) {
  const auto patience = std::chrono::steady_clock::now() + 20s;
  while (!fact()) {
    if (std::chrono::steady_clock::now() > patience) return false;
    std::this_thread::yield();
  }
  return true;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(streams_test, Fixture)

BOOST_AUTO_TEST_CASE(what_is_written_later_comes_and_the_end_too) {
  RawConnection connection(server->port());
  const auto stream = open(connection);

  BOOST_TEST(stream->write("data: 1\n\n"));
  BOOST_TEST(connection.read_until("data: 1\n\n"));
  BOOST_TEST(stream->write("data: 2\n\n"));
  stream->close();

  BOOST_TEST(connection.read_to_end().ends_with("data: 2\n\n"));
  BOOST_TEST(!stream->is_open());
  BOOST_TEST(!stream->write("more"));
}

BOOST_AUTO_TEST_CASE(a_client_that_hangs_up_is_noticed) {
  std::optional<RawConnection> connection(server->port());
  const auto stream = open(*connection);
  BOOST_TEST(stream->is_open());

  connection.reset();

  BOOST_TEST(in_the_end([&] { return !stream->is_open(); }));
  BOOST_TEST(in_the_end([&] { return server->counts().streams == 0; }));
}

BOOST_AUTO_TEST_CASE(a_stream_that_nobody_holds_any_more_ends) {
  RawConnection connection(server->port());
  open(connection).reset();
  streams.clear();

  BOOST_TEST(connection.read_to_end() == "");
}

BOOST_AUTO_TEST_CASE(a_reader_that_lags_behind_is_closed_and_holds_nobody_up) {
  RawConnection slow(server->port(), 1, 4096);
  const auto stream = open(slow);
  const std::string event(16 * 1024, 'x');
  std::size_t written = 0;
  while (stream->write(event) && written < 64 * 1024 * 1024) written += event.size();

  BOOST_TEST(!stream->is_open());
  BOOST_TEST(written < 8u * 1024 * 1024);
  RawConnection other(server->port());
  other.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_TEST(other.read_reply().starts_with("HTTP/1.1 200 "));
  BOOST_TEST(in_the_end([&] { return server->counts().buffered_bytes == 0; }));
}

BOOST_AUTO_TEST_CASE(a_thousand_streams_need_no_threads_and_all_hear_from_any_thread) {
  constexpr std::size_t count = 1000;
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  std::vector<RawConnection> connections;
  for (std::size_t i = 0; i < count; ++i) {
    open(connections.emplace_back(server->port()));
  }
  BOOST_TEST(server->counts().streams == count);
  BOOST_TEST(server->counts().workers < 32u);

  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      for (const auto& stream : streams) stream->write("e");
    });
  }
  for (std::thread& writer : writers) writer.join();

  for (RawConnection& connection : connections) BOOST_REQUIRE(connection.read_until("eeee"));
}

BOOST_AUTO_TEST_CASE(a_stream_outlives_its_server_harmlessly) {
  RawConnection connection(server->port());
  const auto stream = open(connection);

  server.reset();

  BOOST_TEST(!stream->is_open());
  BOOST_TEST(!stream->write("x"));
  BOOST_TEST(connection.read_to_end() == "");
}

BOOST_AUTO_TEST_CASE(more_streams_than_allowed_are_refused) {
  server = std::move(*serve({.limits = {.streams_max = 1}}, [](const Request&) {
    return Reply{200, {}, "begun", [](std::shared_ptr<Stream> stream) {
                   static std::shared_ptr<Stream> kept;
                   kept = std::move(stream);
                 }};
  }));
  RawConnection first(server->port());
  first.write(head_of_events);
  BOOST_REQUIRE(first.read_until("begun"));
  RawConnection second(server->port());
  second.write(head_of_events);

  const std::string reply = second.read_reply();
  BOOST_TEST(reply.starts_with("HTTP/1.1 503 "));
  BOOST_TEST(reply.find("\r\nRetry-After: ") != reply.npos);
}

BOOST_AUTO_TEST_SUITE_END()
