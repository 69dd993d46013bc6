// What planning costs when a few of many listings have changed, against looking at all of them.
//
//   planning_bench [--listings N] [--changed N] [--rounds N] [--times N] [--folder PATH]

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
    "  --folder PATH  where the data folder is made, and goes with it\n";
constexpr unsigned changes_a_command = 250;

struct Plan {
  unsigned listings = 100'000;
  unsigned changed = 1'000;
  unsigned rounds = 5;
  unsigned times = 0;  // 0: any
  std::filesystem::path folder = ".";
};

template <class Fn>
void command(service::folder::DataFolder& folder, const Market& market, Fn fn) {
  const auto done = folder.command(market.cooperative, "clerk", "benchmark", fn);
  if (!done) throw std::runtime_error("the folder refuses: " + done.error().faults.at(0).reason);
}

// In the slices in which the engine plans; how long it took.
Duration planned(service::folder::DataFolder& folder, const Market& market,
                 const Channel& channel) {
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
  return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - began);
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

int measure(const Plan& plan) {
  if (plan.listings < 2 * plan.changed) throw std::invalid_argument("too many are to change");
  const WorkFolder work(plan.folder);
  auto folder = service::folder::DataFolder::create(work.path / "data");
  if (!folder) throw std::runtime_error("cannot make a data folder there");
  const auto products = static_cast<unsigned>(plan.listings / packs_a_product);
  const Market market = fill(**folder, products);
  const Channel channel = *(*folder)->database().read([&](const catalog::store::Read& read) {
    return connectors::channel::find_channel(read.scope(market.cooperative), market.channel);
  });

  const Duration all = planned(**folder, market, channel);
  bool adds_up = waiting(**folder, market) == 0;
  fmt::print("{} listings looked at: {:.0f} ms\n", market.skus.size(), milliseconds(all));
  std::vector<Duration> took;
  for (unsigned round = 0; round < plan.rounds; ++round) {
    change(**folder, market, plan.changed, 500);
    took.push_back(planned(**folder, market, channel));
    adds_up &= waiting(**folder, market) == plan.changed;
  }
  std::ranges::sort(took);
  const Duration middle = took[took.size() / 2];
  const double share = static_cast<double>(middle.count()) / static_cast<double>(all.count());
  fmt::print("{} changed: {:.1f} ms, the middle of {} rounds; 1/{:.0f} of all\n", plan.changed,
             milliseconds(middle), plan.rounds, 1 / share);
  fmt::print("{}\n", adds_up ? "what waits is what has changed" : "WHAT WAITS IS NOT WHAT CHANGED");
  const bool is_dear = plan.times > 0 && share * plan.times > 1;
  if (is_dear) fmt::print(stderr, "planning is to be {} times cheaper\n", plan.times);
  return adds_up && !is_dear ? 0 : 1;
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
                    {"--times", &plan.times}},
                   plan.folder, [&] { return measure(plan); });
}
