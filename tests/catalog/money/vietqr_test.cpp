#include "catalog/money/vietqr.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::catalog::money;

namespace {

VietQr payment(std::optional<ganh::catalog::measure::Money> amount = {}) {
  return {"970403", "0011012345678", amount, ""};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vietqr_test)

// The first is the example of an independent encoder (npm vietnam-qr-pay).
BOOST_AUTO_TEST_CASE(without_an_amount_it_is_static_with_one_it_is_dynamic) {
  const auto standing = vietqr_payload({"970416", "257678859", {}, ""});
  const auto paid_once = vietqr_payload({"970416", "257678859", {{10'000}}, "Chuyển tiền"});

  BOOST_REQUIRE(standing);
  BOOST_TEST(*standing ==
             "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA"
             "53037045802VN6304AE9F");
  BOOST_REQUIRE(paid_once);
  BOOST_TEST(
      paid_once->starts_with("00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA"
                             "53037045405100005802VN62150811CHUYEN TIEN6304"));
}

BOOST_AUTO_TEST_CASE(a_purpose_is_folded_and_cut_for_the_bank) {
  BOOST_TEST(vietqr_purpose("Trả đơn hàng ĐH-000123") == "TRA DON HANG DH 000123");
  BOOST_TEST(vietqr_purpose("  “Gạo”\n—  nếp ") == "GAO NEP");
  BOOST_TEST(vietqr_purpose("Thanh toán đơn hàng số 2026") == "THANH TOAN DON HANG SO 20");
  BOOST_TEST(vietqr_purpose("Thanh toán tiền gạo tháng 11") == "THANH TOAN TIEN GAO THANG");
  BOOST_TEST(vietqr_purpose("…") == "");
}

BOOST_AUTO_TEST_CASE(everything_wrong_with_a_payment_is_said_at_once) {
  const auto refused = vietqr_payload({"97040", "0011-0123", {{0}}, ""});

  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == Code::invalid));
  BOOST_REQUIRE_EQUAL(refused.error().faults.size(), 3U);
  BOOST_TEST(refused.error().faults[0].reason == "bank_bin.malformed");
  BOOST_TEST(refused.error().faults[1].reason == "bank_account.malformed");
  BOOST_TEST(refused.error().faults[2].reason == "payment.amount");
}

BOOST_AUTO_TEST_CASE(an_account_and_an_amount_have_their_limits) {
  VietQr full{"970436", "1234567890ABCdef123", {{vietqr_amount_vnd_max}}, ""};
  BOOST_TEST(vietqr_payload(full).has_value());

  full.account += "4";
  BOOST_TEST(!vietqr_payload(full).has_value());
  full.account = "";
  BOOST_TEST(!vietqr_payload(full).has_value());
  BOOST_TEST(!vietqr_payload(payment({{vietqr_amount_vnd_max + 1}})).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
