// How many reads a second the service answers over HTTP, beside a bare handler behind the same
// server that returns the same bytes.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "connectors/transport/http_server.h"
#include "tests/bench/disk.h"
#include "tests/bench/flags.h"
#include "tests/bench/load.h"
#include "tests/bench/market.h"

namespace ganh::bench {
namespace {

namespace transport = connectors::transport;

constexpr std::string_view help = R"(http_read_bench [flags]

Asks the service for one product by id, and for a page of 20 products, over
keep-alive connections; in turns with a bare handler behind the same HTTP
server that has the same replies ready. The service keeps answers until
something is committed, so it runs twice: asked again for what it has answered
before, and asked for each address as if for the first time (with a number in
the query that it has not seen). Prints the middle round of each, and the
ratios, which are what counts. Fails when a request is refused, or when the
service answers otherwise in the end than in the beginning.

  --seconds N      for each way, in all (default 15)
  --rounds N       turns (default 5)
  --requests N     stop each turn after N requests, whatever the time
  --connections N  (default 64)
  --products N     in the folder; 2 packs each (default 10000)
  --addresses N    different products asked for (default 2000)
  --folder P       where to write (default: the temporary folder)
  --help
)";

constexpr std::size_t page_limit = 20;

struct Flags {
  unsigned seconds = 15;
  unsigned rounds = 5;
  unsigned requests = 100'000'000;
  unsigned connections = 64;
  unsigned products = 10'000;
  unsigned addresses = 2'000;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

using Replies = std::unordered_map<std::string, transport::Reply>;

// What the server itself adds to every reply.
bool is_servers_own(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {"Content-Length", "Connection", "Date",
                                                     "X-Request-Id",   "Server",     "Vary"};
  return std::ranges::find(names, name) != names.end();
}

transport::Reply parse(std::string_view head, std::string_view body) {
  transport::Reply reply{200, {}, std::string(body)};
  head.remove_prefix(head.find("\r\n") + 2);
  while (head.size() > 2) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const auto colon = line.find(": ");
    if (!is_servers_own(line.substr(0, colon))) {
      reply.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    head.remove_prefix(line.size() + 2);
  }
  return reply;
}

// One kind of read: its addresses, and what the service answers.
struct Reading {
  std::string name;
  double target = 0;
  std::vector<std::string> targets = {};
  std::vector<std::string> requests = {};
  Replies replies = {};
};

void learn_replies(Reading& reading, std::uint16_t port, const std::string& token) {
  for (const auto& target : reading.targets) {
    reading.requests.push_back(fmt::format(
        "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", target, token));
  }
  std::size_t at = 0;
  Load load{.port = port, .connections = 1, .requests = reading.targets.size()};
  load.next = [&](std::string& request) { request = reading.requests[at]; };
  load.seen = [&](std::string_view head, std::string_view body) {
    reading.replies.emplace(reading.targets[at++], parse(head, body));
  };
  if (run(load).failed > 0) throw std::runtime_error("the service refuses");
}

std::size_t bytes_of(const Reading& reading) {
  std::size_t bytes = 0;
  for (const auto& [target, reply] : reading.replies) bytes += reply.body.size();
  return bytes / reading.replies.size();
}

enum class Asked { again, first };

LoadDone ask(const Reading& reading, std::uint16_t port, const Flags& flags, unsigned round,
             Asked asked) {
  std::minstd_rand random(round + 1);
  Load load{.port = port, .connections = flags.connections};
  load.time = std::chrono::nanoseconds{std::chrono::seconds{flags.seconds}} / flags.rounds;
  load.requests = flags.requests;
  static std::uint64_t number = 0;
  load.next = [&](std::string& request) {
    request = reading.requests[random() % reading.requests.size()];
    if (asked == Asked::first) {
      const auto end = request.find(" HTTP/");
      const bool has_query = request.find('?') < end;
      request.insert(end, fmt::format("{}n={}", has_query ? '&' : '?', ++number));
    }
  };
  return run(load);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

struct Rounds {
  std::vector<double> a_second = {};
  std::vector<double> server_us = {};
  std::vector<double> client_share = {};

  void add(const LoadDone& done) {
    if (done.failed > 0 || done.answered == 0) throw std::runtime_error("a request was refused");
    a_second.push_back(done.a_second());
    server_us.push_back(done.server_cpu.count() * 1e6 / static_cast<double>(done.answered));
    client_share.push_back(done.client_cpu / done.took);
  }
  void print(std::string_view name) const {
    fmt::print(
        "  {:<13} {:>8.0f} a second   {:>6.1f} µs of the server's CPU each, client {:.0f} %\n",
        name, median(a_second), median(server_us), 100 * median(client_share));
  }
};

void print_ratio(std::string_view name, const std::vector<double>& ratios) {
  fmt::print("  {} ÷ bare {:.2f} ({:.2f} to {:.2f})\n", name, median(ratios),
             *std::ranges::min_element(ratios), *std::ranges::max_element(ratios));
}

void compare(const Reading& reading, std::uint16_t service_port, const Flags& flags) {
  const auto bare = transport::serve({}, [&](const transport::Request& request) {
    const auto found = reading.replies.find(request.target);
    return found == reading.replies.end() ? transport::Reply{404, {}, ""} : found->second;
  });
  if (!bare) throw std::runtime_error("cannot listen");
  Rounds of_bare;
  Rounds again;
  Rounds first;
  std::vector<double> ratios_again;
  std::vector<double> ratios_first;
  for (unsigned round = 0; round < flags.rounds; ++round) {
    of_bare.add(ask(reading, (*bare)->port(), flags, round, Asked::again));
    again.add(ask(reading, service_port, flags, round, Asked::again));
    first.add(ask(reading, service_port, flags, round, Asked::first));
    ratios_again.push_back(again.a_second.back() / of_bare.a_second.back());
    ratios_first.push_back(first.a_second.back() / of_bare.a_second.back());
  }
  fmt::print("{}, {} connections, {} bytes; wanted at least {:.1f} of a bare handler\n",
             reading.name, flags.connections, bytes_of(reading), reading.target);
  of_bare.print("bare handler");
  again.print("asked again");
  first.print("asked first");
  print_ratio("asked again", ratios_again);
  print_ratio("asked first", ratios_first);
}

// After all that: what the service answers is still what it first answered.
void check_replies(const Reading& reading, std::uint16_t port) {
  std::size_t at = 0;
  std::size_t astray = 0;
  Load load{.port = port, .connections = 1, .requests = reading.targets.size()};
  load.next = [&](std::string& request) { request = reading.requests[at]; };
  load.seen = [&](std::string_view, std::string_view body) {
    if (reading.replies.at(reading.targets[at++]).body != body) ++astray;
  };
  run(load);
  if (astray > 0) throw std::runtime_error(fmt::format("{} replies differ", astray));
}

int measure(const Flags& flags) {
  const Fair fair(flags.folder, flags.products);
  const Market& market = fair.market();
  const auto port = port_of(fair.running().address());

  Reading product{"one product by id", 0.7};
  Reading page{"a page of 20 products", 0.4};
  const auto path = "/v1/cooperatives/" + market.cooperative.text + "/products";
  const std::size_t addresses = std::min<std::size_t>(flags.addresses, market.products.size());
  for (std::size_t i = 0; i < addresses; ++i) {
    const auto& id = market.products[i * market.products.size() / addresses];
    product.targets.push_back(path + "/" + id.text);
  }
  // As many pages as a walk through all of them has.
  for (std::size_t i = 0; i < market.products.size(); i += page_limit) {
    page.targets.push_back(
        fmt::format("{}?limit={}&after={}", path, page_limit, market.products[i].text));
  }
  for (Reading* reading : {&product, &page}) {
    learn_replies(*reading, port, machine_token(fair.folder()));
    compare(*reading, port, flags);
    check_replies(*reading, port);
  }
  return 0;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  ganh::bench::Flags flags;
  return ganh::bench::run_bench(count, words, ganh::bench::help,
                                {{"--seconds", &flags.seconds},
                                 {"--rounds", &flags.rounds},
                                 {"--requests", &flags.requests},
                                 {"--connections", &flags.connections},
                                 {"--products", &flags.products},
                                 {"--addresses", &flags.addresses}},
                                flags.folder, [&] { return ganh::bench::measure(flags); });
}
