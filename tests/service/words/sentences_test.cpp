#include "service/words/sentences.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <set>

#include "connectors/sentences.h"
#include "service/accounts/permission.h"
#include "service/words/causes.h"
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

BOOST_AUTO_TEST_CASE(a_state_and_a_permission_are_said_in_words_not_by_their_names) {
  const auto vietnamese = [](const char* reason, const char* parameter, std::string name) {
    return words::speak({"", reason, {{parameter, std::move(name)}}},
                        words::Language::vietnamese)
        .problem;
  };

  BOOST_TEST(vietnamese("order.state", "order_state", "shipped") ==
             "Không làm được bước này: đơn đang ở trạng thái “đã gửi”.");
  BOOST_TEST(vietnamese("shipment.state", "shipment_state", "packed") ==
             "Kiện hàng đang ở trạng thái “đã đóng”, không làm bước này được.");
  for (std::size_t at = 0; at < accounts::permission_count; ++at) {
    const std::string name(accounts::name(static_cast<accounts::Permission>(at)));
    BOOST_TEST(vietnamese("caller.may_not", "permission", name).find("(" + name) ==
               std::string::npos, name);
  }
}

BOOST_AUTO_TEST_CASE(a_box_at_fault_is_called_as_on_the_form) {
  const auto spoken = words::speak({"customer.phone", "required"}, words::Language::vietnamese);

  BOOST_TEST(spoken.problem == "Ô “số điện thoại” đang trống.");
}

BOOST_AUTO_TEST_CASE(a_box_of_several_lines_is_called_with_its_line) {
  const Fault fault{"lines[3].packs", "required"};

  BOOST_TEST(words::speak(fault, words::Language::vietnamese).problem ==
             "Ô “số gói (dòng 4)” đang trống.");
  BOOST_TEST(words::speak(fault, words::Language::english).problem.find("packs (line 4)") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_discrepancy_is_said_in_words) {
  const auto spoken = words::speak(
      {"stock", "books.differ", {{"cooperative", "c"}, {"what", "lot lot_1 on hand"},
                                 {"kept", "1"}, {"derived", "2"}}},
      words::Language::vietnamese);

  BOOST_TEST(spoken.problem == "Sổ của c lệch: lô lot_1, số tồn ghi 1, tính lại 2.");
}

BOOST_AUTO_TEST_CASE(a_cause_in_the_change_log_is_said_in_words) {
  using words::causes::said;

  BOOST_TEST(said(words::Language::vietnamese, "orders pack") == "đóng gói");
  BOOST_TEST(said(words::Language::vietnamese, "import thien-an.xlsx") == "nhập thien-an.xlsx");
  BOOST_TEST(said(words::Language::english, "nobody knows") == "nobody knows");
}

BOOST_AUTO_TEST_SUITE_END()
