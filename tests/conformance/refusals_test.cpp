#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::channel::ListingState;

namespace {

constexpr auto theme = "refusals";

// A second pack, of which something is what this marketplace does not take.
constexpr auto tea = "CHE-100G";

struct WithTea : OpenShop {
  explicit WithTea(const Setting& setting) : OpenShop(setting) {
    put_tea(market().refused_description(), market().refused_barcode());
    publish();
    step(market().decision_takes() + std::chrono::minutes{1});
    in_time("it is refused", [&] { return state() == ListingState::refused; });
  }
  void put_tea(const std::string& description, const std::string& barcode) {
    put_product("Chè Tân Cương", description.empty() ? "Chè búp." : description, "CHE", "Chè");
    put_pack(tea, 100, 60'000, {.barcode = barcode, .product = "CHE"});
  }
  ListingState state() {
    const auto standing = listing(tea);
    return standing ? standing->state : ListingState::absent;
  }
};

}  // namespace

PROMISE(what_they_refuse_keeps_their_words_and_is_not_sent_again, .needs = {Ability::refuses}) {
  WithTea shop(setting);
  const int sent = shop.wire().calls(Call::send_listings);

  BOOST_TEST(shop.publish() == 0U);
  shop.step(std::chrono::hours{1});
  shop.settle();

  BOOST_TEST(!shop.listing(tea)->their_words.empty());
  BOOST_TEST(!shop.listing(tea)->their_code.empty());
  BOOST_TEST(shop.wire().calls(Call::send_listings) == sent);
  BOOST_TEST(shop.shown(tea) == -1);
}

PROMISE(what_they_refuse_is_taken_when_it_has_changed, .needs = {Ability::refuses}) {
  WithTea shop(setting);

  shop.put_tea("", "");
  BOOST_TEST(shop.publish() == 1U);
  shop.in_time("it was sent", [&] { return shop.state() != ListingState::refused; });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  shop.in_time("it stands", [&] { return shop.state() == ListingState::live; });
  BOOST_TEST(shop.listing(tea)->their_words == "");
}

PROMISE(what_they_refuse_keeps_nothing_else_back, .needs = {Ability::refuses}) {
  WithTea shop(setting);

  shop.put_lot("L02", 10'000, 50);
  shop.put_pack(rice, 1000, 47'000);
  shop.publish();

  shop.in_time("the others go on", [&] {
    return shop.shown() == rice_packs + 10 && shop.listed().price_vnd == 47'000;
  });
}
