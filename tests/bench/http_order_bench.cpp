// How many orders a second come in durably over HTTP, beside the same imports without HTTP.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "connectors/receiving/inbox.h"
#include "connectors/receiving/webhook.h"
#include "connectors/transport/signing.h"
#include "tests/bench/disk.h"
#include "tests/bench/flags.h"
#include "tests/bench/load.h"
#include "tests/bench/market.h"

namespace ganh::bench {
namespace {

namespace transport = connectors::transport;
using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view help = R"(http_order_bench [flags]

Hands over orders of a marketplace as signed webhooks, each a new order of one
line that is imported durably before it is answered: over HTTP, in turns with
as many threads that call the same import in the same process. Prints the
middle round of each, and the ratio, which is what counts. Afterwards it counts
what is stored, and fails if an order is missing.

  --seconds N   for each way and number of clients, in all (default 12)
  --rounds N    turns (default 3)
  --orders N    stop each turn after N orders, whatever the time
  --products N  in the folder; 2 packs each (default 10000)
  --folder P    where to write (default: the temporary folder; mind that it
                may be in memory, where an fsync costs nothing)
  --help
)";

struct Flags {
  unsigned seconds = 12;
  unsigned rounds = 3;
  unsigned orders = 100'000'000;
  unsigned products = 10'000;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

// Writes webhooks, each of an order nobody has seen; both ways pay for the sender's signature.
class Sender {
 public:
  Sender(service::folder::DataFolder& folder, const Market& market)
      : folder_(folder), market_(market), target_("/v1/webhooks/" + market.channel.text) {}

  transport::Request next() {
    const std::uint64_t number = ++sent_;
    const Time now = folder_.clock().now();
    transport::Request request{"POST", target_, {}, body(number, now)};
    const auto signed_as =
        transport::sign_webhook(webhook_secret, fmt::format("msg_{}", number), now, request.body);
    request.headers = {{"Content-Type", "application/json"},
                       {"webhook-id", signed_as.id},
                       {"webhook-timestamp", signed_as.timestamp},
                       {"webhook-signature", signed_as.signature}};
    return request;
  }

  std::string next_on_the_wire() {
    const auto request = next();
    std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n",
                                   request.method, request.target, request.body.size());
    for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
    return text + "\r\n" + request.body;
  }

 private:
  std::string body(std::uint64_t number, Time now) const {
    constexpr std::uint64_t stride = 7919;  // from one pack to another far from it
    const auto& sku = market_.skus[number * stride % market_.skus.size()];
    return fmt::format(
        R"({{"type":"order.created","order":{{"order_id":"PM-{}","placed_at":"{}",)"
        R"("confirm_by":"{}","customer":{{"name":"Chị Hoa","phone":"0912345678",)"
        R"("address":"12 Hàng Bạc, Hà Nội"}},)"
        R"("lines":[{{"ref":"{}","name":"Gạo nếp nương","packs":1,"unit_price_vnd":30000}}]}}}})",
        number, rfc3339(now), rfc3339(now + std::chrono::hours{24}), sku);
  }

  service::folder::DataFolder& folder_;
  const Market& market_;
  const std::string target_;
  std::atomic<std::uint64_t> sent_ = 0;
};

struct Way {
  std::vector<double> a_second = {};
  std::uint64_t answered = 0;

  double median() const {
    auto sorted = a_second;
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
  }
};

class Race {
 public:
  Race(service::folder::DataFolder& folder, service::serving::Service& service,
       const Market& market, const Flags& flags)
      : folder_(folder),
        service_(service),
        market_(market),
        flags_(flags),
        sender_(folder, market) {}

