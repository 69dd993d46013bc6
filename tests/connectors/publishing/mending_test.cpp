#include "connectors/publishing/mending.h"

#include "connectors/publishing/rate_limit.h"
#include "tests/connectors/publishing/audited.h"

using namespace ganh;
using namespace ganh::connectors;
using channel::ListingState;
using publishing::DriftKind;
using publishing::DriftState;
using publishing::OutboxState;
using publishing::Work;

BOOST_AUTO_TEST_SUITE(mending_test)

BOOST_AUTO_TEST_CASE(a_price_changed_there_is_told_and_set_right_above_both_versions) {
  Audited stall;
  Found found = at_price(19'000);
  found.version = 1'000;

  const auto drifts = stall.audit(found);

  BOOST_REQUIRE(drifts.size() == 1U);
  BOOST_TEST((drifts[0].kind == DriftKind::price));
  BOOST_TEST(drifts[0].ours == "25000");
  BOOST_TEST(drifts[0].theirs == "19000");
  BOOST_TEST((drifts[0].state == DriftState::mending));
  const Task sent = stall.accept();
  const auto& item = std::get<SendPrices>(sent).items.at(0);
  BOOST_TEST(item.price.vnd == 25'000);
  BOOST_TEST(item.version > 1'000);
  BOOST_TEST((stall.drift(DriftKind::price).state == DriftState::mended));
  BOOST_TEST((stall.drift(DriftKind::price).mended_at == stall.clock.now()));
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(a_title_changed_there_is_set_right_without_being_published_again) {
  Audited stall;
  Found found = as_it_stands();
  found.title = "Gạo rẻ nhất chợ";

  stall.audit(found);

  const Task sent = stall.accept();
  BOOST_TEST(std::get<SendListings>(sent).listings.at(0).title == "Gạo Bao Thai, túi");
  BOOST_TEST(std::get<SendListings>(sent).listings.at(0).external_id == "AC-1");
  BOOST_TEST(stall.open() == 0);
}

BOOST_AUTO_TEST_CASE(packs_told_by_somebody_else_are_set_right) {
  Audited stall;
  Found found = as_it_stands();
  found.packs = 500;

  stall.audit(found);

  const Task sent = stall.accept();
  BOOST_TEST(std::get<SendStock>(sent).items.at(0).packs == 10);
  BOOST_TEST((stall.drift(DriftKind::stock).state == DriftState::mended));
}

BOOST_AUTO_TEST_CASE(packs_that_a_marketplace_does_not_keep_as_told_are_said_once_more) {
  Audited stall;
  Found found = as_it_stands();
  found.packs.reset();

  BOOST_TEST(stall.audit(found).empty());

  const Task sent = stall.accept();
  BOOST_TEST(std::get<SendStock>(sent).items.at(0).packs == 10);
  BOOST_TEST(stall.open() == 0);
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(where_nothing_is_mended_packs_are_not_said_once_more) {
  Audited stall(R"({"buffer_packs":0,"audit":"tell"})");
  Found found = as_it_stands();
  found.packs.reset();

  stall.audit(found);

  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(what_stands_is_not_compared_while_a_text_thought_lost_is_being_decided) {
  Audited stall;
  Found found = at_price(19'000);
  found.ticket = "request 112";
  stall.ask_for_one();

  BOOST_TEST(stall.compare(stall.question(), {found}).empty());

  BOOST_REQUIRE(stall.standing().put_off.size() == 1U);
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(a_listing_that_is_gone_is_looked_up_and_made_again) {
  Audited stall(R"({"buffer_packs":0})", "postmart");

  stall.audit(gone());

  BOOST_TEST((stall.listing().state == ListingState::absent));
  BOOST_TEST(!stall.next());  // it may be out of sight for a moment: not at once
  stall.clock.advance(publishing::backoff_first);
  const auto look_up = stall.next();
  BOOST_REQUIRE(look_up);
  BOOST_REQUIRE(std::holds_alternative<LookUp>(look_up->task));
  stall.answer(look_up->sent, {gone()});
  const auto creation = stall.next();
  BOOST_REQUIRE(creation);
  BOOST_TEST(std::get<SendListings>(creation->task).listings.at(0).external_id.empty());
  BOOST_TEST(std::get<SendListings>(creation->task).listings.at(0).price.vnd == 25'000);
  stall.answer(creation->sent, {Accepted{rice_sku, "AC-2"}});
  stall.plan();
  BOOST_TEST(std::get<SendStock>(stall.accept()).items.at(0).packs == 10);
  BOOST_TEST(stall.listing().external_id == "AC-2");
  BOOST_TEST((stall.drift(DriftKind::missing).state == DriftState::mended));
}

BOOST_AUTO_TEST_CASE(a_listing_that_was_only_out_of_sight_is_not_made_twice) {
  Audited stall(R"({"buffer_packs":0})", "postmart");
  stall.audit(gone());
  stall.clock.advance(publishing::backoff_first);

  stall.answer(stall.next()->sent, {as_it_stands()});

  const Task sent = stall.accept();
  BOOST_TEST(std::get<SendListings>(sent).listings.at(0).external_id == "AC-1");
  BOOST_TEST((stall.listing().state == ListingState::live));
}

BOOST_AUTO_TEST_CASE(another_listing_under_our_sku_is_taken_over) {
  Audited stall;
  Found found = as_it_stands();
  found.external_id = "AC-9";

  const auto drifts = stall.audit(found);

  BOOST_REQUIRE(drifts.size() == 1U);
  BOOST_TEST((drifts[0].kind == DriftKind::replaced));
  const Task sent = stall.accept();
  BOOST_TEST(std::get<SendListings>(sent).listings.at(0).external_id == "AC-9");
}

BOOST_AUTO_TEST_CASE(a_version_above_ours_means_that_somebody_else_has_written) {
  Audited stall;
  Found found = as_it_stands();
  found.version = 77;

  const auto drifts = stall.audit(found);

  BOOST_REQUIRE(drifts.size() == 1U);
  BOOST_TEST((drifts[0].kind == DriftKind::version));
  BOOST_TEST(std::get<SendListings>(stall.accept()).listings.at(0).version > 77);
}

BOOST_AUTO_TEST_CASE(what_waits_for_publish_is_compared_and_goes_on_waiting) {
  Audited stall;
  stall.new_price(rice_sku, 27'000);
  stall.plan();

  stall.audit(at_price(19'000));

  const auto row = stall.row(Work::price);
  BOOST_REQUIRE(row);
  BOOST_TEST((row->state == OutboxState::held));
  BOOST_TEST(!stall.next());
  const auto rehearsal = stall.rehearse();
  BOOST_REQUIRE(rehearsal.listings.size() == 1U);
  BOOST_TEST(rehearsal.listings[0].fields.at(0).from == "19.000 đ");
  stall.release(rehearsal);
  BOOST_TEST(std::get<SendPrices>(stall.accept()).items.at(0).price.vnd == 27'000);
  BOOST_TEST(stall.open() == 0);
}

BOOST_AUTO_TEST_CASE(a_price_that_was_set_there_to_what_waits_here_is_agreed) {
  Audited stall;
  stall.new_price(rice_sku, 27'000);
  stall.plan();

  stall.audit(at_price(27'000));

  BOOST_TEST(!stall.row(Work::price));
  BOOST_TEST((stall.drift(DriftKind::price).state == DriftState::mended));
}

BOOST_AUTO_TEST_CASE(a_title_changed_there_is_set_right_although_a_price_was_refused) {
  Audited stall(R"({"buffer_packs":0,"follows":true})");
  stall.new_price(rice_sku, 27'000);
  stall.plan();
  stall.answer(stall.next()->sent, {Refused{rice_sku, "3001", "Giá quá cao"}});
  stall.plan();
  Found found = as_it_stands();
  found.title = "Gạo rẻ nhất chợ";

  stall.audit(found);

  BOOST_TEST(std::get<SendListings>(stall.accept()).listings.at(0).title == "Gạo Bao Thai, túi");
}

BOOST_AUTO_TEST_CASE(a_price_that_is_not_told_is_not_compared) {
  Audited stall;

  BOOST_TEST(stall.audit(at_price(0)).empty());
}

BOOST_AUTO_TEST_CASE(a_channel_may_only_tell) {
  Audited stall(R"({"buffer_packs":0,"audit":"tell"})");

  BOOST_TEST(stall.audit(at_price(19'000)).size() == 1U);

  BOOST_TEST(!stall.next());
  BOOST_TEST(stall.listing().price_vnd.value_or(0) == 25'000);
  BOOST_TEST((stall.drift(DriftKind::price).state == DriftState::told));
  BOOST_TEST(stall.audit(at_price(19'000)).empty());
  stall.audit(at_price(25'000));
  BOOST_TEST((stall.drift(DriftKind::price).state == DriftState::mended));
}

BOOST_AUTO_TEST_CASE(what_was_only_told_is_mended_once_the_channel_mends) {
  Audited stall(R"({"buffer_packs":0,"audit":"tell"})");
  stall.audit(at_price(19'000));
  stall.channel = stall.connect(R"({"buffer_packs":0})");

  stall.audit(at_price(19'000));

  BOOST_TEST(std::get<SendPrices>(stall.accept()).items.at(0).price.vnd == 25'000);
}

BOOST_AUTO_TEST_CASE(what_comes_back_every_night_is_left_to_a_person) {
  Audited stall;
  for (int night = 0; night < publishing::mends_max; ++night) {
    stall.audit(at_price(19'000));
    stall.accept();
    stall.clock.advance(std::chrono::hours{24});
  }

  const auto drifts = stall.audit(at_price(19'000));

  BOOST_REQUIRE(drifts.size() == 1U);
  BOOST_TEST((drifts[0].state == DriftState::left));
  BOOST_TEST(!stall.next());
  BOOST_TEST(stall.audit(at_price(19'000)).empty());
}

BOOST_AUTO_TEST_CASE(after_a_rest_it_is_mended_again) {
  Audited stall;
  for (int night = 0; night < publishing::mends_max; ++night) {
    stall.audit(at_price(19'000));
    stall.accept();
  }
  stall.clock.advance(publishing::mends_rest + std::chrono::hours{1});

  stall.audit(at_price(19'000));

  BOOST_TEST(std::get<SendPrices>(stall.accept()).items.at(0).price.vnd == 25'000);
}

BOOST_AUTO_TEST_CASE(a_price_is_set_right_although_a_text_was_refused) {
  Audited stall(follows_by_itself);
  stall.rice_with("Gạo chữa bệnh.");
  stall.plan();
  stall.answer(stall.next()->sent, {Refused{rice_sku, "3001", "Không chữa bệnh"}});
  stall.plan();

  stall.audit(at_price(19'000));

  BOOST_TEST(std::get<SendPrices>(stall.accept()).items.at(0).price.vnd == 25'000);
}

BOOST_AUTO_TEST_CASE(a_locked_price_waits_to_be_set_right) {
  Audited stall;
  stall.audit(at_price(19'000));

  stall.answer(stall.next()->sent, {Locked{rice_sku, std::chrono::hours{1}}});

  BOOST_TEST(!stall.next());
  BOOST_TEST((stall.drift(DriftKind::price).state == DriftState::mending));
  stall.clock.advance(std::chrono::hours{1});
  BOOST_TEST(std::get<SendPrices>(stall.accept()).items.at(0).price.vnd == 25'000);
}

BOOST_AUTO_TEST_SUITE_END()
