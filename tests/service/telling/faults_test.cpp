#include "service/telling/faults.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "service/api/fault_json.h"

using namespace ganh;
using namespace ganh::service;

namespace {

// As they are told on a command line that has these options.
std::string told(const Fault& fault, words::Language language,
                 const std::vector<std::string>& options) {
  catalog::json::Writer out;
  out.object([&] { api::write_faults(out, "faults", {fault}); });
  const auto document = catalog::json::parse(std::move(out).text());
  BOOST_REQUIRE(document);
  std::ostringstream text;
  telling::show_faults({text, language}, document->root()["faults"], options);
  return text.str();
}

constexpr auto english = words::Language::english;
constexpr auto vietnamese = words::Language::vietnamese;

}  // namespace

BOOST_AUTO_TEST_SUITE(telling_faults_test)

BOOST_AUTO_TEST_CASE(a_member_of_the_request_is_said_as_the_option_that_it_is_typed_with) {
  const Fault missing{"items[0].unit_price", "body.missing"};
  const Fault empty{"address", "required"};

  BOOST_TEST(told(missing, english, {"--unit-price"}).starts_with("--unit-price is missing"));
  BOOST_TEST(told(empty, vietnamese, {"--address"}).starts_with("Ô --address đang trống"));
}

BOOST_AUTO_TEST_CASE(a_setting_is_said_once_as_the_option_that_it_was_given_with) {
  const Fault address{
      "listen", "config.address", {{"where", "--listen"}, {"key", "listen"}, {"text", "abc"}}};

  BOOST_TEST(told(address, vietnamese, {"--listen"}).starts_with("--listen = \"abc\""),
             told(address, vietnamese, {"--listen"}));
}

BOOST_AUTO_TEST_CASE(the_same_word_elsewhere_in_a_sentence_stays_a_word) {
  const Fault folder{"data", "folder.not_found", {{"folder", "./ganh-data"}}};
  const Fault place{"place", "place.not_found", {{"place", "place"}}};

  BOOST_TEST(told(folder, english, {"--data"}).find("folder ./ganh-data.") != std::string::npos,
             told(folder, english, {"--data"}));
  BOOST_TEST(told(place, english, {"--place"}).find("--place") == std::string::npos,
             told(place, english, {"--place"}));
}

BOOST_AUTO_TEST_SUITE_END()
