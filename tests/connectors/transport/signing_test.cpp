#include "connectors/transport/signing.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::connectors::transport;

namespace {

// The example that standardwebhooks.com's own libraries are tested with.
constexpr const char* secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr const char* id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr const char* body = R"({"test": 2432232314})";
constexpr Time sent{std::chrono::seconds{1614265330}};
constexpr const char* signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

std::string verdict(const WebhookHeaders& headers, Time now = sent, std::string_view text = body) {
  const auto result = verify_webhook(secret, headers, now, text);
  return result ? "holds" : result.error().faults.at(0).reason;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signing_test)

BOOST_AUTO_TEST_CASE(digests_are_those_of_the_standards) {
  BOOST_TEST(hex(sha256("abc")) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // Lazada's example of a signed call.
  BOOST_TEST(hex(hmac_sha256("helloworld",
                             "/order/getaccess_tokentestapp_key123456order_id1234sign_"
                             "methodsha256timestamp1517820392000")) ==
             "4190d32361cfb9581350222f345cb77f3b19f0e31d162316848a2c1ffd5fab4a");
  // HMAC of nothing with no key, whatever was signed before.
  BOOST_TEST(hex(hmac_sha256({}, {})) ==
             "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

BOOST_AUTO_TEST_CASE(base64_reads_back_and_only_its_one_spelling_is_taken) {
  const std::string bytes("\x00\xFF xo\xC3", 6);
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    const std::string part = bytes.substr(0, size);
    BOOST_TEST((parse_base64(base64(part)) == part));
  }
  for (const char* text :
       {"A", "AB", "ABC", "AB=C", "====", " QQ==", "QQ==\n", "QR==", "Q===", "QQ==QQ=="}) {
    BOOST_TEST(!parse_base64(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(a_webhook_is_signed_as_the_standard_says) {
  const auto headers = sign_webhook(secret, id, sent, body);

  BOOST_TEST(headers.timestamp == "1614265330");
  BOOST_TEST(headers.signature == signature);
  BOOST_TEST(verdict(headers) == "holds");
}

BOOST_AUTO_TEST_CASE(one_good_signature_among_several_is_enough) {
  BOOST_TEST(verdict({id, "1614265330", std::string("v1,AAAA v1a,x ") + signature}) == "holds");
}

BOOST_AUTO_TEST_CASE(anything_changed_breaks_the_signature) {
  BOOST_TEST(verdict({"msg_other", "1614265330", signature}) == "webhook.signature");
  BOOST_TEST(verdict({id, "1614265331", signature}) == "webhook.signature");
  BOOST_TEST(verdict({id, "1614265330", signature}, sent, "{}") == "webhook.signature");
  BOOST_TEST(verdict({id, "", ""}) == "webhook.signature");
  BOOST_TEST(verdict({id, "99999999999999999", signature}) == "webhook.signature");
  BOOST_TEST(!verify_webhook("whsec_", sign_webhook("whsec_", id, sent, body), sent, body));
}

BOOST_AUTO_TEST_CASE(a_webhook_holds_for_five_minutes_either_way) {
  const WebhookHeaders headers{id, "1614265330", signature};

  BOOST_TEST(verdict(headers, sent + webhook_tolerance) == "holds");
  BOOST_TEST(verdict(headers, sent - webhook_tolerance) == "holds");
  BOOST_TEST(verdict(headers, sent + webhook_tolerance + Duration{1}) == "webhook.too_old");
  BOOST_TEST(verdict(headers, sent - webhook_tolerance - Duration{1}) == "webhook.too_old");
}

BOOST_AUTO_TEST_SUITE_END()
