#include "catalog/text/sentence.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ganh;
using namespace ganh::catalog::text;

namespace {

constexpr Sentence own[] = {{"lot.not_enough", "Lô {lot} chỉ còn {left}, {unknown}.",
                             "Sửa ô {field}.", "Lot {lot} has only {left}, {unknown}.",
                             "Mend {field}."}};

Spoken spoken(const Fault& fault, Language language) {
  const std::span<const Sentence> tables[] = {own, catalog_sentences()};
  return speak(fault, language, tables);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sentence_test)

BOOST_AUTO_TEST_CASE(parameters_and_the_field_stand_in_the_sentence) {
  const Fault fault{"Lô hàng!D4", "lot.not_enough", {{"lot", "L{1}"}, {"left", "2 kg"}}};

  const Spoken vietnamese = spoken(fault, Language::vietnamese);
  const Spoken english = spoken(fault, Language::english);

  BOOST_TEST(vietnamese.problem == "Lô L{1} chỉ còn 2 kg, {unknown}.");
  BOOST_TEST(vietnamese.cure == "Sửa ô Lô hàng!D4.");
  BOOST_TEST(english.problem == "Lot L{1} has only 2 kg, {unknown}.");
}

BOOST_AUTO_TEST_CASE(a_reason_without_a_sentence_is_spoken_as_its_key) {
  BOOST_TEST(spoken({"", "nobody.wrote_this"}, Language::english).problem == "nobody.wrote_this");
}

BOOST_AUTO_TEST_CASE(every_sentence_of_the_catalog_is_complete_and_there_once) {
  std::set<std::string_view> reasons;

  for (const Sentence& sentence : catalog_sentences()) {
    BOOST_TEST(reasons.insert(sentence.reason).second, sentence.reason);
    for (const auto text :
         {sentence.problem_vi, sentence.cure_vi, sentence.problem_en, sentence.cure_en}) {
      BOOST_TEST(!text.empty(), sentence.reason);
    }
  }
  BOOST_TEST(!reasons.empty());
}

BOOST_AUTO_TEST_SUITE_END()
