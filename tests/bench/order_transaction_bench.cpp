// How many orders a second are written durably through the storage seam, beside SQLite alone.

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

#include "tests/bench/contender.h"

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
  bool help = false;
};

unsigned positive(std::string_view flag, std::string_view text) {
  unsigned number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number == 0) {
    throw std::invalid_argument(fmt::format("{} wants a whole number from 1", flag));
  }
  return number;
}

Flags read_flags(int count, char** words) {
  Flags flags;
  for (int i = 1; i < count; ++i) {
    const std::string_view flag = words[i];
    if (flag == "--help") {
      flags.help = true;
      continue;
    }
    if (i + 1 == count) throw std::invalid_argument(fmt::format("{} wants a value", flag));
    const std::string_view value = words[++i];
    if (flag == "--seconds") {
      flags.seconds = positive(flag, value);
    } else if (flag == "--orders") {
      flags.orders = positive(flag, value);
    } else if (flag == "--threads") {
      flags.threads = std::min(positive(flag, value), threads_max);
    } else if (flag == "--group") {
      flags.group = positive(flag, value);
    } else if (flag == "--folder") {
      flags.folder = value;
    } else {
      throw std::invalid_argument(fmt::format("{} is no flag; see --help", flag));
    }
  }
  return flags;
}

class WorkFolder {
 public:
  explicit WorkFolder(const std::filesystem::path& parent) {
    std::string made = (parent / "order-bench-XXXXXX").string();
    if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("cannot write there");
    path = made;
  }
  ~WorkFolder() { std::filesystem::remove_all(path); }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  std::filesystem::path path;
};

// The middle one of so many appends of a page, each followed by fsync.
std::chrono::microseconds fsync_time(const std::filesystem::path& file) {
  constexpr std::size_t samples = 301;
  const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  const std::vector<char> page(4096, 'x');
  std::vector<std::chrono::microseconds> times;
  for (std::size_t i = 0; i < samples; ++i) {
    const auto start = SteadyClock::now();
    if (::write(descriptor, page.data(), page.size()) != static_cast<ssize_t>(page.size()) ||
        ::fsync(descriptor) != 0) {
      throw std::runtime_error(fmt::format("fsync: {}", std::strerror(errno)));
    }
    times.push_back(
        std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - start));
  }
  ::close(descriptor);
  std::sort(times.begin(), times.end());
  return times[samples / 2];
}

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
  const auto through_seam = seam(work.path / "seam.db", flags.threads);
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
  try {
    const ganh::bench::Flags flags = ganh::bench::read_flags(count, words);
    if (flags.help) {
      fmt::print("{}", ganh::bench::help);
      return 0;
    }
    return ganh::bench::compare(flags);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
