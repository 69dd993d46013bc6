#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::channel::ListingState;

namespace {

constexpr auto theme = "moderation";

// A listing that waits for its decision.
struct Undecided : Shop {
  explicit Undecided(const Setting& setting) : Shop(setting) {
    start();
    publish();
    in_time("it waits for a decision", [&] { return is(ListingState::pending); });
  }
  bool is(ListingState state) {
    const auto standing = listing();
    return standing && standing->state == state;
  }
};

}  // namespace

PROMISE(what_is_undecided_is_asked_after_until_it_is_decided, .needs = {Ability::decides_later}) {
  Undecided shop(setting);

  shop.step(shop.market().decision_takes() / 2);
  BOOST_TEST(shop.is(ListingState::pending));
  shop.step(shop.market().decision_takes());

  shop.in_time("it stands", [&] { return shop.is(ListingState::live); });
  shop.in_time("with its stock", [&] { return shop.shown() == rice_packs; });
  BOOST_TEST(shop.wire().calls(Call::send_listings) == 1);
}

PROMISE(what_is_undecided_is_asked_after_no_oftener_than_agreed, .needs = {Ability::decides_later},
        .only_polling = true) {
  Undecided shop(setting);
  const int asked = shop.wire().calls(Call::poll_moderation);

  for (int i = 0; i < 60; ++i) shop.step(std::chrono::seconds{1});
  shop.settle();

  BOOST_TEST(shop.wire().calls(Call::poll_moderation) - asked <= 2);
}

PROMISE(a_rejected_listing_keeps_their_words_and_is_not_sent_again,
        .needs = {Ability::decides_later, Ability::rejects}) {
  Undecided shop(setting);

  shop.market().decide(rice, false, "Thiếu giấy tờ.");
  shop.in_time("it is known here", [&] { return shop.is(ListingState::refused); });

  BOOST_TEST(shop.listing()->their_words == "Thiếu giấy tờ.");
  BOOST_TEST(shop.publish() == 0U);
  BOOST_TEST(shop.wire().calls(Call::send_listings) == 1);
}

PROMISE(a_rejected_listing_is_asked_for_anew_when_it_has_changed,
        .needs = {Ability::decides_later, Ability::rejects}) {
  Undecided shop(setting);
  shop.market().decide(rice, false, "Thiếu giấy tờ.");
  shop.in_time("it is known here", [&] { return shop.is(ListingState::refused); });

  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  BOOST_TEST(shop.publish() == 1U);
  shop.in_time("it waits again", [&] { return shop.is(ListingState::pending); });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  shop.in_time("it stands", [&] { return shop.is(ListingState::live); });
  BOOST_TEST(shop.listed().title == "Gạo nếp cái, túi");
  BOOST_TEST(shop.listing()->their_words == "");
}

PROMISE(text_changed_meanwhile_follows_the_decision, .needs = {Ability::decides_later}) {
  Undecided shop(setting);

  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  BOOST_TEST(shop.publish() == 0U);
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});
  shop.in_time("it stands", [&] { return shop.is(ListingState::live); });
  shop.in_time("the new title is shown", [&] {
    shop.publish();
    return shop.listed().title == "Gạo nếp cái, túi";
  });

  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(a_decision_whose_reply_was_lost_is_asked_for_again, .needs = {Ability::decides_later}) {
  Undecided shop(setting);
  shop.wire().next(Call::poll_moderation, 2, loses_reply());

  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  shop.in_time("it stands", [&] { return shop.is(ListingState::live); });
}
