// Orders and reads a second in a file and on a server, for as many clients, in one run.

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "tests/bench/contender.h"
#include "tests/bench/disk.h"
#include "tests/bench/flags.h"
#include "tests/scratch_database.h"

namespace ganh::bench {
namespace {

using catalog::store::Address;
using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view help = R"(databases_bench [flags]

GANH_TEST_SERVER=postgresql://… says which server; a database is made there and
dropped for each measurement.

Writes orders (2 updates, 5 inserts each) durably and reads them again, one by
one, in a file, on the server by one service, and by three; with 1, 16 and 64
clients. Each ratio is to the file of the same run. Beside them stands what one
question alone takes there and back, and one fsync of the disk. Fails when an
order is missing.

  --seconds N   for each figure (default 3)
  --orders N    stop each after N orders, whatever the time
  --folder P    where the file is (default: the temporary folder)
  --help
)";

struct Flags {
  unsigned seconds = 3;
  unsigned orders = 0;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

struct Figures {
  double orders = 0;
  double reads = 0;
};

template <class Run>
double a_second(Run run) {
  const auto start = SteadyClock::now();
  const auto done = static_cast<double>(run());
  return done / std::chrono::duration<double>(SteadyClock::now() - start).count();
}

std::optional<Figures> measure(const Address& address, unsigned clients, unsigned services,
                               const Flags& flags) {
  const auto contender = seam(address, clients, services);
  const Slice slice{std::chrono::seconds{flags.seconds},
                    flags.orders > 0 ? flags.orders : std::uint64_t{1} << 31};
  std::uint64_t written = 0;
  Figures figures;
  figures.orders = a_second([&] { return written = contender->run(slice); });
  figures.reads = a_second([&] { return contender->read(slice); });
  const auto [orders, head, changes, reserved, in_reservations, astray] = contender->totals();
  const auto acknowledged = static_cast<std::int64_t>(written);
  if (orders != acknowledged || head != acknowledged || changes != acknowledged ||
      reserved != in_reservations || astray != 0) {
    fmt::print(stderr, "{}: what is stored does not add up\n", address.shown());
    return std::nullopt;
  }
  return figures;
}

std::optional<Figures> on_server(unsigned clients, unsigned services, const Flags& flags) {
  tests::ScratchDatabase scratch;
  const std::string key = fmt::format("bench {} {}", clients, services);
  return measure(scratch.address({{}, {{"bench", 1, key}}}), clients, services, flags);
}

double one_question_us() {
  tests::ScratchDatabase scratch;
  const auto database = scratch.open({{}, {{"bench", 1, "SELECT 1"}}});
  constexpr int times = 500;
  const auto start = SteadyClock::now();
  database->read([](const catalog::store::Read& read) {
    for (int i = 0; i < times; ++i) read.global().number("SELECT 1", {});
  });
  return std::chrono::duration<double, std::micro>(SteadyClock::now() - start).count() / times;
}

int compare(const Flags& flags) {
  const WorkFolder work(flags.folder);
  fmt::print("one fsync {} µs; one question to the server and back {:.0f} µs\n",
             fsync_time(work.path / "fsync").count(), one_question_us());
  fmt::print("{:>8} {:>34} {:>34}\n", "clients", "orders/s: file, server, 3 services",
             "reads/s: file, server, 3 services");
  for (const unsigned clients : {1U, 16U, 64U}) {
    const auto file =
        measure(Address(work.path / fmt::format("{}.db", clients)), clients, 1, flags);
    const auto server = on_server(clients, 1, flags);
    const auto three = on_server(clients, 3, flags);
    if (!file || !server || !three) return 1;
    fmt::print("{:>8} {:>12.0f} {:>6.0f} ({:.2f}) {:>6.0f} ({:.2f}) {:>12.0f} {:>6.0f} ({:.2f}) "
               "{:>6.0f} ({:.2f})\n",
               clients, file->orders, server->orders, server->orders / file->orders, three->orders,
               three->orders / file->orders, file->reads, server->reads,
               server->reads / file->reads, three->reads, three->reads / file->reads);
  }
  fmt::print("every acknowledged order is there\n");
  return 0;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  ganh::bench::Flags flags;
  return ganh::bench::run_bench(count, words, ganh::bench::help,
                                {{"--seconds", &flags.seconds}, {"--orders", &flags.orders}},
                                flags.folder, [&] { return ganh::bench::compare(flags); });
}
