#include <filesystem>

#include "catalog/clock.h"
#include "connectors/transport/system_clock.h"
#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

BOOST_FIXTURE_TEST_SUITE(cli_money_test, Desk)

BOOST_AUTO_TEST_CASE(a_household_is_paid_from_the_draft_to_the_printed_slip) {
  import();
  const std::string today = iso_date(date_in_vietnam(connectors::transport::SystemClock().now()));
  const auto entered = ganh({"payouts", "deduct", "H01", "50.000", "--kind", "correction", "--why",
                             "kỳ trước trả thiếu"});
  BOOST_TEST(entered.status == 0, entered.err);

  const auto drafted = ganh({"payouts", "draft", "--from", today, "--to", today});
  const auto shown = ganh({"payouts", "show", "1"});
  const auto wrong = ganh({"payouts", "pay", "1", "--expected", "49000", "--method", "cash"});
  const auto unsaid = ganh({"payouts", "pay", "1", "--expected", "50000"});
  const auto paid = ganh({"payouts", "pay", "1", "--expected", "50000", "--method", "cash"});
  const std::string pdf = folder / "phieu.pdf";
  const auto printed = ganh({"payouts", "slip", "1", "--out", pdf});
  const auto text = ganh({"payouts", "text", "1"});

  BOOST_TEST(contains(drafted.out, "Đã lập 1 phiếu"), drafted.out + drafted.err);
  BOOST_TEST(!contains(drafted.out, "Còn phiếu cũ hơn"), drafted.out);
  BOOST_TEST(unsaid.status == 2);
  BOOST_TEST(contains(unsaid.err, "bank (chuyển khoản)"), unsaid.err);
  BOOST_TEST(contains(shown.out, "Năm mươi nghìn đồng"), shown.out);
  BOOST_TEST(wrong.status == 1);
  BOOST_TEST(contains(paid.out, "Đã chi phiếu 1"), paid.out + paid.err);
  BOOST_TEST(printed.status == 0, printed.err);
  BOOST_TEST(std::filesystem::file_size(pdf) > 1000U);
  BOOST_TEST(contains(text.out, "SMS không dấu (1 tin)"), text.out);
  BOOST_TEST(ganh({"books", "check"}).status == 0);
}

BOOST_AUTO_TEST_CASE(cash_that_is_paid_out_and_never_came_in_is_told_and_not_refused) {
  import();

  const auto paid =
      ganh({"payouts", "advance", "H01", "200000", "--method", "cash", "--why", "mua giống"});
  const auto books = ganh({"books"});

  BOOST_TEST(paid.status == 0, paid.err);
  BOOST_TEST(contains(paid.err, "Quỹ tiền mặt đang âm 200.000 đ"), paid.err);
  BOOST_TEST(contains(books.out, "Quỹ tiền mặt đang âm 200.000 đ"), books.out);
}

BOOST_AUTO_TEST_CASE(what_a_command_needs_is_said_as_it_is_typed) {
  import();
  const std::string list = folder / "bang-ke.csv";
  std::ofstream(list) << "Mã vận đơn;Tiền thu hộ\nEB1;50.000\nTổng cộng;60.000\n";

  const auto apart =
      ganh({"settlements", "enter", list, "--from", "carrier", "--party", "GHN", "--number", "1"});
  const auto help = ganh({"payouts", "draft", "--help"});

  BOOST_TEST(apart.status == 1);
  BOOST_TEST(contains(apart.err, "--difference \"lý do\""), apart.err);
  BOOST_TEST(contains(help.out, "Ngày đầu của kỳ thanh toán"), help.out);
  BOOST_TEST(!contains(help.out, "không ghi: đầu tháng này"), help.out);
}

BOOST_AUTO_TEST_CASE(a_carriers_list_is_looked_at_entered_and_settled) {
  import();
  const std::string list = GANH_EXAMPLES "/cod-list.xlsx";
  const Arguments said{list, "--from", "carrier", "--party", "Vietnam Post", "--number", "COD-7"};
  const auto with_list = [&](Arguments command) {
    command.insert(command.end(), said.begin(), said.end());
    return ganh(command);
  };

  const auto planned = with_list({"settlements", "plan"});
  const auto nothing = ganh({"settlements", "show", "COD-7"});
  const auto entered = with_list({"settlements", "enter"});
  const auto accepted = ganh({"settlements", "accept", "COD-7", "1", "--why", "đơn cũ"});
  const auto received = ganh({"settlements", "received", "COD-7"});

  BOOST_TEST(contains(planned.out, "EB1VN"), planned.out + planned.err);
  BOOST_TEST(nothing.status == 1);
  BOOST_TEST(entered.status == 0, entered.err);
  BOOST_TEST(contains(accepted.out, "còn 2 dòng lệch"), accepted.out + accepted.err);
  BOOST_TEST(received.status == 0, received.err);
  BOOST_TEST(contains(ganh({"books"}).out, "Ngân hàng"));
}

BOOST_AUTO_TEST_SUITE_END()
