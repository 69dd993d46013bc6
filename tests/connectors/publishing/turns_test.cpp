#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using publishing::Work;

namespace {

// A listing that stands, of which more is told with every word.
struct Busy : Stall {
  Busy() : Stall(R"({"follows":true})") { stand(); }

  void more() { lot("N" + std::to_string(++lots_), rice, grower, 5'000); }

  std::string answered() {
    const auto sent = next();
    if (!sent) return "";
    std::string what(publishing::name(sent->sent.front().row.work));
    answer(sent->sent, {Accepted{"GAO-1KG", "AC-1"}});
    return what;
  }

 private:
  int lots_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(turns_test)

BOOST_AUTO_TEST_CASE(a_price_and_a_text_go_between_figures_that_keep_coming) {
  Busy stall;
  stall.new_price("GAO-1KG", 52'000);
  stall.rice_with("Gạo mới.");

  std::vector<std::string> said;
  for (int i = 0; i < 4; ++i) {
    stall.more();
    stall.plan();
    said.push_back(stall.answered());
  }

  const std::vector<std::string> wanted{"price", "stock", "content", "stock"};
  BOOST_TEST(said == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_figure_goes_before_all_else_that_waits) {
  Busy stall;
  stall.new_price("GAO-1KG", 52'000);
  stall.plan();
  BOOST_TEST(stall.answered() == "price");
  stall.rice_with("Gạo mới.");
  stall.more();
  stall.plan();

  BOOST_TEST(stall.answered() == "stock");
}

BOOST_AUTO_TEST_SUITE_END()
