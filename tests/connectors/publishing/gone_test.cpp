#include "connectors/channel/readiness.h"
#include "tests/connectors/publishing/audited.h"

using namespace ganh;
using namespace ganh::connectors;
using channel::ListingState;
using publishing::DriftKind;
using publishing::DriftState;
using publishing::Work;

namespace {

constexpr Duration a_while = std::chrono::minutes{5};  // longer than the first waits

struct TakenDown : Audited {
  explicit TakenDown(std::string_view rules = follows_by_itself,
                     std::string_view connector = "agriconnect")
      : Audited(rules, connector) {}

  void goes_on(const Outcome& outcome) {
    const auto sent = next();
    BOOST_REQUIRE(sent);
    answer(sent->sent, {outcome});
    plan();
  }
  // All that is said until nothing more is due.
  void is_made_anew() {
    clock.advance(a_while);
    const auto creation = next();
    BOOST_REQUIRE(creation);
    const auto& made = std::get<SendListings>(creation->task).listings.at(0);
    BOOST_TEST(made.external_id == "");
    BOOST_TEST(made.price.vnd == look([&](auto& s) {
      return catalog::products::find_pack(s, rice_sku)->pack.price.vnd;
    }));
    answer(creation->sent, {Accepted{rice_sku, "AC-2"}});
    plan();
    goes_on(Accepted{rice_sku, "AC-2"});
    BOOST_TEST(!next());
    BOOST_TEST(listing().external_id == "AC-2");
    BOOST_TEST(packs_accepted() == 11);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(gone_test)

BOOST_AUTO_TEST_CASE(a_figure_for_what_was_taken_down_has_it_made_anew) {
  TakenDown stall;
  stall.lot("L2", stall.rice, stall.grower, 1'000);
  stall.plan();

  stall.goes_on(Gone{rice_sku});

  BOOST_TEST((stall.drift(DriftKind::missing).state == DriftState::mending));
  BOOST_TEST((stall.listing().state == ListingState::absent));
  stall.is_made_anew();
  BOOST_TEST((stall.drift(DriftKind::missing).state == DriftState::mended));
}

BOOST_AUTO_TEST_CASE(where_two_creations_make_two_listings_it_is_looked_up_first) {
  TakenDown stall(follows_by_itself, "postmart");
  stall.lot("L2", stall.rice, stall.grower, 1'000);
  stall.plan();
  stall.goes_on(Gone{rice_sku});
  BOOST_TEST(!stall.next());

  stall.clock.advance(a_while);
  const auto look_up = stall.next();

  BOOST_REQUIRE(look_up);
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  stall.answer(look_up->sent, {gone()});
  stall.plan();
  stall.is_made_anew();
}

BOOST_AUTO_TEST_CASE(a_price_for_what_was_taken_down_goes_with_the_new_one) {
  TakenDown stall;
  stall.lot("L2", stall.rice, stall.grower, 1'000);
  stall.plan();
  stall.goes_on(Accepted{rice_sku, "AC-1"});
  stall.new_price(rice_sku, 31'000);
  stall.plan();

  stall.goes_on(Gone{rice_sku});

  stall.is_made_anew();
  BOOST_TEST(stall.listing().price_vnd.value() == 31'000);
}

BOOST_AUTO_TEST_CASE(a_text_for_what_was_taken_down_becomes_its_creation) {
  TakenDown stall;
  stall.lot("L2", stall.rice, stall.grower, 1'000);
  stall.plan();
  stall.goes_on(Accepted{rice_sku, "AC-1"});
  stall.rice_with("Gạo mới.");
  stall.plan();

  stall.goes_on(Gone{rice_sku});

  stall.is_made_anew();
  BOOST_TEST(channel::parse_content(stall.listing().content).description == "Gạo mới.");
}

BOOST_AUTO_TEST_CASE(where_nothing_is_to_be_mended_it_is_told_and_tried_again_later) {
  TakenDown stall(R"({"follows":true,"buffer_packs":0,"audit":"tell"})");
  stall.lot("L2", stall.rice, stall.grower, 1'000);
  stall.plan();

  stall.goes_on(Gone{rice_sku});

  BOOST_TEST((stall.drift(DriftKind::missing).state == DriftState::told));
  BOOST_TEST(!stall.next());
  BOOST_TEST((stall.row(Work::stock)->due_at > stall.clock.now()));
}

BOOST_AUTO_TEST_CASE(what_is_being_decided_is_not_made_anew) {
  TakenDown stall;
  stall.rice_with("Gạo mới.");
  stall.lot("L2", stall.rice, stall.grower, 1'000);
  stall.plan();
  const auto stock = stall.next();
  stall.answer(stall.next()->sent, {Pending{rice_sku, "R1"}});

  stall.answer(stock->sent, {Gone{rice_sku}});

  BOOST_TEST((stall.listing().state == ListingState::pending));
  BOOST_TEST(stall.open() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
