#include "connectors/publishing/next_task.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using channel::ListingState;
using publishing::OutboxState;
using publishing::Work;

namespace {

// A marketplace that decides later, or one that follows by itself; answers get lost.
struct Doubtful : Stall {
  using Stall::Stall;

  std::vector<publishing::Sent> sent_and_lost() {
    const auto sent = next();
    BOOST_REQUIRE(sent);
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      for (const auto& one : sent->sent) publishing::mark_unknown(c, one.row, c.now());
      return {};
    }));
    return sent->sent;
  }
  void offer(bool available) {
    BOOST_REQUIRE(command([&](auto& c) {
      auto row = *catalog::products::find_pack(c.rows(), "GAO-1KG");
      row.pack.available = available;
      return catalog::products::put(c, row.pack, row.version);
    }));
    plan();
  }
  Found found(std::string external_id, std::int64_t version, std::int64_t price_vnd) const {
    return {.sku = "GAO-1KG",
            .present = true,
            .external_id = std::move(external_id),
            .ticket = "",
            .version = version,
            .title = "",
            .price = {price_vnd},
            .packs = 0};
  }
};

constexpr std::string_view follows = R"({"follows":true})";

}  // namespace

BOOST_AUTO_TEST_SUITE(unknown_outcomes_test)

BOOST_AUTO_TEST_CASE(a_text_that_changes_while_its_creation_is_sent_makes_no_second_one) {
  Stall stall(follows, "postmart");
  stall.plan();
  const auto creation = stall.next();
  stall.rice_with("Gạo mới.");
  stall.plan();

  stall.answer(creation->sent, {Pending{"GAO-1KG", "R1"}});
  stall.plan();

  BOOST_TEST(!stall.next());
  stall.answer({}, {Accepted{"GAO-1KG", "L1"}});
  stall.plan();
  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "L1"}});  // its stock
  const auto update = stall.next();
  BOOST_REQUIRE(update);
  const auto& listing = std::get<SendListings>(update->task).listings.at(0);
  BOOST_TEST(listing.external_id == "L1");
  BOOST_TEST(listing.description == "Gạo mới.");
}

