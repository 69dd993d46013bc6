#include <boost/test/unit_test.hpp>

#include "catalog/text/check_digits.h"
#include "tests/catalog/documents/printed.h"
#include "tests/catalog/documents/samples.h"

using namespace ganh;
using namespace ganh::catalog::documents;
using namespace ganh::tests;

namespace {

constexpr Paper sheets[] = {Paper::a4, Paper::a5};

Printed printed(const Result<std::string>& made) {
  BOOST_REQUIRE(made);
  return Printed(*made);
}

// Where each of the words begins, in the order given: sorted when they follow each other.
bool follow_each_other(const std::string& text, const std::vector<std::string>& words) {
  std::size_t at = 0;
  for (const std::string& word : words) {
    at = text.find(word, at);
    if (at == std::string::npos) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lists_test)

BOOST_AUTO_TEST_CASE(a_pick_list_goes_by_place_then_product_then_first_expired) {
  for (const Paper paper : {Paper::a4, Paper::a5, Paper::label_100x150}) {
    const Printed list = printed(pick_list(pick_list_sample(), paper));

    BOOST_TEST(follow_each_other(list.text(), {"Kho 1, kệ A2", "Đậu xanh", "15/03/2027",
                                               "15/05/2027", "Kho 2", "Miến dong"}));
    BOOST_TEST(list.shows("→ PM2611210007 × 8 · ĐT-0012 × 10"));
    BOOST_TEST(list.codes().contains("QR-Code:LH-0045"));
    BOOST_TEST(list.words_off_the_page() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_lot_that_goes_to_many_orders_names_every_one) {
  PickList list = pick_list_sample();
  list.lines[0].orders.clear();
  for (int i = 1; i <= 200; ++i) list.lines[0].orders.push_back({"DH-" + std::to_string(i), 1});

  const std::string text = printed(pick_list(list, Paper::a5)).text();

  for (int i = 1; i <= 200; ++i) {
    BOOST_TEST(text.find("DH-" + std::to_string(i) + " × 1") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_stock_take_sheet_has_the_lots_with_their_check_digits) {
  for (const Paper paper : sheets) {
    const Printed sheet = printed(stock_take_sheet(stock_take_sample(), paper));

    BOOST_TEST(sheet.shows("L2026-031 " + catalog::text::check_digits("L2026-031")));
    BOOST_TEST(sheet.shows("Sổ sách"));
    BOOST_TEST(sheet.shows("120 kg"));
    BOOST_TEST(sheet.codes().contains("QR-Code:KK-2026-11"));
    BOOST_TEST(sheet.words_off_the_page() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_blind_count_does_not_say_what_is_expected) {
  StockTakeSheet sheet = stock_take_sample();
  for (auto& line : sheet.lines) line.expected.reset();

  const Printed blind = printed(stock_take_sheet(sheet, Paper::a4));

  BOOST_TEST(!blind.shows("Sổ sách"));
  BOOST_TEST(!blind.shows("120 kg"));
}

BOOST_AUTO_TEST_CASE(a_place_that_goes_on_is_named_again_on_the_next_page) {
  StockTakeSheet sheet = stock_take_sample();
  sheet.lines.assign(100, sheet.lines[0]);

  const Printed lots = printed(stock_take_sheet(sheet, Paper::a4));

  BOOST_TEST(lots.pages() > 2);
  BOOST_TEST(lots.page(2).find("Kho 1, kệ A2 (tiếp)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_recall_of_thousands_is_printed_whole) {
  RecallList list = recall_sample();
  list.lines.resize(5000, list.lines.front());

  const auto pdf = recall_list(list, Paper::a4);
  list.lines.resize(recall_lines_max + 1, list.lines.front());
  const auto too_many = recall_list(list, Paper::a4);

  BOOST_REQUIRE(pdf);
  BOOST_TEST(Printed(*pdf).shows("5.000 đơn"));
  BOOST_REQUIRE(!too_many);
  BOOST_TEST(too_many.error().faults.at(0).reason == "document.too_many_lines");
}

BOOST_AUTO_TEST_CASE(a_recall_list_says_whom_to_call_and_what_to_say) {
  for (const Paper paper : sheets) {
    const Printed list = printed(recall_list(recall_sample(), paper));

    BOOST_TEST(list.shows("2 đơn, 1.048 gói"));
    BOOST_TEST(list.shows("0987 654 321"));
    BOOST_TEST(list.shows("22/11/2026"));
    BOOST_TEST(list.shows("Nói với khách: Xin dừng sử dụng"));
    BOOST_TEST(list.words_off_the_page() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_purchase_list_is_turned_and_sums_up_in_words) {
  const auto form = template_on(shipped_purchase_list_templates(), day("30/11/2026"));
  BOOST_REQUIRE(form);
  for (const Paper paper : sheets) {
    const Printed list = printed(purchase_list(purchase_sample(), *form, paper));

    BOOST_TEST(list.shows("Mẫu số 01/TNDN"));
    BOOST_TEST(list.shows("1.200 kg 2.300 đ/kg 2.760.000 đ"));
    BOOST_TEST(list.shows("6.785.000 đ"));
    BOOST_TEST(list.shows("Sáu triệu bảy trăm tám mươi lăm nghìn đồng"));
    BOOST_TEST(list.words_off_the_page() == "");
  }
}

BOOST_AUTO_TEST_CASE(wide_documents_are_refused_on_a_label) {
  for (const auto& refused : {stock_take_sheet(stock_take_sample(), Paper::label_100x150),
                              recall_list(recall_sample(), Paper::label_100x150),
                              payout_slip(payout_sample(), Paper::label_100x150)}) {
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().faults[0].reason == "document.paper");
  }
}

BOOST_AUTO_TEST_SUITE_END()
