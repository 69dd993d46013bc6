#include "connectors/publishing/settle.h"

#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using channel::ListingState;
using publishing::OutboxState;
using publishing::Work;

namespace {

// A listing that stands with ten packs, and fifteen on hand: fifteen are to be sent.
struct Standing : Stall {
  Standing() : Stall(R"({"buffer_packs":0})") {
    lot("L1", rice, grower, 10'000);
    stand();
    lot("L2", rice, grower, 5'000);
    plan();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(settle_test)

BOOST_AUTO_TEST_CASE(what_was_accepted_stands_and_its_row_is_gone) {
  Stall stall;
  stall.publish();

  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});

  BOOST_TEST((stall.listing().state == ListingState::live));
  BOOST_TEST(stall.listing().external_id == "AC-1");
  BOOST_TEST(stall.listing().price_vnd.value_or(0) == 25'000);
  BOOST_TEST(!stall.row(Work::content));
}

BOOST_AUTO_TEST_CASE(a_listing_that_was_made_anew_is_told_its_stock_anew) {
  Stall stall(R"({"follows":true})");
  stall.stand();
  stall.rice_with("Gạo mới.");
  stall.plan();

  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "AC-2"}});
  stall.plan();

  const auto next = stall.next();
  BOOST_REQUIRE(next);
  BOOST_REQUIRE(std::holds_alternative<SendStock>(next->task));
  BOOST_TEST(std::get<SendStock>(next->task).items.at(0).external_id == "AC-2");
}

BOOST_AUTO_TEST_CASE(what_was_refused_waits_until_it_is_changed) {
  Stall stall;
  stall.publish();
  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "3007", "Mã vạch của người khác"}});
  BOOST_TEST(stall.rehearse().listings.empty());
  BOOST_TEST(stall.listing().their_words == "Mã vạch của người khác");

  stall.rice_with("Gạo mới.");

  BOOST_TEST(stall.rehearse().listings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_made_while_it_was_sent_follows_afterwards) {
  Stall stall(R"({"follows":true})");
  stall.plan();
  const auto sent = stall.next();

  stall.rice_with("Gạo mới.");
  stall.plan();
  BOOST_TEST(!stall.next());
  stall.answer(sent->sent, {Accepted{"GAO-1KG", "AC-1"}});
  stall.plan();
  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});  // its stock goes first

  const auto after = stall.next();
  BOOST_REQUIRE(after);
  BOOST_TEST(std::get<SendListings>(after->task).listings.at(0).description == "Gạo mới.");
  BOOST_TEST(std::get<SendListings>(after->task).listings.at(0).external_id == "AC-1");
}

BOOST_AUTO_TEST_CASE(superseded_by_our_own_version_means_an_earlier_try_arrived) {
  Standing stall;
  const auto sent = stall.next();
  const auto version = std::get<SendStock>(sent->task).items.at(0).version;

  stall.answer(sent->sent, {Superseded{"GAO-1KG", version}});

  BOOST_TEST(stall.packs_accepted() == 15);
  BOOST_TEST(!stall.row(Work::stock));
}

BOOST_AUTO_TEST_CASE(superseded_by_a_later_version_is_said_again_above_it) {
  Standing stall;
  const auto sent = stall.next();

  stall.answer(sent->sent, {Superseded{"GAO-1KG", 1'000}});
  const auto again = stall.next();

  BOOST_REQUIRE(again);
  BOOST_TEST(std::get<SendStock>(again->task).items.at(0).version > 1'000);
}

BOOST_AUTO_TEST_CASE(a_locked_price_waits_and_is_not_lost) {
  Stall stall(R"({"follows":true})");
  stall.stand();
  stall.new_price("GAO-1KG", 27'000);
  stall.plan();

  stall.answer(stall.next()->sent, {Locked{"GAO-1KG", std::chrono::hours{1}}});
  BOOST_TEST(!stall.next());
  stall.clock.advance(std::chrono::hours{1});

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  BOOST_TEST(std::get<SendPrices>(again->task).items.at(0).price.vnd == 27'000);
}

BOOST_AUTO_TEST_CASE(a_locked_price_is_told_until_it_stands) {
  Stall stall(R"({"follows":true})");
  stall.stand();
  stall.new_price("GAO-1KG", 27'000);
  stall.plan();
  const Time begun = stall.clock.now();

  stall.answer(stall.next()->sent, {Locked{"GAO-1KG", std::chrono::hours{1}}});

  BOOST_TEST((stall.listing().price_locked_until == begun + std::chrono::hours{1}));
  const auto locked = [&] {
    return stall.look([&](auto& s) { return channel::locked_listings(s, stall.channel.id, 9); });
  };
  BOOST_TEST(locked().size() == 1U);
  stall.clock.advance(std::chrono::hours{1});
  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});
  BOOST_TEST(!stall.listing().price_locked_until);
  BOOST_TEST(locked().empty());
}

BOOST_AUTO_TEST_CASE(a_locked_price_that_is_taken_back_waits_for_nothing) {
  Stall stall(R"({"follows":true})");
  stall.stand();
  stall.new_price("GAO-1KG", 27'000);
  stall.plan();
  stall.answer(stall.next()->sent, {Locked{"GAO-1KG", std::chrono::hours{1}}});

  stall.new_price("GAO-1KG", 25'000);
  stall.plan();

  BOOST_TEST(!stall.listing().price_locked_until);
  BOOST_TEST(!stall.row(Work::price));
}

BOOST_AUTO_TEST_CASE(a_figure_that_is_taken_after_all_leaves_no_refusal) {
  Standing stall;
  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "3010", "too many"}});
  const auto refused = [&] {
    return stall.look([&](auto& s) { return channel::refused_count(s, stall.channel.id); });
  };
  BOOST_TEST(refused() == 1);
  stall.clock.advance(std::chrono::minutes{10});

  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});

  BOOST_TEST(refused() == 0);
}

BOOST_AUTO_TEST_CASE(a_figure_that_was_refused_is_tried_again_later) {
  Standing stall;

  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "500", "busy"}});
  BOOST_TEST(!stall.next());
  stall.clock.advance(std::chrono::minutes{10});

  BOOST_TEST(stall.next().has_value());
}