BOOST_AUTO_TEST_CASE(a_text_that_changes_while_a_creation_is_unknown_makes_no_second_one) {
  Doubtful stall(follows, "postmart");
  stall.plan();
  stall.sent_and_lost();
  stall.rice_with("Gạo mới.");
  stall.plan();

  const auto look_up = stall.next();
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  Found undecided = stall.found("", 1, 25'000);
  undecided.ticket = "R1";
  stall.answer(look_up->sent, {undecided});
  stall.plan();

  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(a_price_of_unknown_outcome_is_looked_up_before_a_text_brings_the_old_one) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.sent_and_lost();
  stall.rice_with("Gạo mới.");
  stall.plan();

  const auto look_up = stall.next();
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  stall.answer(look_up->sent, {stall.found("AC-1", 1, 30'000)});

  const auto text = stall.next();
  BOOST_REQUIRE(std::holds_alternative<SendListings>(text->task));
  BOOST_TEST(std::get<SendListings>(text->task).listings.at(0).price.vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(a_price_that_did_not_arrive_is_sent_again) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.sent_and_lost();

  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  BOOST_TEST(std::get<SendPrices>(again->task).items.at(0).price.vnd == 30'000);
}

// What was sent may arrive even after it has been looked for.
BOOST_AUTO_TEST_CASE(a_price_that_is_taken_back_while_unknown_is_said_at_a_higher_version) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  const std::int64_t lost = stall.sent_and_lost().at(0).row.sent_version;
  stall.new_price("GAO-1KG", 25'000);
  stall.plan();

  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  const auto& item = std::get<SendPrices>(again->task).items.at(0);
  BOOST_TEST(item.price.vnd == 25'000);
  BOOST_TEST(item.version > lost);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_taken_back_while_unknown_is_said_at_a_higher_version) {
  Doubtful stall(follows);
  stall.stand();
  stall.rice_with("Gạo mới.");
  stall.plan();
  const std::int64_t lost = stall.sent_and_lost().at(0).row.sent_version;
  stall.rice_with("Gạo dẻo và thơm.");
  stall.plan();

  const auto look_up = stall.next();
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  stall.answer(look_up->sent, {stall.found("AC-1", lost - 1, 25'000)});

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  const auto& listing = std::get<SendListings>(again->task).listings.at(0);
  BOOST_TEST(listing.description == "Gạo dẻo và thơm.");
  BOOST_TEST(listing.version > lost);
}

// The answer of the look-up may be older than what is still on its way.
BOOST_AUTO_TEST_CASE(a_text_brings_the_newest_price_that_was_sent_though_it_was_not_found) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.sent_and_lost();
  stall.rice_with("Gạo mới.");
  stall.plan();

  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});

  const auto text = stall.next();
  BOOST_REQUIRE(std::holds_alternative<SendListings>(text->task));
  BOOST_TEST(std::get<SendListings>(text->task).listings.at(0).price.vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(a_text_does_not_bring_a_price_that_was_refused) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "3004", "Giá quá cao"}});
  stall.rice_with("Gạo mới.");
  stall.plan();

  const auto text = stall.next();
  BOOST_REQUIRE(std::holds_alternative<SendListings>(text->task));
  BOOST_TEST(std::get<SendListings>(text->task).listings.at(0).price.vnd == 25'000);
}

BOOST_AUTO_TEST_CASE(a_price_that_was_not_found_and_is_taken_back_is_said_at_a_higher_version) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  const std::int64_t lost = stall.sent_and_lost().at(0).row.sent_version;
  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});

  stall.new_price("GAO-1KG", 25'000);
  stall.plan();

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  const auto& item = std::get<SendPrices>(again->task).items.at(0);
  BOOST_TEST(item.price.vnd == 25'000);
  BOOST_TEST(item.version > lost);
}

// Where text and price are two calls, the text stands before the price is found to be locked.
BOOST_AUTO_TEST_CASE(a_text_that_is_taken_back_while_its_price_is_locked_is_said_again) {
  Stall stall;
  stall.stand();
  stall.rice_with("Gạo mới.");
  stall.publish();
  stall.answer(stall.next()->sent, {Locked{"GAO-1KG", std::chrono::minutes{5}}});

  stall.rice_with("Gạo dẻo và thơm.");
  stall.plan();
  stall.clock.advance(std::chrono::minutes{5});

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  const auto& listing = std::get<SendListings>(again->task).listings.at(0);
  BOOST_TEST(listing.description == "Gạo dẻo và thơm.");
}

// What came before it may have arrived, or part of it.
BOOST_AUTO_TEST_CASE(a_text_that_stood_is_said_again_after_another_was_refused) {
  Doubtful stall(follows);
  stall.stand();
  stall.rice_with("Gạo mới.");
  stall.plan();
  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "422", "Giá quá thấp"}});

  stall.rice_with("Gạo dẻo và thơm.");
  stall.plan();

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  const auto& listing = std::get<SendListings>(again->task).listings.at(0);
  BOOST_TEST(listing.description == "Gạo dẻo và thơm.");
  stall.answer(again->sent, {Accepted{"GAO-1KG", "AC-1"}});
  stall.plan();
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(
    what_was_taken_back_and_not_offered_meanwhile_is_said_when_it_is_offered_again) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.sent_and_lost();
  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});
  stall.new_price("GAO-1KG", 25'000);
  stall.plan();
  stall.sent_and_lost();

  stall.offer(false);
  Found earlier = stall.found("AC-1", 1, 25'000);
  earlier.price_version = 1;
  stall.answer(stall.next()->sent, {earlier});
  BOOST_TEST(!stall.next());
  stall.offer(true);

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  BOOST_TEST(std::get<SendPrices>(again->task).items.at(0).price.vnd == 25'000);
}

// The price that is found may be the one from before, while another is still on its way.
BOOST_AUTO_TEST_CASE(a_price_stands_when_it_is_found_at_the_version_it_was_sent_at) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.sent_and_lost();
  stall.new_price("GAO-1KG", 25'000);
  stall.plan();
  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});
  const std::int64_t lost = stall.sent_and_lost().at(0).row.sent_version;

  Found earlier = stall.found("AC-1", 1, 25'000);
  earlier.price_version = lost - 1;
  stall.answer(stall.next()->sent, {earlier});
  BOOST_REQUIRE(stall.row(Work::price));
  stall.sent_and_lost();
  Found there = stall.found("AC-1", 1, 25'000);
  there.price_version = stall.row(Work::price)->sent_version;
  stall.answer(stall.next()->sent, {there});

  BOOST_TEST(!stall.row(Work::price));
}

BOOST_AUTO_TEST_CASE(what_is_tried_again_is_not_taken_for_what_was_refused_before) {
  Doubtful stall(follows);
  stall.stand();
  stall.new_price("GAO-1KG", 30'000);
  stall.plan();
  stall.answer(stall.next()->sent, {Refused{"GAO-1KG", "3004", "Giá quá cao"}});
  stall.new_price("GAO-1KG", 28'000);
  stall.plan();
  stall.sent_and_lost();

  stall.lot("L1", stall.rice, stall.grower, 10'000);  // something else of it changes
  stall.plan();
  stall.answer(stall.next()->sent, {stall.found("AC-1", 1, 25'000)});

  const auto price = stall.row(Work::price);
  BOOST_REQUIRE(price);
  BOOST_TEST(price->price_vnd == 28'000);
}

BOOST_AUTO_TEST_CASE(what_is_offered_again_while_its_creation_is_unknown_is_still_created) {
  Doubtful stall(follows, "postmart");
  stall.plan();
  stall.sent_and_lost();
  stall.offer(false);
  stall.offer(true);

  Found nothing = stall.found("", 0, 0);
  nothing.present = false;
  stall.answer(stall.next()->sent, {nothing});

  const auto again = stall.next();
  BOOST_REQUIRE(again);
  BOOST_TEST(std::get<SendListings>(again->task).listings.at(0).sku == "GAO-1KG");
}

// It may stand there with nobody knowing of it.
BOOST_AUTO_TEST_CASE(a_creation_tried_in_vain_is_looked_up_when_it_is_not_offered_any_more) {
  Doubtful stall(follows);
  stall.plan();
  stall.sent_and_lost();
  const auto again = stall.next();
  BOOST_REQUIRE(stall.command([&](auto& c) -> Result<> {
    publishing::retry_at(c, again->sent.at(0).row, c.now());  // it was not carried out
    return {};
  }));

  stall.offer(false);

  const auto look_up = stall.next();
  BOOST_REQUIRE(look_up);
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  stall.answer(look_up->sent, {stall.found("AC-1", 5, 25'000)});
  BOOST_TEST((stall.listing().state == ListingState::live));
  BOOST_TEST(stall.listing().external_id == "AC-1");
  BOOST_TEST(!stall.row(Work::content));
}

BOOST_AUTO_TEST_CASE(a_creation_not_offered_any_more_while_it_is_tried_again_is_looked_up) {
  Doubtful stall(follows);
  stall.plan();
  stall.sent_and_lost();
  const auto again = stall.next();
  stall.offer(false);
  BOOST_REQUIRE(stall.command([&](auto& c) -> Result<> {
    publishing::retry_at(c, again->sent.at(0).row, c.now());  // it was not carried out
    return {};
  }));

  const auto look_up = stall.next();
  BOOST_REQUIRE(look_up);
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  Found nothing = stall.found("", 0, 0);
  nothing.present = false;
  stall.answer(look_up->sent, {nothing});
  BOOST_TEST(!stall.row(Work::content));
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_SUITE_END()
