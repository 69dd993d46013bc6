// Clients that send a byte at a time, and honest ones beside them.

#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "tests/connectors/transport/raw_connection.h"

namespace ganh::connectors::transport {

// Sends a byte at a time, of a head or of a body, until it is closed.
class Drip {
 public:
  Drip(std::uint16_t port, int kind) : connection_(port, 2) {
    if (kind == 0) connection_.write("GET / HTTP/1.1\r\nX: ");
    if (kind == 1) connection_.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n");
    if (kind == 2) {
      connection_.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n999\r\n");
    }
  }
  int number() const { return connection_.number(); }
  bool drip() { return connection_.try_write("x"); }
  std::string rest() { return connection_.read_to_end(); }

 private:
  RawConnection connection_;
};

// Answers how long each request of one client took, while `going`.
inline std::vector<std::chrono::steady_clock::duration> ask_honestly(
    std::uint16_t port, const std::atomic<bool>& going) {
  std::vector<std::chrono::steady_clock::duration> times;
  RawConnection connection(port);
  while (going) {
    const auto start = std::chrono::steady_clock::now();
    connection.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    connection.read_reply();
    times.push_back(std::chrono::steady_clock::now() - start);
    // A person: some requests a second.
    (void)connection.is_readable(std::chrono::milliseconds{10});
  }
  return times;
}

struct Dripped {
  std::chrono::steady_clock::duration took{};  // until the last drip was closed
  std::vector<std::string> ends;               // what each was told
  std::size_t honest_requests = 0;
  std::chrono::steady_clock::duration honest_p99{};
};

// So many drips, and eight honest clients until the last of them is closed; 15 seconds at most.
inline Dripped drip_beside_honest_clients(std::uint16_t port, int count) {
  using Steady = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds drip_every{200};
  std::vector<Drip> drips;
  for (int i = 0; i < count; ++i) drips.emplace_back(port, i % 3);
  const auto start = Steady::now();
  std::atomic<bool> going = true;
  std::vector<std::vector<Steady::duration>> times(8);
  std::vector<std::thread> honest;
  for (auto& mine : times) honest.emplace_back([&] { mine = ask_honestly(port, going); });

  Dripped result;
  while (!drips.empty() && Steady::now() - start < std::chrono::seconds{15}) {
    const auto next = Steady::now() + drip_every;
    std::erase_if(drips, [&](Drip& drip) {
      pollfd ready{drip.number(), POLLIN, 0};
      if (::poll(&ready, 1, 0) == 0 && drip.drip()) return false;
      result.ends.push_back(drip.rest());
      return true;
    });
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Steady::now()).count();
    if (left > 0) ::poll(nullptr, 0, static_cast<int>(left));
  }
  result.took = Steady::now() - start;
  going = false;
  for (std::thread& client : honest) client.join();

  std::vector<Steady::duration> all;
  for (const auto& mine : times) all.insert(all.end(), mine.begin(), mine.end());
  std::ranges::sort(all);
  result.honest_requests = all.size();
  if (!all.empty()) result.honest_p99 = all.at(all.size() * 99 / 100);
  return result;
}

}  // namespace ganh::connectors::transport
