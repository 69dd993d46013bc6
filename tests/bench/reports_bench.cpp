// How long the reports of a whole year take, with many orders in it.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <vector>

#include "catalog/migrations.h"
#include "catalog/reports/fill_rates.h"
#include "catalog/reports/losses.h"
#include "catalog/reports/sales.h"
#include "catalog/reports/shipping_times.h"
#include "catalog/store/address.h"
#include "tests/bench/disk.h"
#include "tests/bench/flags.h"
#include "tests/bench/year_sql.h"

namespace ganh::bench {
namespace {

namespace reports = catalog::reports;
namespace store = catalog::store;
using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view help = R"(reports_bench [flags]

Writes a year of orders, two lines each, and asks for each report of the whole
year, then of its last month; prints the median time of some rounds, and beside
it the processor's. Fails if sales do not come to the same however they are
added up.

  --orders N    in the year (default 100000)
  --rounds N    of each question (default 5)
  --folder P    where to write (default: the temporary folder)
  --help
)";

struct Flags {
  unsigned orders = 100'000;
  unsigned rounds = 5;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

const CooperativeId cooperative{"coop_bench"};

template <class Ask>
void time_it(store::Database& database, const char* name, unsigned rounds, Ask ask) {
  std::vector<std::chrono::microseconds> times;
  const std::clock_t before = std::clock();
  for (unsigned round = 0; round < std::max(1U, rounds); ++round) {
    const auto start = SteadyClock::now();
    database.read([&](const store::Read& read) { ask(read.scope(cooperative)); });
    times.push_back(
        std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - start));
  }
  std::ranges::sort(times);
  const double ticks = static_cast<double>(std::clock() - before);
  fmt::print("{:<28} {:>9.1f} ms {:>9.1f} ms\n", name,
             static_cast<double>(times[times.size() / 2].count()) / 1000,
             ticks * 1000 / CLOCKS_PER_SEC / static_cast<double>(times.size()));
}

void ask_all(store::Database& database, const reports::Period& period, unsigned rounds) {
  using reports::SalesBy;
  for (const auto by : {SalesBy::product, SalesBy::channel, SalesBy::household, SalesBy::month}) {
    const std::string name = fmt::format("sales by {}", reports::name(by));
    time_it(database, name.c_str(), rounds,
            [&](const store::Scope& scope) { reports::sales(scope, period, by); });
  }
  time_it(database, "waste", rounds,
          [&](const store::Scope& scope) { reports::losses(scope, period); });
  time_it(database, "fill rate", rounds,
          [&](const store::Scope& scope) { reports::fill_rates(scope, period); });
  time_it(database, "time to ship", rounds, [&](const store::Scope& scope) {
    reports::shipping_times(scope, period, period.ends());
  });
}

bool adds_up(store::Database& database, const reports::Period& period, std::int64_t orders) {
  const std::int64_t wanted_vnd = orders * 60'000 - orders / 50 * 30'000;
  return database.read([&](const store::Read& read) {
    using reports::SalesBy;
    const store::Scope scope = read.scope(cooperative);
    return std::ranges::all_of(std::initializer_list{SalesBy::product, SalesBy::channel,
                                                     SalesBy::household, SalesBy::month},
                               [&](SalesBy by) {
                                 return reports::sales(scope, period, by).total.net().vnd ==
                                        wanted_vnd;
                               });
  });
}

int measure(const Flags& flags) {
  const WorkFolder work(flags.folder);
  const auto database = store::open(store::Address(work.path / "year.db"), catalog::schema_steps());
  const Time until = *parse_rfc3339("2026-11-21T00:00:00Z");
  const std::int64_t orders = std::max(1U, flags.orders);
  const auto written = database->write([&](store::Write& write) -> Result<> {
    write_year(write.scope(cooperative), orders, to_us(until));
    return {};
  });
  if (!written) return 1;
  const Date last = date_in_vietnam(until) + std::chrono::days{3};
  const reports::Period year{last - std::chrono::days{370}, last};
  fmt::print("{} orders; the whole year:\n", orders);
  ask_all(*database, year, flags.rounds);
  time_it(*database, "stock at its value", flags.rounds,
          [&](const store::Scope& scope) { reports::stock_values(scope); });
  fmt::print("the last month:\n");
  ask_all(*database, {last - std::chrono::days{30}, last}, flags.rounds);
  if (adds_up(*database, year, orders)) return 0;
  fmt::print(stderr, "sales do not come to the same\n");
  return 1;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  ganh::bench::Flags flags;
  return ganh::bench::run_bench(count, words, ganh::bench::help,
                                {{"--orders", &flags.orders}, {"--rounds", &flags.rounds}},
                                flags.folder, [&] { return ganh::bench::measure(flags); });
}
