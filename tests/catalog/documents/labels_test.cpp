#include <boost/test/unit_test.hpp>
#include <vector>

#include "tests/catalog/documents/printed.h"
#include "tests/catalog/documents/samples.h"

using namespace ganh;
using namespace ganh::catalog::documents;
using namespace ganh::tests;

namespace {

Printed printed(const std::vector<ShippingLabel>& labels, Paper paper = Paper::label_100x150) {
  const auto made = shipping_labels(labels, paper);
  BOOST_REQUIRE(made);
  return Printed(*made);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(labels_test)

BOOST_AUTO_TEST_CASE(a_scanner_reads_waybill_and_order_on_every_paper) {
  for (const Paper paper : {Paper::a4, Paper::a5, Paper::label_100x150}) {
    const auto codes = printed({shipping_label_sample()}, paper).codes();
    BOOST_TEST(codes.contains("CODE-128:EB123456785VN"));
    BOOST_TEST(codes.contains("QR-Code:PM2611210007"));
  }
}

BOOST_AUTO_TEST_CASE(the_longest_waybill_allowed_is_still_read) {
  ShippingLabel label = shipping_label_sample();
  label.waybill = "Ab1-Cd2-Ef3-Gh4-Ij5-Kl6.";
  BOOST_REQUIRE_EQUAL(label.waybill.size(), code_128_bytes_max);

  BOOST_TEST(printed({label}).codes().contains("CODE-128:" + label.waybill));
}

BOOST_AUTO_TEST_CASE(the_label_says_where_to_and_what_to_collect) {
  const Printed label = printed({shipping_label_sample()});

  BOOST_TEST(label.info("Page size:").starts_with("283.465 x 425.197"));
  BOOST_TEST(label.shows("Nguyễn Thị Hường"));
  BOOST_TEST(label.shows("phường Nghĩa Đô, thành phố Hà Nội"));
  BOOST_TEST(label.shows("1.235.000 đ"));
  BOOST_TEST(label.shows("Kiện 1/2"));
  BOOST_TEST(label.shows("14,7 kg"));
}

BOOST_AUTO_TEST_CASE(a_label_without_waybill_or_money_says_so) {
  ShippingLabel label = shipping_label_sample();
  label.waybill = "";
  label.to_collect = {0};

  const Printed plain = printed({label});

  BOOST_TEST(plain.shows("Chưa có mã vận đơn"));
  BOOST_TEST(plain.shows("Không thu tiền"));
}

BOOST_AUTO_TEST_CASE(a_label_on_which_money_is_open_never_says_nothing) {
  ShippingLabel label = shipping_label_sample();
  label.collect = ShippingLabel::Collect::undecided;
  const Printed undecided = printed({label});
  label.collect = ShippingLabel::Collect::by_channel;
  const Printed by_channel = printed({label});

  BOOST_TEST(undecided.shows("Chưa chốt tiền thu"));
  BOOST_TEST(undecided.shows("Khách chưa trả 1.235.000 đ"));
  BOOST_TEST(!undecided.shows("Không thu tiền"));
  BOOST_TEST(by_channel.shows("Theo vận đơn của sàn"));
  BOOST_TEST(!by_channel.shows("Không thu tiền"));
}

BOOST_AUTO_TEST_CASE(every_label_has_its_page) {
  ShippingLabel second = shipping_label_sample();
  second.to.name = "Lò Văn Ỏm";

  const Printed both = printed({shipping_label_sample(), second});

  BOOST_TEST(both.pages() == 2);
  BOOST_TEST(both.page(2).find("Lò Văn Ỏm") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_names_and_addresses_are_cut_on_the_label) {
  ShippingLabel label = shipping_label_sample();
  std::string words;
  for (int i = 0; i < 100; ++i) words += "Nghiễm Thượng ";
  label.to = label.from = {words, words, words};
  label.carrier = label.goods = label.note = words;

  const Printed full = printed({label});

  BOOST_TEST(full.pages() == 1);
  BOOST_TEST(full.words_off_the_page() == "");
  BOOST_TEST(full.codes().size() == 2U);
}

BOOST_AUTO_TEST_CASE(codes_that_no_scanner_reads_and_parcels_that_are_not_are_refused) {
  ShippingLabel label = shipping_label_sample();
  label.waybill = "MÃ-ĐƠN";
  label.order_number = "";
  label.parcel = 3;

  const auto refused = shipping_labels(std::vector{label}, Paper::label_100x150);

  BOOST_REQUIRE(!refused);
  BOOST_REQUIRE_EQUAL(refused.error().faults.size(), 3U);
  BOOST_TEST(refused.error().faults[0].field == "labels[0].waybill");
  BOOST_TEST(refused.error().faults[1].field == "labels[0].order_number");
  BOOST_TEST(refused.error().faults[2].reason == "out_of_range");
}

BOOST_AUTO_TEST_SUITE_END()
