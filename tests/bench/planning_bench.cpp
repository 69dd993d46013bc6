// What planning costs when a few of many listings have changed, against looking at all of them.
//
//   planning_bench [--listings N] [--changed N] [--rounds N] [--times N] [--most-steps N]
//                  [--folder PATH]

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "catalog/products/packs.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/planner.h"
#include "tests/bench/flags.h"
#include "tests/bench/market.h"
#include "tests/bench/sqlite_work.h"

namespace ganh::bench {
namespace {

using catalog::changes::Command;
using connectors::channel::Channel;

constexpr std::string_view help =
    "Plans a channel: first every listing, then only those that have changed.\n\n"
    "  --listings N   on the channel (100000)\n"
    "  --changed N    whose price changes in a round (1000)\n"
    "  --rounds N     of changing and planning (5)\n"
    "  --times N      so many times cheaper at least it must be, or the program fails (any)\n"
    "  --most-steps N of SQLite's virtual machine for one changed listing at most, or the\n"
    "                 program fails; counted only then, as it costs a little time (any)\n"
    "  --folder PATH  where the data folder is made, and goes with it\n";
constexpr unsigned changes_a_command = 250;

struct Plan {
  unsigned listings = 100'000;
  unsigned changed = 1'000;
  unsigned rounds = 5;
  unsigned times = 0;       // 0: any
  unsigned most_steps = 0;  // 0: any
  std::filesystem::path folder = ".";
};

template <class Fn>
void command(service::folder::DataFolder& folder, const Market& market, Fn fn) {
  const auto done = folder.command(market.cooperative, "clerk", "benchmark", fn);
  if (!done) throw std::runtime_error("the folder refuses: " + done.error().faults.at(0).reason);
}

struct Cost {
  Duration time{};
  SqliteWork work;  // nothing where it is not counted
};

// In the slices in which the engine plans.
Cost planned(service::folder::DataFolder& folder, const Market& market, const Channel& channel) {
  const SqliteWork before = sqlite_work();
  const auto began = std::chrono::steady_clock::now();
  const Date today = date_in_vietnam(folder.clock().now());
  while (folder.database().read([&](const catalog::store::Read& read) {
    return connectors::publishing::has_to_plan(read.scope(market.cooperative), channel, today);
  })) {
    command(folder, market, [&](Command& c) -> Result<> {
      connectors::publishing::plan_slice(c, channel);
      return {};
    });
  }
  const SqliteWork after = sqlite_work();
  return {std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - began),
          {after.statements - before.statements, after.steps - before.steps}};
}

// Another price for `count` packs that are spread over all.
void change(service::folder::DataFolder& folder, const Market& market, unsigned count,
            std::int64_t by_vnd) {
  const std::size_t step = market.skus.size() / count;
  for (unsigned at = 0; at < count; at += changes_a_command) {
    command(folder, market, [&](Command& c) -> Result<> {
      for (unsigned n = at; n < std::min(count, at + changes_a_command); ++n) {
        auto row = *catalog::products::find_pack(c.rows(), market.skus[n * step]);
        row.pack.price.vnd += by_vnd;
        const auto put = catalog::products::put(c, row.pack, row.version);
        if (!put) return put.error();
      }
      return {};
    });
  }
}

std::int64_t waiting(service::folder::DataFolder& folder, const Market& market) {
  return folder.database().read([&](const catalog::store::Read& read) {
    const auto counts =
        connectors::publishing::counts(read.scope(market.cooperative), market.channel);
    return counts.held + counts.ready + counts.sending;
  });
}

double milliseconds(Duration duration) {
  return static_cast<double>(duration.count()) / 1000.0;
}

// The dearest of the rounds, for one listing.
bool works_too_much(const Plan& plan, const Cost& all, std::size_t listings,
                    const std::vector<Cost>& rounds) {
  const auto dearest =
      std::ranges::max(rounds, {}, [](const Cost& cost) { return cost.work.steps; });
  const auto each = [](std::int64_t sum, std::size_t count) {
    return static_cast<double>(sum) / static_cast<double>(count);
  };
  const double steps = each(dearest.work.steps, plan.changed);
  fmt::print(
      "for one that has changed {:.1f} statements and {:.0f} steps; for one looked at {:.1f} "
      "and {:.0f}\n",
      each(dearest.work.statements, plan.changed), steps, each(all.work.statements, listings),
      each(all.work.steps, listings));
  if (steps <= plan.most_steps) return false;
  fmt::print(stderr, "one changed listing is to take {} steps at most\n", plan.most_steps);
  return true;
}

bool is_too_dear(const Plan& plan, Duration all, std::vector<Cost> rounds) {
  std::ranges::sort(rounds, {}, &Cost::time);
  const Duration middle = rounds[rounds.size() / 2].time;
  const double share = static_cast<double>(middle.count()) / static_cast<double>(all.count());
  fmt::print("{} changed: {:.1f} ms, the middle of {} rounds; 1/{:.0f} of all\n", plan.changed,
             milliseconds(middle), plan.rounds, 1 / share);
  if (plan.times == 0 || share * plan.times <= 1) return false;
  fmt::print(stderr, "planning is to be {} times cheaper\n", plan.times);
  return true;
}

int measure(const Plan& plan) {
  if (plan.listings < 2 * plan.changed) throw std::invalid_argument("too many are to change");
  if (plan.most_steps > 0) count_sqlite_work();
  const WorkFolder work(plan.folder);
  auto folder = service::folder::DataFolder::create(work.path / "data");
  if (!folder) throw std::runtime_error("cannot make a data folder there");
  const auto products = static_cast<unsigned>(plan.listings / packs_a_product);
  const Market market = fill(**folder, products);
  const Channel channel = *(*folder)->database().read([&](const catalog::store::Read& read) {
    return connectors::channel::find_channel(read.scope(market.cooperative), market.channel);
  });

  const Cost all = planned(**folder, market, channel);
  bool adds_up = waiting(**folder, market) == 0;
  fmt::print("{} listings looked at: {:.0f} ms\n", market.skus.size(), milliseconds(all.time));
  std::vector<Cost> rounds;
  for (unsigned round = 0; round < plan.rounds; ++round) {
    change(**folder, market, plan.changed, 500);
    rounds.push_back(planned(**folder, market, channel));
    adds_up &= waiting(**folder, market) == plan.changed;
  }
  bool fails = is_too_dear(plan, all.time, rounds);
  if (plan.most_steps > 0) fails |= works_too_much(plan, all, market.skus.size(), rounds);
  fmt::print("{}\n", adds_up ? "what waits is what has changed" : "WHAT WAITS IS NOT WHAT CHANGED");
  return adds_up && !fails ? 0 : 1;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  using namespace ganh::bench;
  Plan plan;
  return run_bench(count, words, help,
                   {{"--listings", &plan.listings},
                    {"--changed", &plan.changed},
                    {"--rounds", &plan.rounds},
                    {"--times", &plan.times},
                    {"--most-steps", &plan.most_steps}},
                   plan.folder, [&] { return measure(plan); });
}
