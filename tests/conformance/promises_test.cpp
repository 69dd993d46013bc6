// Nothing is passed over in silence: every promise is asked of every marketplace that has what it
// needs, under every theme that ctest runs, and every connector of the program is there.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/conformance/promise.h"

using namespace ganh::tests;

namespace {

std::set<std::string> listed(std::string_view list) {
  std::set<std::string> names;
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    names.emplace(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

std::set<std::string> marketplaces() {
  std::set<std::string> names;
  for (const auto& market : all_markets()) names.emplace(market->connector());
  return names;
}

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promises_test)

BOOST_AUTO_TEST_CASE(every_connector_of_the_program_is_asked) {
  std::set<std::string> in_the_program;
  for (const auto* connector : ganh::connectors::all_connectors()) {
    in_the_program.emplace(connector->name());
  }

  BOOST_TEST(in_the_program == marketplaces(), boost::test_tools::per_element());
  BOOST_TEST(marketplaces() == listed(GANH_MARKETS), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_programs_list_is_one_line_shorter_than_this_one) {
  const std::string list = text_of(GANH_CONNECTORS "/all.cpp");
  const std::regex entry(R"(&(\w+)::connector\(\))");
  std::set<std::string> shipped{"fair"};
  for (std::sregex_iterator at(list.begin(), list.end(), entry), end; at != end; ++at) {
    shipped.insert((*at)[1]);
  }

  BOOST_TEST(shipped == marketplaces(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_theme_is_run) {
  std::set<std::string> themes;
  for (const auto& promise : promises()) themes.emplace(promise.theme);

  BOOST_TEST(themes == listed(GANH_THEMES), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(there_are_sixty_promises_and_none_has_the_name_of_another) {
  std::set<std::string_view> names;
  for (const auto& promise : promises()) BOOST_TEST(names.insert(promise.name).second);

  BOOST_TEST(names.size() >= 60U);
}

BOOST_AUTO_TEST_CASE(every_promise_is_asked_of_somebody) {
  const auto markets = all_markets();
  for (const auto& promise : promises()) {
    const auto asked = std::count_if(markets.begin(), markets.end(), [&](const auto& market) {
      return lacks(*market, promise).empty() && !settings(*market, promise).empty();
    });
    BOOST_TEST(asked > 0, promise.name);
  }
}

BOOST_AUTO_TEST_CASE(who_is_not_asked_lacks_what_is_needed) {
  std::map<std::string, int> asked;
  for (const auto& market : all_markets()) {
    for (const auto& promise : promises()) {
      const auto missing = lacks(*market, promise);
      for (const auto ability : missing) BOOST_TEST(!market->has(ability));
      if (!missing.empty()) continue;
      asked[std::string(market->connector())] += 1;
      BOOST_TEST(!settings(*market, promise).empty());
    }
  }
  for (const auto& [market, count] : asked) BOOST_TEST(count >= 60, market);
}

BOOST_AUTO_TEST_CASE(webhooks_are_on_and_off_wherever_there_are_any) {
  for (const auto& market : all_markets()) {
    std::set<bool> ways;
    for (const auto& promise : promises()) {
      if (!lacks(*market, promise).empty()) continue;
      for (const auto& setting : settings(*market, promise)) ways.insert(setting.webhooks);
    }
    BOOST_TEST(ways.contains(true) == market->has(Ability::webhooks), market->connector());
    BOOST_TEST(ways.contains(false), market->connector());
  }
}

BOOST_AUTO_TEST_SUITE_END()
