#include "connectors/channel/refusals.h"

#include <array>
#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/connector.h"
#include "connectors/sentences.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

catalog::text::Spoken said(const Fault& fault, catalog::text::Language language) {
  const std::array tables{connector_sentences()};
  return catalog::text::speak(fault, language, tables);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(refusals_test)

BOOST_AUTO_TEST_CASE(every_code_of_every_connector_has_our_words_with_theirs_in_them) {
  using catalog::text::Language;
  for (const auto* connector : all_connectors()) {
    const auto table = catalog::json::parse(connector->refusals());
    BOOST_REQUIRE(table);
    BOOST_TEST(table->root().size() > 3U, connector->name());
    for (const auto& [code, reason] : table->root().members()) {
      const Fault fault = channel::refusal(connector->name(), code, "Lời của sàn");
      BOOST_TEST(fault.reason == reason.text_or());
      for (const auto language : {Language::vietnamese, Language::english}) {
        const auto spoken = said(fault, language);
        BOOST_TEST_CONTEXT(connector->name() << " " << code << ": " << spoken.problem) {
          BOOST_TEST(spoken.problem.find("Lời của sàn") != std::string::npos);
          BOOST_TEST(spoken.problem.find(code) != std::string::npos);
          BOOST_TEST(!spoken.cure.empty());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_code_that_nobody_knows_keeps_the_marketplaces_own_words) {
  const Fault fault = channel::refusal("postmart", "NEW_RULE_77", "Điều mới");

  BOOST_TEST(fault.reason == "listing.refused");
  BOOST_TEST(said(fault, catalog::text::Language::vietnamese).problem ==
             "Sàn từ chối: Điều mới (mã NEW_RULE_77)");
}

BOOST_AUTO_TEST_CASE(a_refusal_without_words_is_told_by_its_code) {
  const Fault fault = channel::refusal("agriconnect", "3008", "");

  BOOST_TEST(fault.params.front().value == "3008");
}

BOOST_AUTO_TEST_SUITE_END()