  void run(unsigned clients, double target) {
    Way over_http;
    Way without;
    std::vector<double> ratios;
    for (unsigned round = 0; round < flags_.rounds; ++round) {
      call(clients, without);
      post(clients, over_http);
      ratios.push_back(over_http.a_second.back() / without.a_second.back());
    }
    std::ranges::sort(ratios);
    fmt::print(
        "{:>2} clients   over HTTP {:>6.0f} orders/s   without {:>6.0f}   ratio {:.2f} "
        "({:.2f} to {:.2f}{})\n",
        clients, over_http.median(), without.median(), ratios[ratios.size() / 2], ratios.front(),
        ratios.back(), target > 0 ? fmt::format("; wanted {:.1f}", target) : "");
    acknowledged_ += over_http.answered + without.answered;
  }

  std::int64_t acknowledged() const { return static_cast<std::int64_t>(acknowledged_); }

 private:
  std::chrono::nanoseconds turn() const {
    return std::chrono::nanoseconds{std::chrono::seconds{flags_.seconds}} / flags_.rounds;
  }

  void post(unsigned clients, Way& way) {
    Load load{.port = port_of(service_.address()), .connections = clients};
    load.time = turn();
    load.requests = flags_.orders;
    load.next = [this](std::string& request) { request = sender_.next_on_the_wire(); };
    const LoadDone done = bench::run(load);
    if (done.failed > 0) throw std::runtime_error("an order was refused");
    way.a_second.push_back(done.a_second());
    way.answered += done.answered;
  }

  // What the route does, without the route.
  void call(unsigned clients, Way& way) {
    std::atomic<std::uint64_t> begun = 0;
    std::atomic<std::uint64_t> imported = 0;
    const auto start = SteadyClock::now();
    const auto work = [&] {
      while (begun++ < flags_.orders && SteadyClock::now() - start < turn()) {
        const auto done = connectors::receiving::receive_webhook(
            folder_.database(), folder_.clock(), folder_.randomness(), folder_.vault(),
            market_.channel, sender_.next());
        if (done && done->new_orders.size() == 1) ++imported;
        service_.work().poll_orders(market_.channel);
      }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < clients; ++i) threads.emplace_back(work);
    threads.clear();
    const std::chrono::duration<double> took = SteadyClock::now() - start;
    way.a_second.push_back(static_cast<double>(imported) / took.count());
    way.answered += imported;
  }

  service::folder::DataFolder& folder_;
  service::serving::Service& service_;
  const Market& market_;
  const Flags& flags_;
  Sender sender_;
  std::uint64_t acknowledged_ = 0;
};

std::int64_t orders_stored(service::folder::DataFolder& folder, const Market& market) {
  return folder.database().read([&](const catalog::store::Read& read) {
    constexpr std::string_view sql =
        "SELECT COUNT(*) FROM orders WHERE cooperative_id = $1 AND channel_id = $2";
    return read.scope(market.cooperative).number(sql, {market.channel});
  });
}

int measure(const Flags& flags) {
  const Fair fair(flags.folder, flags.products);

  const auto fsync_before = fsync_time(fair.scratch() / "fsync");
  Race race(fair.folder(), fair.running(), fair.market(), flags);
  race.run(1, 0);
  race.run(16, 0);
  race.run(64, 0.8);
  fmt::print("one fsync of this disk: {} µs before, {} µs after\n", fsync_before.count(),
             fsync_time(fair.scratch() / "fsync").count());

  const std::int64_t stored = orders_stored(fair.folder(), fair.market());
  if (stored != race.acknowledged()) {
    fmt::print(stderr, "{} orders are stored, {} were acknowledged\n", stored, race.acknowledged());
    return 1;
  }
  fmt::print("every acknowledged order is there, once: {}\n", stored);
  return 0;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  ganh::bench::Flags flags;
  return ganh::bench::run_bench(count, words, ganh::bench::help,
                                {{"--seconds", &flags.seconds},
                                 {"--rounds", &flags.rounds},
                                 {"--orders", &flags.orders},
                                 {"--products", &flags.products}},
                                flags.folder, [&] { return ganh::bench::measure(flags); });
}
