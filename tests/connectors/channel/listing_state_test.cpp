#include "connectors/channel/listing_state.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace ganh::connectors::channel;

namespace {

using Row = std::array<std::string, 3>;

// The rows of the table in the README, and the arrows of its picture, as from, by, to.
std::set<Row> in_the_readme(const std::string& pattern, const std::array<int, 3>& order) {
  std::ostringstream text;
  text << std::ifstream(GANH_CONNECTORS "/channel/README.md").rdbuf();
  const std::string readme = text.str();
  std::set<Row> rows;
  const std::regex line(pattern);
  for (std::sregex_iterator at(readme.begin(), readme.end(), line), end; at != end; ++at) {
    rows.insert({(*at)[order[0]], (*at)[order[1]], (*at)[order[2]]});
  }
  return rows;
}

std::set<Row> in_the_program() {
  std::set<Row> rows;
  for (const auto& each : listing_transitions) {
    rows.insert(
        {std::string(name(each.from)), std::string(name(each.by)), std::string(name(each.to))});
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(listing_state_test)

BOOST_AUTO_TEST_CASE(the_table_in_the_readme_is_the_programs) {
  const auto table = in_the_readme(R"(\| (\w+) \| `(\w+)` \| (\w+) \|)", {1, 2, 3});

  BOOST_TEST((table == in_the_program()));
}

BOOST_AUTO_TEST_CASE(the_picture_in_the_readme_is_the_programs) {
  std::set<Row> drawn;
  for (const auto& [from, moves, to] : in_the_readme(R"((\w+) --> (\w+): ([\w, ]+))", {1, 3, 2})) {
    std::istringstream each(moves);
    for (std::string move; std::getline(each >> std::ws, move, ',');) {
      drawn.insert({from, move, to});
    }
  }

  BOOST_TEST((drawn == in_the_program()));
}

BOOST_AUTO_TEST_CASE(a_move_leads_to_one_state) {
  std::set<std::pair<ListingState, ListingMove>> seen;
  for (const auto& each : listing_transitions) BOOST_TEST(seen.insert({each.from, each.by}).second);
}

BOOST_AUTO_TEST_CASE(what_does_not_stand_there_cannot_go) {
  using enum ListingState;
  for (const auto from : {absent, pending, refused}) BOOST_TEST(!moved(from, ListingMove::gone));
  BOOST_TEST((moved(live, ListingMove::gone) == absent));
}

BOOST_AUTO_TEST_CASE(what_stands_is_not_refused_as_a_whole) {
  BOOST_TEST(!moved(ListingState::live, ListingMove::refused));
  BOOST_TEST((moved(ListingState::live, ListingMove::kept) == ListingState::live));
}

BOOST_AUTO_TEST_SUITE_END()
