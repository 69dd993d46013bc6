// How many orders a second are written durably through the storage seam, beside SQLite alone.

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

#include "tests/bench/contender.h"
#include "tests/bench/disk.h"
#include "tests/bench/flags.h"

namespace ganh::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view help = R"(order_transaction_bench [flags]

Writes orders (2 updates, 5 inserts each) durably in three ways, in turns, and
prints how many a second each reached, and their ratios, which are what counts:
absolute figures follow the disk, whose time for one fsync stands beside them.
Afterwards it adds up what is stored, and fails if an order is missing.

  --seconds N   for each way (default 6)
  --orders N    stop each way after N orders, whatever the time
  --threads N   callers at the seam (default 64)
  --group N     orders a commit in the third way (default as --threads)
  --folder P    where to write (default: the temporary folder; mind that it
                may be in memory, where an fsync costs nothing)
  --help
)";

constexpr int rounds = 3;
constexpr unsigned threads_max = 1024;

struct Flags {
  unsigned seconds = 6;
  std::optional<unsigned> orders;
  unsigned threads = 64;
  std::optional<unsigned> group;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

struct Entry {
  Contender& contender;
  std::uint64_t orders = 0;
  std::chrono::duration<double> time{};
  double orders_a_second() const { return static_cast<double>(orders) / time.count(); }
};

// In turns, so that a disk that wanders does so for all of them.
void race(std::vector<Entry>& entries, const Flags& flags) {
  constexpr std::uint64_t no_limit = std::numeric_limits<std::uint32_t>::max();
  const std::chrono::nanoseconds each = std::chrono::seconds{flags.seconds};
  for (int round = 0; round < rounds; ++round) {
    for (Entry& entry : entries) {
      const std::uint64_t left = flags.orders ? *flags.orders - entry.orders : no_limit;
      const std::uint64_t share = flags.orders && round + 1 < rounds ? left / 2 : left;
      const auto start = SteadyClock::now();
      entry.orders += entry.contender.run({each / rounds, share});
      entry.time += SteadyClock::now() - start;
    }
  }
}

// Every acknowledged order is there, once, with everything that belongs to it.
bool adds_up(Entry& entry) {
  const auto [orders, head, changes, reserved, in_reservations, money_astray] =
      entry.contender.totals();
  const auto acknowledged = static_cast<std::int64_t>(entry.orders);
  return orders == acknowledged && head == acknowledged && changes == acknowledged &&
         reserved == in_reservations && reserved >= acknowledged && money_astray == 0;
}

int compare(const Flags& flags) {
  const WorkFolder work(flags.folder);
  const auto fsync_before = fsync_time(work.path / "fsync");
  const auto through_seam = seam(catalog::store::Address(work.path / "seam.db"), flags.threads);
  const auto one = bare(work.path / "one.db", 1);
  const auto many = bare(work.path / "many.db", flags.group.value_or(flags.threads));
  std::vector<Entry> entries = {{*through_seam}, {*one}, {*many}};
  race(entries, flags);

  for (const Entry& entry : entries) {
    fmt::print("{:<32} {:>9.0f} orders/s\n", entry.contender.name(), entry.orders_a_second());
  }
  const double seam_speed = entries[0].orders_a_second();
  fmt::print("the seam ÷ SQLite alone, 1 a commit  {:.2f}\n",
             seam_speed / entries[1].orders_a_second());
  fmt::print("the seam ÷ {:<25} {:.2f}\n", entries[2].contender.name(),
             seam_speed / entries[2].orders_a_second());
  fmt::print("at the seam: {:.1f} orders a commit; a caller waits {} µs (median), {} (99 %), {}\n",
             static_cast<double>(entries[0].orders) /
                 static_cast<double>(std::max<std::uint64_t>(through_seam->commits(), 1)),
             through_seam->latency(0.5).count(), through_seam->latency(0.99).count(),
             through_seam->latency(1).count());
  fmt::print("one fsync of this disk: {} µs before, {} µs after\n", fsync_before.count(),
             fsync_time(work.path / "fsync").count());

  for (Entry& entry : entries) {
    if (!adds_up(entry) || (flags.orders && entry.orders > *flags.orders)) {
      fmt::print(stderr, "{}: what is stored does not add up\n", entry.contender.name());
      return 1;
    }
  }
  fmt::print("every acknowledged order is there\n");
  return 0;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  ganh::bench::Flags flags;
  unsigned orders = 0;
  unsigned group = 0;
  const auto compare = [&] {
    if (orders > 0) flags.orders = orders;
    if (group > 0) flags.group = group;
    flags.threads = std::min(flags.threads, ganh::bench::threads_max);
    return ganh::bench::compare(flags);
  };
  return ganh::bench::run_bench(count, words, ganh::bench::help,
                                {{"--seconds", &flags.seconds},
                                 {"--orders", &orders},
                                 {"--threads", &flags.threads},
                                 {"--group", &group}},
                                flags.folder, compare);
}
