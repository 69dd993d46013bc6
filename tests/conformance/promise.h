// A promise: a fact that every connector keeps which has the abilities it needs; by polling alone,
// with webhooks where there are any, and some also while things go wrong by chance.
//
// PROMISE stands where a test case would. What was asked of whom is in promises_test.cpp's hands:
// no pair of promise and marketplace is passed over in silence.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/conformance/market.h"

namespace ganh::tests {

// How a promise is asked.
struct Setting {
  std::string market;
  bool webhooks = false;
  std::uint64_t seed = 0;  // of what goes wrong; 0: nothing
};

std::string name(const Setting& setting);  // "polling", "webhooks_seed_7"

struct Promise {
  std::string_view theme;
  std::string_view name;
  std::string_view file;
  std::size_t line = 0;
  void (*keep)(const Setting&) = nullptr;
  std::vector<Ability> needs = {};
  bool under_faults = false;   // also while things go wrong by chance
  bool only_polling = false;   // webhooks would make no difference
  bool only_webhooks = false;  // needs Ability::webhooks
};

std::vector<Promise>& promises();
bool ask(Promise promise);

// What the marketplace lacks for it; empty when it is asked.
std::vector<Ability> lacks(const Market& market, const Promise& promise);
std::vector<Setting> settings(const Market& market, const Promise& promise);

// What goes wrong under a seed, and how often.
connectors::sandbox::FaultPlan faults_of(const Setting& setting);

}  // namespace ganh::tests

#define PROMISE(fact, ...)                                                                 \
  static void fact(const ganh::tests::Setting& setting);                                   \
  [[maybe_unused]] static const bool fact##_is_asked = ganh::tests::ask({.theme = theme,   \
                                                                         .name = #fact,    \
                                                                         .file = __FILE__, \
                                                                         .line = __LINE__, \
                                                                         .keep = &fact,    \
                                                                         ##__VA_ARGS__});  \
  static void fact([[maybe_unused]] const ganh::tests::Setting& setting)
