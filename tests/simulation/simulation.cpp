// The program of the simulation: seeds, one after another. See tests/README.md.

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catalog/shrink.h"
#include "tests/simulation/mutants.h"
#include "tests/simulation/world.h"

namespace ganh::simulation {

namespace {

constexpr std::size_t steps_in_seed = 60;
constexpr int shrinking_attempts = 250;
constexpr std::uint64_t mutant_seeds_max = 200;  // each is caught by one of them
constexpr std::uint64_t enough_seeds = 500;      // for everything rare to be seen

// A run that never met these has not tried what it is there to try.
constexpr std::string_view rare[] = {"a command of which nobody was told",
                                     "a price is held",
                                     "a reply is cut",
                                     "a sale is brought back",
                                     "a sale is settled",
                                     "a reply is lost",
                                     "a request is late",
                                     "a request is lost",
                                     "a webhook is late",
                                     "a webhook is lost",
                                     "a webhook is refused",
                                     "a webhook is taken",
                                     "a webhook's answer is lost",
                                     "an order is given up there",
                                     "approved by hand",
                                     "rejected by hand",
                                     "event looking_up",
                                     "event pending",
                                     "event refused",
                                     "event storage",
                                     "event told",
                                     "failed after its effect",
                                     "it is asked too often",
                                     "it is stopped",
                                     "more is bought than is shown",
                                     "no connection",
                                     "signed out",
                                     "switched off",
                                     "the feed of orders is down",
                                     "throttled",
                                     "unavailable",
                                     "the power goes at orders.before_commit",
                                     "the power goes at plan.before_commit",
                                     "the power goes at reply.received",
                                     "the power goes at send.before_mark",
                                     "the power goes at send.marked",
                                     "the power goes at settle.before_commit",
                                     "the power goes at settle.committed",
                                     "the power goes at webhook.imported",
                                     "the power goes at webhook.verified"};

struct Step {
  std::size_t number = 0;
  std::uint64_t seed = 0;
};

struct Options {
  std::uint64_t from = 1;
  std::uint64_t seeds = 100;
  std::optional<std::set<std::size_t>> keep;  // these steps only
  bool tells = false;
  bool plants = false;
};

struct Outcome {
  std::string wrong;  // "" when all went well
  std::map<std::string, std::int64_t> seen;
  std::vector<std::string> told;
  Duration healed_after{};
};

std::vector<Step> steps_of(std::uint64_t seed, const Options& options) {
  SeededRandomness dice(seed * 7919);
  std::vector<Step> steps;
  for (std::size_t number = 1; number <= steps_in_seed; ++number) {
    const std::uint64_t own = dice.next();
    if (!options.keep || options.keep->contains(number)) steps.push_back({number, own});
  }
  return steps;
}

Outcome run(const Disk::Image& ground, std::uint64_t seed, const std::vector<Step>& steps,
            bool tells) {
  Disk::Image copy = ground;
  Outcome outcome;
  std::function<void(const std::string&)> tell;
  if (tells) tell = [&](const std::string& line) { outcome.told.push_back(line); };
  try {
    World world(copy, seed, tell);
    if (disk_lies()) world.installation().disk.lie_about_syncs();
    bool well = true;
    try {
      for (const Step& step : steps) {
        if (tells) outcome.told.push_back(fmt::format("step {}", step.number));
        well = world.step(step.seed);
        if (!well) break;
      }
      if (well) world.heal();
      outcome.wrong = world.wrong();
    } catch (const std::exception& thrown) {
      outcome.wrong = fmt::format("thrown: {}", thrown.what());
    }
    outcome.seen = world.installation().seen;
    outcome.healed_after = world.healed_after();
  } catch (const std::exception& thrown) {
    outcome.wrong = fmt::format("thrown at the beginning: {}", thrown.what());
  }
  return outcome;
}

std::string told(const Disk::Image& ground, std::uint64_t seed, const std::vector<Step>& steps) {
  const auto fails = [&](const std::vector<Step>& some) {
    return !run(ground, seed, some, false).wrong.empty();
  };
  const auto left = catalog::shrunk(steps, fails, shrinking_attempts);
  const Outcome last = run(ground, seed, left, true);
  std::string text;
  for (const auto& line : last.told) text += line + "\n";
  std::string kept;
  for (const Step& step : left) kept += fmt::format("{}{}", kept.empty() ? "" : ",", step.number);
  text += fmt::format("wrong: {}\n", last.wrong);
  text += fmt::format("again: simulation_tests --from {} --seeds 1\n", seed);
  text += fmt::format("  cut: simulation_tests --from {} --seeds 1 --keep {} --tell\n", seed, kept);
  return text;
}

int run_seeds(const Options& options) {
  const Disk::Image ground = make_ground();
  std::map<std::string, std::int64_t> seen;
  Duration longest{};
  int failed = 0;
  for (std::uint64_t seed = options.from; seed < options.from + options.seeds; ++seed) {
    const auto steps = steps_of(seed, options);
    const Outcome outcome = run(ground, seed, steps, options.tells);
    for (const auto& line : outcome.told) std::printf("%s\n", line.c_str());
    for (const auto& [what, times] : outcome.seen) seen[what] += times;
    longest = std::max(longest, outcome.healed_after);
    if (outcome.wrong.empty()) continue;
    failed += 1;
    std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), outcome.wrong.c_str());
    if (!options.keep && failed <= 3) std::printf("%s", told(ground, seed, steps).c_str());
    std::fflush(stdout);
  }
  for (const auto& [what, times] : seen) {
    std::printf("%8lld %s\n", static_cast<long long>(times), what.c_str());
  }
  for (const auto what : rare) {
    if (options.seeds < enough_seeds || seen.contains(std::string(what))) continue;
    failed += 1;
    std::printf("never seen: %s\n", std::string(what).c_str());
  }
  std::printf("%llu seeds, %d failed; the slowest came to agree after %lld s\n",
              static_cast<unsigned long long>(options.seeds), failed,
              static_cast<long long>(longest.count() / 1'000'000));
  return failed == 0 ? 0 : 1;
}

