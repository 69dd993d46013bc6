// Random commands against a small model of the books: after every one both say the same.
//
// GANH_BOOKS_SEEDS says how many seasons there are, GANH_BOOKS_SEED which is the first and
// GANH_BOOKS_STEPS how long each is. What fails is cut down to the commands that matter.

#include <cstdlib>
#include <numeric>

#include "tests/catalog/orders/season.h"
#include "tests/catalog/shrink.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct Run {
  std::string differed;           // "" when all went well
  std::vector<std::string> said;  // what each step did
};

Run run(const std::vector<std::uint64_t>& steps) {
  Season season;
  Run done;
  for (const std::uint64_t step : steps) {
    const bool same = season.step(step);
    done.said.push_back(season.said());
    if (same) continue;
    done.differed = season.differed();
    break;
  }
  return done;
}

std::vector<std::uint64_t> steps_of(std::uint64_t seed, std::uint64_t length) {
  SeededRandomness dice(seed);
  std::vector<std::uint64_t> steps(length);
  for (std::uint64_t& step : steps) step = dice.next();
  return steps;
}

std::string told(std::uint64_t seed, const std::vector<std::uint64_t>& steps) {
  constexpr int attempts = 200;
  const auto fails = [](const std::vector<std::uint64_t>& some) {
    return !run(some).differed.empty();
  };
  const Run shortest = run(shrunk(steps, fails, attempts));
  std::string text = "seed " + std::to_string(seed) + ": " + shortest.differed + ", after\n";
  for (const std::string& said : shortest.said) text += "  " + said + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(books_test)

BOOST_AUTO_TEST_CASE(whatever_happens_the_books_agree_with_the_ledger_and_the_model) {
  const std::uint64_t first = from_environment("GANH_BOOKS_SEED", 1);
  const std::uint64_t seasons = from_environment("GANH_BOOKS_SEEDS", 8);
  const std::uint64_t length = from_environment("GANH_BOOKS_STEPS", 150);
  for (std::uint64_t seed = first; seed < first + seasons; ++seed) {
    BOOST_TEST_MESSAGE("seed " << seed);
    const auto steps = steps_of(seed, length);
    if (run(steps).differed.empty()) continue;
    BOOST_ERROR(told(seed, steps));
  }
}

BOOST_AUTO_TEST_CASE(what_fails_is_cut_down_to_what_matters) {
  std::vector<int> steps(100);
  std::iota(steps.begin(), steps.end(), 0);
  const auto fails = [](const std::vector<int>& some) {
    return std::ranges::count(some, 17) > 0 && std::ranges::count(some, 80) > 0;
  };

  const auto left = shrunk(steps, fails, 500);

  BOOST_TEST(left == (std::vector<int>{17, 80}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
