#include "service/words/sentences.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <set>

#include "connectors/sentences.h"
#include "service/words/text.h"

using namespace ganh;
using namespace ganh::service;

BOOST_AUTO_TEST_SUITE(sentences_test)

BOOST_AUTO_TEST_CASE(every_reason_stands_in_one_table_only) {
  std::set<std::string_view> reasons;
  for (const auto& table : {catalog::text::catalog_sentences(), connectors::connector_sentences(),
                            words::service_sentences(), words::account_sentences()}) {
    for (const auto& sentence : table) {
      BOOST_TEST(reasons.insert(sentence.reason).second, sentence.reason);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_language_that_a_browser_names_first_is_spoken) {
  BOOST_TEST((words::parse_language("en-US,en;q=0.9,vi;q=0.8") == words::Language::english));
  BOOST_TEST((words::parse_language("vi-VN,vi;q=0.9,en;q=0.8") == words::Language::vietnamese));
  BOOST_TEST((words::parse_language("fr") == words::Language::vietnamese));
}

BOOST_AUTO_TEST_SUITE_END()
