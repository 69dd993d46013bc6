#include "tests/conformance/promise.h"

#include <array>
#include <boost/test/unit_test.hpp>

namespace ganh::tests {

namespace {

// Of each way of hearing of orders its own.
constexpr std::array<std::uint64_t, 2> seeds_polling{3, 7};
constexpr std::array<std::uint64_t, 2> seeds_webhooks{5, 11};

constexpr auto what_goes_wrong =
    "timeout-before=0.06,timeout-after=0.06,reset=0.05,429=0.06,500=0.06,503=0.05,truncate=0.05,"
    "html=0.03,expired-token=0.03,duplicate-webhook=0.3,lost-webhook=0.2,reorder-webhook=0.2";

}  // namespace

std::string name(const Setting& setting) {
  std::string said = setting.webhooks ? "webhooks" : "polling";
  if (setting.seed != 0) said += "_seed_" + std::to_string(setting.seed);
  return said;
}

std::vector<Promise>& promises() {
  static std::vector<Promise> all;
  return all;
}

bool ask(Promise promise) {
  if (promise.only_webhooks) promise.needs.push_back(Ability::webhooks);
  promises().push_back(std::move(promise));
  return true;
}

std::vector<Ability> lacks(const Market& market, const Promise& promise) {
  std::vector<Ability> missing = promise.needs;
  std::erase_if(missing, [&](Ability ability) { return market.has(ability); });
  return missing;
}

std::vector<Setting> settings(const Market& market, const Promise& promise) {
  std::vector<Setting> all;
  const std::string market_name(market.connector());
  for (const bool webhooks : {false, true}) {
    if (webhooks && (promise.only_polling || !market.has(Ability::webhooks))) continue;
    if (!webhooks && promise.only_webhooks) continue;
    all.push_back({market_name, webhooks, 0});
    if (!promise.under_faults) continue;
    for (const auto seed : webhooks ? seeds_webhooks : seeds_polling)
      all.push_back({market_name, webhooks, seed});
  }
  return all;
}

connectors::sandbox::FaultPlan faults_of(const Setting& setting) {
  if (setting.seed == 0) return {};
  auto plan = connectors::sandbox::parse_faults(what_goes_wrong);
  BOOST_REQUIRE(plan);
  plan->seed = setting.seed;
  plan->silence = Duration{0};
  plan->lateness = std::chrono::milliseconds{20};
  return *plan;
}

}  // namespace ganh::tests
