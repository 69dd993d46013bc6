#include <boost/test/unit_test.hpp>

#include "tests/catalog/documents/printed.h"
#include "tests/catalog/documents/samples.h"

using namespace ganh;
using namespace ganh::catalog::documents;
using namespace ganh::tests;

namespace {

constexpr Paper papers[] = {Paper::a4, Paper::a5, Paper::label_100x150};

Printed printed(const Result<std::string>& made) {
  BOOST_REQUIRE(made);
  return Printed(*made);
}

std::string repeated(std::string_view word, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += word;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(slips_test)

BOOST_AUTO_TEST_CASE(a_packing_slip_says_what_is_in_the_parcel_on_every_paper) {
  for (const Paper paper : papers) {
    const Printed slip = printed(packing_slip(packing_slip_sample(), paper));

    BOOST_TEST(slip.shows("PHIẾU GIAO HÀNG"));
    BOOST_TEST(slip.shows("Nguyễn Thị Hường"));
    BOOST_TEST(slip.shows("Tinh bột nghệ nếp đỏ, hộp 200 g"));
    BOOST_TEST(slip.shows("Thiếu hàng: giao trước 8 túi"));
    BOOST_TEST(slip.shows("L2026-032, Kho 1, kệ A3, 5 kg"));
    BOOST_TEST(slip.shows("1.235.000 đ"));
    BOOST_TEST(slip.shows("Trang 1/1"));
    BOOST_TEST(slip.words_off_the_page() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_reader_finds_the_bank_code_on_every_paper) {
  const PackingSlip sample = packing_slip_sample();
  const auto payload = catalog::money::vietqr_payload(*sample.pay);
  BOOST_REQUIRE(payload);

  for (const Paper paper : papers) {
    BOOST_TEST(printed(packing_slip(sample, paper)).codes().contains("QR-Code:" + *payload));
  }
}

BOOST_AUTO_TEST_CASE(a_reader_finds_the_way_to_the_timeline_on_every_paper) {
  PackingSlip slip = packing_slip_sample();
  slip.pay.reset();
  slip.follow_url = "https://ganh.example/t/t_0123456789abcdefghij";

  for (const Paper paper : papers) {
    const Printed with = printed(packing_slip(slip, paper));
    BOOST_TEST(with.codes().contains("QR-Code:" + slip.follow_url));
    BOOST_TEST(with.shows("Quét mã để xem kiện hàng đang ở đâu"));
    BOOST_TEST(with.words_off_the_page() == "");
  }
}

BOOST_AUTO_TEST_CASE(five_hundred_lines_take_pages_that_each_have_the_head) {
  PackingSlip slip = packing_slip_sample();
  slip.lines.assign(500, slip.lines[1]);

  const Printed long_slip = printed(packing_slip(slip, Paper::a4));

  const int pages = long_slip.pages();
  BOOST_TEST(pages > 10);
  for (const int page : {1, 2, pages - 1}) {
    BOOST_TEST(long_slip.page(page).find("TT Mã hàng Tên hàng Đặt Giao") != std::string::npos);
    BOOST_TEST(long_slip.page(page).find("Trang " + std::to_string(page) + "/" +
                                         std::to_string(pages)) != std::string::npos);
  }
  BOOST_TEST(long_slip.shows("500 MIEN-500"));
}

BOOST_AUTO_TEST_CASE(texts_of_any_length_stay_on_the_paper) {
  PackingSlip slip = packing_slip_sample();
  slip.from.name = repeated("Hợp tác xã Phủ Thông ", 40);
  slip.to.name = repeated("Ẩ", 600);
  slip.to.address = repeated("nghiêng", 200);
  slip.note = repeated("Gọi trước khi giao. ", 50);
  slip.lines[0].sku = repeated("GAO-", 200);
  slip.lines[0].name = repeated("Gạo", 400);

  for (const Paper paper : papers) {
    const Printed full = printed(packing_slip(slip, paper));
    BOOST_TEST(full.words_off_the_page() == "");
    BOOST_TEST(full.pages() <= 2);
  }
}

BOOST_AUTO_TEST_CASE(the_same_values_give_the_same_bytes_and_carry_their_fonts) {
  const auto once = packing_slip(packing_slip_sample(), Paper::a5);
  const auto again = packing_slip(packing_slip_sample(), Paper::a5);

  BOOST_REQUIRE((once && again));
  BOOST_TEST((*once == *again));
  const Printed slip(*once);
  BOOST_TEST(slip.info("CreationDate:") == "");
  BOOST_TEST(slip.info("Title:") == "Phiếu giao hàng KH-000123");
  BOOST_TEST(slip.fonts().find(" yes yes yes ") != std::string::npos);
  BOOST_TEST(slip.fonts().find(" no ") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(decomposed_and_invisible_characters_are_set_right) {
  PackingSlip slip = packing_slip_sample();
  slip.to.name = "Nguye\u0302\u0303n \u202eThi\u0323\u200b Hu\u031bo\u031b\u0300ng";

  BOOST_TEST(printed(packing_slip(slip, Paper::a4)).shows("Nguyễn Thị Hường"));
}

BOOST_AUTO_TEST_CASE(everything_that_cannot_be_printed_is_said_at_once) {
  PackingSlip slip = packing_slip_sample();
  slip.to.name = "\xff";
  slip.note = repeated("x", text_bytes_max + 1);
  slip.lines.clear();

  const auto refused = packing_slip(slip, Paper::a4);

  BOOST_REQUIRE(!refused);
  BOOST_REQUIRE_EQUAL(refused.error().faults.size(), 3U);
  BOOST_TEST(refused.error().faults[0].field == "to.name");
  BOOST_TEST(refused.error().faults[0].reason == "document.not_text");
  BOOST_TEST(refused.error().faults[1].reason == "too_long");
  BOOST_TEST(refused.error().faults[2].reason == "document.no_lines");
}

BOOST_AUTO_TEST_CASE(more_lines_than_a_document_may_have_are_refused) {
  PackingSlip slip = packing_slip_sample();
  slip.lines.assign(lines_max + 1, slip.lines[2]);

  const auto refused = packing_slip(slip, Paper::a4);

  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == Code::limit));
  BOOST_TEST(refused.error().faults[0].reason == "document.too_many_lines");
}

BOOST_AUTO_TEST_CASE(a_payment_that_no_bank_takes_is_refused_under_its_field) {
  PackingSlip slip = packing_slip_sample();
  slip.pay->bank_bin = "97043";

  const auto refused = packing_slip(slip, Paper::a4);

  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().faults[0].field == "pay.bank_bin");
}

BOOST_AUTO_TEST_CASE(a_payout_slip_comes_to_its_net_in_figures_and_words) {
  PayoutSlip slip = payout_sample();
  BOOST_TEST(net(slip).vnd == 1'234'005);

  const Printed north = printed(payout_slip(slip, Paper::a4));
  BOOST_TEST(north.shows("Hộ thực nhận 1.234.005 đ"));
  BOOST_TEST(
      north.shows("Bằng chữ: Một triệu hai trăm ba mươi tư nghìn không trăm linh năm đồng."));
  BOOST_TEST(north.shows("82,5 % của 960.000 đ"));
  BOOST_TEST(!north.shows("Trừ thuế"));
  BOOST_TEST(north.words_off_the_page() == "");

  slip.region = catalog::text::Region::south;
  const Printed south = printed(payout_slip(slip, Paper::a5));
  BOOST_TEST(south.shows("ba mươi bốn ngàn không trăm lẻ năm đồng"));
  BOOST_TEST(south.words_off_the_page() == "");
}

BOOST_AUTO_TEST_CASE(a_household_that_got_too_much_ahead_owes) {
  PayoutSlip slip = payout_sample();
  slip.advances = {2'000'000};

  const Printed owing = printed(payout_slip(slip, Paper::a4));

  BOOST_TEST(owing.shows("Hộ còn nợ hợp tác xã -533.995 đ"));
  BOOST_TEST(owing.shows("Âm năm trăm ba mươi ba nghìn"));
}

BOOST_AUTO_TEST_CASE(many_payout_slips_come_in_one_file_each_on_its_own_page) {
  std::vector<PayoutSlip> slips(3, payout_sample());
  slips[2].lines.clear();  // nothing but what an earlier slip had wrong
  slips[2].corrections = {12'000};

  const Printed all = printed(payout_slips(slips, Paper::a5));

  BOOST_TEST(all.pages() == 3);
  BOOST_TEST(all.shows("Điều chỉnh"));
  slips[1].note = "\xFF";
  const auto refused = payout_slips(slips, Paper::a5);
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().faults.at(0).field == "slips[1].note");
}

BOOST_AUTO_TEST_SUITE_END()
