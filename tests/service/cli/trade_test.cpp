#include <filesystem>
#include <fstream>

#include "connectors/transport/system_clock.h"
#include "tests/connectors/transport/waiting_client.h"
#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

namespace {

std::string first_bytes(const std::filesystem::path& file) {
  std::string bytes(5, ' ');
  std::ifstream(file, std::ios::binary).read(bytes.data(), 5);
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trade_test)

BOOST_FIXTURE_TEST_CASE(an_order_goes_from_the_marketplace_through_every_step_and_back, Desk) {
  import();
  Process sandbox({"sandbox", "agriconnect", "--listen", "127.0.0.1:0", "--json"});
  const std::string market = connect(sandbox, "agriconnect");
  BOOST_REQUIRE(ganh({"publish", "--yes"}).status == 0);
  connectors::transport::WaitingClient client;
  const auto bought =
      parsed(client.body(client.send(market, {"POST",
                                              "/_sandbox/orders",
                                              {{"Content-Type", "application/json"}},
                                              R"({"lines":[{"sku":"MIEN-500G","quantity":2}]})"})));
  const std::string id = bought.root()["order_id"].text_or();

  {
    Process service(here({"serve", "--listen", "127.0.0.1:0", "--json"}));
    BOOST_REQUIRE(contains(service.first_line(), "address"));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (!contains(ganh({"orders"}).out, id)) {
      BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
    }
    service.interrupt();
    BOOST_REQUIRE(service.wait() == 0);
  }
  BOOST_TEST(ganh({"orders", "confirm", id}).status == 0);
  BOOST_TEST(contains(ganh({"pick-list", "--lang", "en"}).out, id + " × 2"));
  BOOST_TEST(ganh({"orders", "slip", id, "--out", folder / "slip.pdf"}).status == 1);
  BOOST_TEST(ganh({"orders", "pack", id}).status == 0);
  BOOST_TEST(ganh({"orders", "slip", id, "--out", folder / "slip.pdf"}).status == 0);
  BOOST_TEST(first_bytes(folder / "slip.pdf") == "%PDF-");
  const auto paid = ganh({"payments", "add", id, "--method", "cash", "--amount", "90.000 đ"});
  BOOST_TEST(contains(paid.out, "đã trả 90.000 đ"), paid.out + paid.err);
  BOOST_TEST(
      ganh({"orders", "ship", id, "--carrier", "Vietnam Post", "--waybill", "EB1VN"}).status == 0);
  BOOST_TEST(ganh({"orders", "confirm", id}).status == 1);

  BOOST_TEST(contains(client.body(client.get(market, "/_sandbox/orders")), "EB1VN"));
  const auto shares = parsed(ganh({"shares", "--json"}).out);
  BOOST_REQUIRE(shares.root()["households"].size() > 0U);
  BOOST_TEST(shares.root()["households"].items()[0]["billed_vnd"].integer_or(0) == 90'000);
}

BOOST_FIXTURE_TEST_CASE(reports_are_told_as_json_and_as_workbooks, Desk) {
  import();
  const std::string file = folder / "ton-kho.xlsx";

  const auto told = ganh({"reports", "stock-value"});
  const auto json = ganh({"reports", "sales", "--by", "month", "--json"});
  const auto workbook_written = ganh({"reports", "stock-value", "--xlsx", file});
  const auto backwards = ganh({"reports", "waste", "--from", "30/11/2026", "--to", "1/11/2026"});

  BOOST_TEST(told.status == 0, told.err);
  BOOST_TEST(contains(told.out, "█"), told.out);
  BOOST_TEST(parsed(json.out).root()["by"].text_or() == "month");
  BOOST_TEST(workbook_written.status == 0, workbook_written.err);
  BOOST_TEST(std::filesystem::file_size(file) > 1000);
  BOOST_TEST(backwards.status == 1);
}

BOOST_FIXTURE_TEST_CASE(what_is_sold_is_typed_in_words_and_a_slip_says_what_to_type, Desk) {
  import();

  const auto later = ganh({"sell", "1 MIEN-500G", "--paid", "trả sau"});
  const auto how = ganh({"sell", "1 MIEN-500G", "--paid", "đổi gà"});
  const auto part = ganh({"sell", "2,5 MIEN-500G"});
  const auto unknown = ganh({"sell", "1 NO-SUCH"});
  const auto too_much =
      ganh({"payments", "add", "Q-1", "--method", "tiền mặt", "--amount", "9000000"});

  BOOST_TEST(contains(later.out, "khách trả sau"), later.out + later.err);
  BOOST_TEST(contains(how.err, "\"chuyển khoản\""), how.err);
  BOOST_TEST(contains(part.err, "số gói phải là số nguyên"), part.err);
  BOOST_TEST(contains(unknown.err, "ganh packs"), unknown.err);
  BOOST_TEST(contains(too_much.err, "--even-so"), too_much.err);
}

BOOST_FIXTURE_TEST_CASE(the_house_sells_by_itself_and_takes_goods_back, Desk) {
  import();

  const auto sold = ganh({"sell", "2 MIEN-500G"});
  const auto too_much = ganh({"sell", "99999 MIEN-500G"});
  const auto taken =
      ganh({"orders", "take", "1 MIEN-500G", "--customer", "chị Hoa", "--phone", "0912 345 678"});
  const auto back = ganh({"orders", "return", "Q-1", "--line", "1", "--packs", "1", "--waste",
                          "damaged", "--why", "rách túi"});

  BOOST_TEST(sold.status == 0, sold.err);
  BOOST_TEST(contains(sold.out, "Q-1"), sold.out);
  BOOST_TEST(contains(sold.out, "đã thu tiền mặt"), sold.out);
  BOOST_TEST(!contains(sold.err, "Sàn"), sold.err);
  BOOST_TEST(too_much.status == 1);
  BOOST_TEST(contains(too_much.err, "chỉ còn"), too_much.err);
  BOOST_TEST(taken.status == 0, taken.err);
  for (const auto* typed : {"+84 912345678", "5678", "dt-1"}) {
    BOOST_TEST(contains(ganh({"orders", "--find", typed}).out, "ĐT-1"), typed);
  }
  BOOST_TEST(contains(ganh({"orders", "--find", "0000"}).out, "Không có đơn nào như vậy"));
  BOOST_TEST(back.status == 0, back.err);
  BOOST_TEST(contains(back.out, "Cần trả lại khách"), back.out);
  BOOST_TEST(contains(ganh({"orders", "returns"}).out, "rách túi"));
  BOOST_TEST(
      contains(ganh({"orders", "cut", "ĐT-1", "--line", "1", "--packs", "1", "--why", "hết"}).err,
               "Hủy đơn thay vì bớt hàng"));
  BOOST_TEST(ganh({"orders", "pack", "ĐT-1"}).status == 0);
  const auto apart = ganh({"orders", "unpack", "ĐT-1"});
  BOOST_TEST(apart.status == 0, apart.err);
  BOOST_TEST(contains(apart.out, "Đã dỡ kiện 1 của đơn ĐT-1, hàng về:"), apart.out);
  BOOST_TEST(contains(ganh({"orders", "show", "ĐT-1"}).out, "đã dỡ"));
  BOOST_TEST(contains(ganh({"orders", "unpack", "ĐT-1"}).err, "Đơn không có kiện nào ở đây"));
  const auto cancelled = ganh({"orders", "cancel", "ĐT-1", "--why", "khách đổi ý"});
  BOOST_TEST(cancelled.status == 0, cancelled.err);
  BOOST_TEST(!contains(cancelled.err, "Sàn"), cancelled.err);
}

BOOST_FIXTURE_TEST_CASE(the_change_log_says_who_and_what_in_words, Desk) {
  import();
  BOOST_REQUIRE(ganh({"sell", "1 MIEN-500G", "--paid", "cash"}).status == 0);
  BOOST_REQUIRE(
      ganh({"people", "add", "0912345678", "--name", "Chị Lan", "--role", "staff"}).status == 0);

  const auto told = ganh({"changes"});

  BOOST_TEST(contains(told.out, "người gõ lệnh"), told.out);
  BOOST_TEST(contains(told.out, "sửa đơn hàng Q-1: mới → đã xác nhận"), told.out);
  BOOST_TEST(contains(told.out, "thêm người dùng Chị Lan"), told.out);
  BOOST_TEST(!contains(told.out, "{"), told.out);
  BOOST_TEST(!contains(told.out, "clerk"), told.out);
  BOOST_TEST(!contains(told.out, "per_"), told.out);
}

BOOST_FIXTURE_TEST_CASE(orders_that_nobody_has_are_told_apart_from_none_at_all, Desk) {
  import();

  BOOST_TEST(contains(ganh({"orders"}).out, "Chưa có đơn hàng nào."));
  BOOST_TEST(contains(ganh({"orders", "--find", "PM-9"}).out, "Không có đơn nào như vậy."));
}

BOOST_FIXTURE_TEST_CASE(shares_of_days_that_run_backwards_are_refused, Desk) {
  import();

  const auto ended = ganh({"shares", "--from", "30/11/2026", "--to", "1/11/2026", "--lang", "en"});

  BOOST_TEST(ended.status == 1);
  BOOST_TEST(contains(ended.err, "The first day is after the last."), ended.err);
}

BOOST_FIXTURE_TEST_CASE(stock_is_adjusted_only_from_what_the_counter_saw, Desk) {
  import();

  const auto stale = ganh({"stock", "adjust", "L2026-004", "--expected", "70 kg", "--counted",
                           "79 kg", "--why", "kiểm kê"});
  const auto done = ganh({"stock", "adjust", "L2026-004", "--expected", "80 kg", "--counted",
                          "78,5 kg", "--why", "kiểm kê"});
  const auto other_unit = ganh({"stock", "adjust", "L2026-004", "--expected", "1 quả", "--counted",
                                "2 quả", "--why", "kiểm kê"});

  BOOST_TEST(stale.status == 1);
  BOOST_TEST(done.status == 0, done.err);
  BOOST_TEST(contains(done.out, "80 kg → 78,5 kg"), done.out);
  BOOST_TEST(other_unit.status == 1);
}

BOOST_FIXTURE_TEST_CASE(erasing_by_command_keeps_customers_as_long_as_the_setting_says, Desk) {
  import();
  std::ofstream(std::filesystem::path(data) / "ganh.toml") << "customers_kept_days = 30\n";

  const auto looked = ganh({"orders", "erase-customers"});

  BOOST_TEST(looked.status == 0, looked.err);
  BOOST_TEST(contains(looked.out, "customers_kept_days: giữ 30 ngày"), looked.out);
}

BOOST_AUTO_TEST_SUITE_END()
