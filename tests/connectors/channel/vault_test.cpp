#include "connectors/channel/vault.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::connectors::channel;

namespace {

struct Safe {
  Vault vault = Vault::make();
  Place place{"coop_thien_an", "chan_1", "secret"};
  std::string sealed = vault.seal("canary-s3cret", place);
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(vault_test, Safe)

BOOST_AUTO_TEST_CASE(what_is_sealed_opens_in_its_place_and_shows_nothing) {
  BOOST_TEST(sealed.starts_with("v1:"));
  BOOST_TEST(sealed.find("canary") == std::string::npos);
  BOOST_TEST(is_sealed(sealed));
  BOOST_TEST(!is_sealed("canary-s3cret"));
  BOOST_TEST(vault.open(sealed, place).value_or("") == "canary-s3cret");
}

BOOST_AUTO_TEST_CASE(the_same_secret_is_never_sealed_alike) {
  BOOST_TEST(vault.seal("canary-s3cret", place) != sealed);
}

BOOST_AUTO_TEST_CASE(what_is_moved_to_another_place_stays_closed) {
  BOOST_TEST(!vault.open(sealed, {"coop_nam_lanh", "chan_1", "secret"}));
  BOOST_TEST(!vault.open(sealed, {"coop_thien_an", "chan_2", "secret"}));
  BOOST_TEST(!vault.open(sealed, {"coop_thien_an", "chan_1", "key"}));
}

BOOST_AUTO_TEST_CASE(whatever_letter_is_changed_it_stays_closed) {
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string changed = sealed;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    BOOST_TEST(!vault.open(changed, place), at);
  }
  BOOST_TEST(!vault.open(sealed.substr(0, sealed.size() - 4), place));
  BOOST_TEST(!vault.open("v1:", place));
}

BOOST_AUTO_TEST_CASE(another_key_or_none_opens_nothing) {
  BOOST_TEST(!Vault::make().open(sealed, place));
  BOOST_TEST(!Vault().open(sealed, place));
}

BOOST_AUTO_TEST_CASE(a_key_is_read_from_its_text_and_from_nothing_else) {
  const auto again = Vault::from_text(vault.key_text() + "\n");

  BOOST_REQUIRE(again);
  BOOST_TEST(again->open(sealed, place).has_value());
  for (const char* text : {"", "\n", "c2hvcnQ=", "no key at all"}) {
    BOOST_TEST(!Vault::from_text(text), text);
  }
  BOOST_TEST(!Vault::from_text(vault.key_text() + vault.key_text()));
}

BOOST_AUTO_TEST_SUITE_END()
