// What the profile's rules pass is what the marketplace takes: there is one validator, and it is
// held against sandboxes that were written from the contracts alone.
//
// Two things only a marketplace knows and no rule foresees: what its moderators think of a text,
// and to whom a barcode belongs. The catalogues here have neither.

#include "tests/connectors/channel/agreement.h"

#include <boost/test/unit_test.hpp>
#include <functional>

using namespace ganh;
using namespace ganh::connectors;
using namespace ganh::connectors::testing;
using channel::Profile;

namespace {

Profile profile_of(std::string_view connector) {
  return channel::parse_profile(find_connector(connector)->default_profile()).value();
}

std::string told(const Agreement& agreement) {
  if (!agreement.first) return "they agree";
  return "pack " + std::to_string(agreement.first->pack) +
         (agreement.first->too_strict ? ": taken there, here " : ": refused there, ") +
         agreement.first->what;
}

// A profile that is a little wrong.
struct Planted {
  const char* what;
  const char* connector;
  std::function<void(Profile&)> spoil;
};

const Planted planted[] = {
    {"a title one character longer", "postmart", [](Profile& p) { *p.texts.title.chars_max += 1; }},
    {"a description one character longer", "agriconnect",
     [](Profile& p) { *p.texts.description.chars_max += 1; }},
    {"a title counted in bytes", "postmart",
     [](Profile& p) {
       p.texts.title.bytes_max = p.texts.title.chars_max;
       p.texts.title.chars_max.reset();
     }},
    {"an SKU counted in characters", "agriconnect",
     [](Profile& p) {
       p.texts.sku.chars_max = p.texts.sku.bytes_max;
       p.texts.sku.bytes_max.reset();
     }},
    {"a price one đồng higher", "postmart", [](Profile& p) { p.price_max.vnd += 1; }},
    {"a price one đồng lower", "agriconnect", [](Profile& p) { p.price_min.vnd -= 1; }},
    {"a unit by another name", "postmart", [](Profile& p) { p.units[2].second = "cái"; }},
    {"a category that is gone", "agriconnect",
     [](Profile& p) { p.categories[0].second = "NS-LUA"; }},
    {"a description that may be missing", "postmart",
     [](Profile& p) { p.texts.description.required = false; }},
    {"a net content one gram greater", "agriconnect", [](Profile& p) { p.net_base_max += 1; }},
    {"one pack more than a listing shows", "postmart", [](Profile& p) { p.stock_packs_max += 1; }},
    {"a barcode of any form", "agriconnect", [](Profile& p) { p.texts.barcode.pattern.reset(); }},
    {"an origin of several lines", "postmart", [](Profile& p) { p.texts.origin.lines = true; }},
    {"a certificate of any length", "postmart",
     [](Profile& p) { p.texts.certificate.chars_max.reset(); }},
};

constexpr int packs_looked_at = 3'000;

}  // namespace

BOOST_AUTO_TEST_SUITE(agreement_test)

BOOST_AUTO_TEST_CASE(a_marketplace_refuses_what_the_rules_refuse_and_nothing_else) {
  for (const std::string_view connector : {"postmart", "agriconnect"}) {
    const Profile profile = profile_of(connector);
    for (const std::uint64_t seed : {1u, 2u}) {
      const Agreement agreement = compare(connector, profile, profile, seed, packs_looked_at);

      BOOST_TEST_CONTEXT(connector << ", seed " << seed << ": " << told(agreement)) {
        BOOST_TEST(!agreement.first);
        BOOST_TEST(agreement.passed > packs_looked_at / 2);
        BOOST_TEST(agreement.refused > packs_looked_at / 10);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_a_little_wrong_is_caught) {
  for (const auto& [what, connector, spoil] : planted) {
    const Profile right = profile_of(connector);
    Profile wrong = right;
    spoil(wrong);

    const Agreement agreement = compare(connector, wrong, right, 1, packs_looked_at);

    BOOST_TEST(agreement.first.has_value(), what);
    BOOST_TEST_MESSAGE(connector << ", " << what << ": " << told(agreement));
  }
}

BOOST_AUTO_TEST_SUITE_END()
