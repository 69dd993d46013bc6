#include "service/words/typed_words.h"

#include <boost/test/unit_test.hpp>

#include "service/words/messages_reports.h"

using namespace ganh;
using namespace ganh::service;
using catalog::stock::Waste;

BOOST_AUTO_TEST_SUITE(typed_words_test)

BOOST_AUTO_TEST_CASE(every_reason_that_the_sheet_prints_is_understood_when_it_is_typed_back) {
  std::string rest = words::printed_reasons() + " · ";
  int kinds = 0;
  for (auto at = rest.find(" · "); at != rest.npos; at = rest.find(" · ")) {
    const auto said = words::waste_said(rest.substr(0, at));
    BOOST_TEST(said.has_value(), rest.substr(0, at));
    if (said && said->kind) ++kinds;
    rest.erase(0, at + std::string_view(" · ").size());
  }

  BOOST_TEST(kinds == 7);
}

BOOST_AUTO_TEST_CASE(what_reports_call_a_kind_is_understood_as_it) {
  for (const auto& [name, said] : words::reports::wastes) {
    for (const auto text : {name, said.vietnamese, said.english}) {
      BOOST_TEST(words::waste_name(std::string(text)) == name, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(accents_may_be_left_out_all_together_but_are_not_changed) {
  BOOST_TEST((words::waste_said("Dap, vo")->kind == Waste::damaged));
  BOOST_TEST((words::waste_said("mọt")->kind == Waste::pests));
  BOOST_TEST(!words::waste_said("một"));
  BOOST_TEST(!words::waste_said("mốc hết ba bao"));
  BOOST_TEST(!words::waste_said("đếm nhầm")->kind.has_value());
}

BOOST_AUTO_TEST_CASE(a_kind_of_place_may_be_said_in_vietnamese) {
  BOOST_TEST(words::place_kind_name("Quầy") == "shop");
  BOOST_TEST(words::place_kind_name("kho") == "shed");
  BOOST_TEST(words::place_kind_name("diem thu gom") == "collection_point");
  BOOST_TEST(words::place_kind_name("castle") == "castle");
}

BOOST_AUTO_TEST_CASE(how_a_customer_pays_may_be_said_in_vietnamese) {
  BOOST_TEST(words::payment_name("tiền mặt") == "cash");
  BOOST_TEST(words::payment_name("Chuyen khoan") == "bank");
  BOOST_TEST(words::payment_name("trả sau") == "later");
  BOOST_TEST(words::payment_name("cash") == "cash");
}

BOOST_AUTO_TEST_SUITE_END()