BOOST_AUTO_TEST_CASE(a_figure_put_off_does_not_hold_back_a_lower_one) {
  Standing stall;
  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "500", "busy"}});
  BOOST_TEST(!stall.next());

  stall.place("X-1", {{"GAO-1KG", 14}});
  stall.plan();

  const auto lowered = stall.next();
  BOOST_REQUIRE(lowered);
  BOOST_TEST(std::get<SendStock>(lowered->task).items.at(0).packs == 1);
}

BOOST_AUTO_TEST_CASE(what_was_withdrawn_while_it_was_sent_is_not_sent_again) {
  Stall stall(R"({"follows":true,"fields":{"description":{"required":true}}})");
  stall.plan();
  const auto sent = stall.next();

  stall.rice_with("");
  stall.plan();
  BOOST_REQUIRE(stall.command([&](auto& c) -> Result<> {
    publishing::retry_at(c, sent->sent.at(0).row, c.now());
    return {};
  }));

  BOOST_TEST(!stall.row(Work::content));
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(nothing_is_called_due_that_waits_for_an_unknown_outcome) {
  Standing stall;
  const auto sent = stall.next();
  stall.new_price("GAO-1KG", 27'000);
  stall.publish();
  const Time later = stall.clock.now() + std::chrono::hours{1};

  BOOST_REQUIRE(stall.command([&](auto& c) -> Result<> {
    publishing::mark_unknown(c, sent->sent.at(0).row, later);
    return {};
  }));

  const auto due = stall.look([&](auto& s) { return publishing::next_due(s, stall.channel.id); });
  BOOST_REQUIRE(due);
  BOOST_TEST((*due == later));
}

BOOST_AUTO_TEST_CASE(what_no_outcome_spoke_of_is_given_back) {
  Standing stall;
  const auto sent = stall.next();

  const auto rest = stall.answer(sent->sent, {});

  BOOST_REQUIRE(rest.size() == 1U);
  BOOST_TEST(rest[0].reference == "GAO-1KG");
}

BOOST_AUTO_TEST_CASE(an_unknown_creation_is_looked_up_before_it_is_sent_again) {
  Stall stall("{}", "postmart");
  stall.publish();
  const auto sent = stall.next();
  BOOST_REQUIRE(stall.command([&](auto& c) -> Result<> {
    publishing::mark_unknown(c, sent->sent.at(0).row, c.now());
    return {};
  }));

  const auto look_up = stall.next();
  BOOST_REQUIRE(look_up);
  BOOST_TEST(std::get<LookUp>(look_up->task).skus.at(0) == "GAO-1KG");
  stall.answer(look_up->sent, {Found{.sku = "GAO-1KG",
                                     .present = true,
                                     .external_id = "",
                                     .ticket = "R1",
                                     .version = 1,
                                     .title = "",
                                     .price = {},
                                     .packs = 0}});

  BOOST_TEST((stall.listing().state == ListingState::pending));
  BOOST_TEST(!stall.row(Work::content));
}

BOOST_AUTO_TEST_CASE(stock_goes_on_while_new_text_of_what_stands_is_undecided) {
  Standing shop;
  shop.answer(shop.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});
  shop.rice_with("Gạo mới.");
  shop.publish();
  shop.answer(shop.next()->sent, {Pending{"GAO-1KG", "T1"}});

  shop.lot("L3", shop.rice, shop.grower, 2'000);
  shop.plan();
  const auto stock = shop.next();

  BOOST_TEST((shop.listing().state == ListingState::pending));
  BOOST_REQUIRE(stock);
  BOOST_TEST(std::get<SendStock>(stock->task).items.at(0).packs == 17);
}

BOOST_AUTO_TEST_CASE(what_stands_stands_on_with_its_old_text_when_the_new_is_rejected) {
  Standing shop;
  shop.answer(shop.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});
  shop.rice_with("Gạo chữa bệnh.");
  shop.publish();
  shop.answer(shop.next()->sent, {Pending{"GAO-1KG", "T1"}});
  shop.answer({}, {Refused{"GAO-1KG", "rejected", "Hứa hẹn chữa bệnh"}});

  shop.new_price("GAO-1KG", 26'000);

  BOOST_TEST((shop.listing().state == ListingState::live));
  BOOST_TEST(shop.listing().their_words == "Hứa hẹn chữa bệnh");
  BOOST_TEST(shop.rehearse().listings.size() == 1U);
  shop.lot("L3", shop.rice, shop.grower, 2'000);
  shop.plan();
  const auto stock = shop.next();
  BOOST_REQUIRE(stock);
  BOOST_TEST(std::holds_alternative<SendStock>(stock->task));
}

BOOST_AUTO_TEST_SUITE_END()
