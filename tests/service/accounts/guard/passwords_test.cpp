#include "service/accounts/guard/passwords.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::service::accounts::guard;

namespace {

std::string refusal_of(std::string_view password) {
  const auto checked = Passwords::check(password, "lan.thienan");
  return checked ? "" : checked.error().faults.at(0).reason;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(passwords_test)

BOOST_AUTO_TEST_CASE(a_password_has_8_to_200_letters) {
  BOOST_TEST(refusal_of("ngắn quá") == "");
  BOOST_TEST(refusal_of("ngắn lắ") == "password.too_short");
  BOOST_TEST(refusal_of("a        b") == "password.too_short");
  std::string longest;
  for (int i = 0; i < 50; ++i) longest += "ốkáy";
  BOOST_TEST(refusal_of(longest) == "");
  BOOST_TEST(refusal_of(longest + "a") == "password.too_long");
  BOOST_TEST(refusal_of(std::string(10'000'000, 'x')) == "password.too_long");
}

BOOST_AUTO_TEST_CASE(what_is_tried_first_is_refused) {
  for (const char* password : {"12345678", "matkhau123", "Mật khẩu 123", "ANH YÊU EM", "aaaaaaaaa",
                               "abababab", "Hợp tác xã"}) {
    BOOST_TEST(refusal_of(password) == "password.common", password);
  }
  BOOST_TEST(refusal_of("Lan.ThienAn") == "password.is_login");
  BOOST_TEST(refusal_of("con trâu\u200B đi trước") == "password.not_text");
}

BOOST_AUTO_TEST_CASE(a_hash_is_argon2id_at_the_cost_that_is_asked_of_it) {
  Passwords passwords;

  const auto hash = passwords.hash("con trâu đi trước");

  BOOST_REQUIRE(hash);
  BOOST_TEST(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  BOOST_TEST(*passwords.verify(*hash, "con trâu đi trước"));
  BOOST_TEST(!*passwords.verify(*hash, "con trâu đi sau"));
  BOOST_TEST(!*passwords.verify({}, "con trâu đi trước"));
}

BOOST_AUTO_TEST_CASE(a_gate_lets_in_and_makes_wait_no_more_than_it_was_told) {
  Gate gate(2, 0);
  {
    const auto first = gate.enter();
    const auto second = gate.enter();
    BOOST_TEST((first && second));
    BOOST_TEST(!gate.enter());
  }
  BOOST_TEST(gate.enter().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