// The seed that catches it; 0 when none does.
std::uint64_t caught_by(const Disk::Image& ground, const Mutant& mutant, std::string& wrong) {
  for (std::uint64_t seed = 1; seed <= mutant_seeds_max; ++seed) {
    wrong = run(ground, seed, steps_of(seed, {}), false).wrong;
    if (!wrong.empty()) return mutant.statement.empty() || times_planted() > 0 ? seed : 0;
  }
  return 0;
}

int run_mutants() {
  const Disk::Image ground = make_ground();
  int missed = 0;
  for (const Mutant& mutant : mutants()) {
    plant(&mutant);
    std::string wrong;
    const std::uint64_t seed = caught_by(ground, mutant, wrong);
    missed += seed == 0 ? 1 : 0;
    const std::string first = wrong.substr(0, wrong.find('\n'));
    const std::string caught = seed == 0 ? "NOT CAUGHT" : fmt::format("seed {}: {}", seed, first);
    std::printf("%s\n    %s\n", std::string(mutant.name).c_str(), caught.c_str());
    std::fflush(stdout);
  }
  plant(nullptr);
  const auto once = run(ground, 1, steps_of(1, {}), true).told;
  const bool repeats = run(ground, 1, steps_of(1, {}), true).told == once;
  if (!repeats) std::printf("the same seed went two ways\n");
  std::printf("%zu mutants, %d not caught\n", mutants().size(), missed);
  return missed == 0 && repeats ? 0 : 1;
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad != std::errc{} || end != text.data() + text.size()) {
    throw std::invalid_argument("not a number: " + std::string(text));
  }
  return value;
}

std::set<std::size_t> numbers(std::string_view text) {
  std::set<std::size_t> found;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    found.insert(number(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return found;
}

}  // namespace

}  // namespace ganh::simulation

int main(int count, char** arguments) {
  using namespace ganh::simulation;
  Options options;
  try {
    for (int i = 1; i < count; ++i) {
      const std::string_view name = arguments[i];
      if (name == "--tell") {
        options.tells = true;
        continue;
      }
      if (name == "--mutants") {
        options.plants = true;
        continue;
      }
      const std::string_view value = ++i < count ? arguments[i] : "";
      if (name == "--seeds") {
        options.seeds = number(value);
      } else if (name == "--from") {
        options.from = number(value);
      } else if (name == "--keep") {
        options.keep = numbers(value);
      } else {
        throw std::invalid_argument(
            "--seeds N [--from N] [--keep STEP,STEP…] [--tell], or --mutants");
      }
    }
    return options.plants ? run_mutants() : run_seeds(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
