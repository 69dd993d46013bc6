#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catalog/result.h"
#include "tests/bench/contender.h"

namespace ganh::bench {
namespace {

using namespace catalog::store;
using SteadyClock = std::chrono::steady_clock;

Result<> write_order(Write& write, const CooperativeId& id, const Order& order) {
  const WriteScope scope = write.scope(id);
  const std::int64_t change = scope.number(advance_head, {});
  if (!scope.one(reserve_stock, {order.sku, order.quantity},
                 [](const Row& row) { return row.integer(0); })) {
    return error(Code::not_now, "lines", "lot.not_enough");
  }
  scope.run(add_command, {order.command_id, actor, order.at_us});
  scope.run(add_order, {order.id, order.external_id, buyer, order.quantity * order.price_vnd});
  scope.run(add_line, {order.id, order.sku, order.quantity, order.price_vnd});
  scope.run(add_reservation, {order.sku, order.id, order.quantity});
  scope.run(add_change, {change, order.command_id, order.detail});
  return {};
}

class Seam final : public SeamContender {
 public:
  Seam(const Address& address, unsigned threads, unsigned services) : threads_(threads) {
    const std::string on_server = schema_on_server();
    const Steps steps{{{"bench", 1, schema}}, {{"bench", 1, on_server}}};
    for (unsigned i = 0; i < services; ++i) services_.push_back(open(address, steps));
    services_.front()->on_commit([this] { ++commits_; });
    (void)services_.front()->write([&](Write& write) -> Result<> {
      const WriteScope scope = write.scope(id_);
      scope.run(make_head, {});
      for (int pack = 0; pack < packs; ++pack) scope.run(make_stock, {sku_of(pack), on_hand_each});
      return {};
    });
    commits_ = 0;
  }

  std::string name() const override { return "the seam, " + std::to_string(threads_) + " threads"; }

  std::uint64_t run(const Slice& slice) override {
    const std::uint64_t first = next_;
    in_threads(slice, [&](Database& database, SteadyClock::time_point end) {
      write_until(database, end, first + slice.orders_max);
    });
    // A thread that finds no number left has drawn one past the end.
    next_ = std::min(next_.load(), first + slice.orders_max);
    if (refused_ > 0) throw std::runtime_error("an order was refused");
    return written_.exchange(0);
  }

  std::uint64_t read(const Slice& slice) override {
    std::atomic<std::uint64_t> found = 0;
    std::atomic<std::uint64_t> asked = 0;
    in_threads(slice, [&](Database& database, SteadyClock::time_point end) {
      while (SteadyClock::now() < end) {
        const std::uint64_t number = asked++;
        if (number >= slice.orders_max) return;
        const Order order(number % std::max<std::uint64_t>(next_, 1));
        const auto total = database.read([&](const Read& read) {
          return read.scope(id_).one(find_order, {order.external_id},
                                     [](const Row& row) { return row.integer(0); });
        });
        if (total != order.quantity * order.price_vnd) throw std::runtime_error("a wrong order");
        ++found;
      }
    });
    return found;
  }

  Totals totals() override {
    return services_.front()
        ->read([&](const Read& read) {
          return read.scope(id_).one(bench::totals, {}, [](const Row& row) {
            Totals all{};
            for (std::size_t i = 0; i < all.size(); ++i) all[i] = row.integer(static_cast<int>(i));
            return all;
          });
        })
        .value();
  }

  std::uint64_t commits() const override { return commits_; }

  std::chrono::microseconds latency(double share) const override {
    std::vector<std::chrono::microseconds> sorted = latencies_;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty()) return {};
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  }

 private:
  template <class Fn>
  void in_threads(const Slice& slice, Fn fn) {
    const SteadyClock::time_point end = SteadyClock::now() + slice.time;
    std::vector<std::jthread> running;
    for (unsigned i = 0; i < threads_; ++i) {
      running.emplace_back([&, i] { fn(*services_[i % services_.size()], end); });
    }
  }

  void write_until(Database& database, SteadyClock::time_point end, std::uint64_t past) {
    std::vector<std::chrono::microseconds> mine;
    for (SteadyClock::time_point start = SteadyClock::now(); start < end;) {
      const std::uint64_t number = next_++;
      if (number >= past) break;
      const Order order(number);
      const Result<> written =
          database.write([&](Write& write) { return write_order(write, id_, order); });
      ++(written ? written_ : refused_);
      const SteadyClock::time_point now = SteadyClock::now();
      mine.push_back(std::chrono::duration_cast<std::chrono::microseconds>(now - start));
      start = now;
    }
    const std::lock_guard lock(latencies_mutex_);
    latencies_.insert(latencies_.end(), mine.begin(), mine.end());
  }

  const unsigned threads_;
  const CooperativeId id_{std::string(cooperative)};
  std::vector<std::unique_ptr<Database>> services_;
  std::atomic<std::uint64_t> next_ = 0, written_ = 0, refused_ = 0, commits_ = 0;
  std::mutex latencies_mutex_;
  std::vector<std::chrono::microseconds> latencies_;
};

}  // namespace

std::unique_ptr<SeamContender> seam(const Address& address, unsigned threads, unsigned services) {
  return std::make_unique<Seam>(address, threads, services);
}

}  // namespace ganh::bench
