// Asks every promise of every marketplace: theme/marketplace/way/promise. With `--promises` it
// prints what is asked of whom, and of whom it is not and why.

#include <boost/test/unit_test.hpp>
#include <cstring>
#include <iostream>
#include <map>

#include "tests/conformance/promise.h"

namespace {

using namespace ganh::tests;
namespace unit_test = boost::unit_test;

// What is given is kept as it is, so it must not be a copy.
unit_test::const_string file_of(const Promise& promise) {
  return {promise.file.data(), promise.file.size()};
}

class Tree {
 public:
  unit_test::test_suite& at(const std::string& path, unit_test::test_suite& above,
                            const std::string& name) {
    auto& suite = suites_[path];
    if (suite == nullptr) {
      suite = BOOST_TEST_SUITE(name);
      above.add(suite);
    }
    return *suite;
  }

 private:
  std::map<std::string, unit_test::test_suite*> suites_;
};

void is_not_asked(const std::string& connector, const std::vector<Ability>& missing) {
  const auto market = make_market(connector);
  for (const Ability ability : missing) {
    BOOST_TEST_MESSAGE(connector << " lacks " << name(ability));
    BOOST_TEST(!market->has(ability));
  }
}

bool plant() {
  Tree tree;
  const auto markets = all_markets();
  for (const Promise& promise : promises()) {
    const std::string theme(promise.theme);
    auto& of_theme = tree.at(theme, unit_test::framework::master_test_suite(), theme);
    for (const auto& market : markets) {
      const std::string name_of_market(market->connector());
      auto& of_market = tree.at(theme + "/" + name_of_market, of_theme, name_of_market);
      // ctest asks each theme of each marketplace; one that has no part in it says so.
      const auto missing = lacks(*market, promise);
      if (!missing.empty()) {
        of_market.add(unit_test::make_test_case(
            [missing, connector = name_of_market] { is_not_asked(connector, missing); },
            std::string(promise.name) + "_is_not_asked", file_of(promise), promise.line));
        continue;
      }
      for (const Setting& setting : settings(*market, promise)) {
        const std::string way = name(setting);
        tree.at(theme + "/" + name_of_market + "/" + way, of_market, way)
            .add(unit_test::make_test_case([keep = promise.keep, setting] { keep(setting); },
                                           std::string(promise.name), file_of(promise),
                                           promise.line));
      }
    }
  }
  return true;
}

int print() {
  for (const auto& market : all_markets()) {
    for (const Promise& promise : promises()) {
      std::cout << market->connector() << '\t' << promise.theme << '\t' << promise.name << '\t';
      const auto missing = lacks(*market, promise);
      for (const Ability ability : missing) std::cout << "lacks " << name(ability) << ' ';
      if (missing.empty()) {
        for (const Setting& setting : settings(*market, promise)) std::cout << name(setting) << ' ';
      }
      std::cout << '\n';
    }
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 2 && std::strcmp(arguments[1], "--promises") == 0) return print();
  return boost::unit_test::unit_test_main(&plant, count, arguments);
}
