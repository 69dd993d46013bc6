#include "connectors/publishing/audit.h"

#include "tests/connectors/publishing/audited.h"

using namespace ganh;
using namespace ganh::connectors;

BOOST_AUTO_TEST_SUITE(audit_test)

BOOST_AUTO_TEST_CASE(what_stands_as_it_should_is_no_drift) {
  Audited stall;

  const auto drifts = stall.audit(as_it_stands());

  BOOST_TEST(drifts.empty());
  BOOST_TEST(stall.standing().looked_at == 1);
  BOOST_TEST(stall.standing().differing == 0);
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(what_is_on_its_way_is_not_compared) {
  Audited stall(follows_by_itself);
  stall.new_price(rice_sku, 27'000);
  stall.plan();
  stall.ask_for_one();

  const auto asked = stall.question();

  BOOST_TEST(asked.listings.empty());
  BOOST_TEST(!asked.is_finished);
  stall.accept();
  stall.clock.advance(publishing::put_off_wait);
  BOOST_TEST(stall.question().listings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_changed_between_question_and_answer_is_asked_about_again) {
  Audited stall(follows_by_itself);
  stall.ask_for_one();
  const auto asked = stall.question();
  stall.new_price(rice_sku, 27'000);
  stall.plan();
  stall.accept();

  const auto drifts = stall.compare(asked, {as_it_stands()});

  BOOST_TEST(drifts.empty());
  BOOST_TEST(stall.listing().price_vnd.value_or(0) == 27'000);
  BOOST_TEST(stall.question().listings.empty());
  stall.clock.advance(publishing::put_off_wait);
  const auto again = stall.question();
  BOOST_REQUIRE(again.listings.size() == 1U);
  stall.compare(again, {at_price(27'000)});
  BOOST_TEST(stall.question().is_finished);
  BOOST_TEST(stall.standing().looked_at == 1);
}

BOOST_AUTO_TEST_CASE(what_stays_on_its_way_is_given_up_on_until_the_next_audit) {
  Audited stall(follows_by_itself);
  stall.new_price(rice_sku, 27'000);
  stall.plan();
  stall.ask_for_one();

  int rounds = 0;
  while (!stall.question().is_finished && ++rounds < 10) {
    stall.clock.advance(publishing::put_off_wait);
  }

  BOOST_TEST(rounds == publishing::put_off_rounds_max);
  BOOST_TEST(stall.standing().unseen == 1);
  BOOST_TEST(stall.standing().looked_at == 0);
}

BOOST_AUTO_TEST_CASE(it_begins_by_itself_at_night) {
  Audited stall;
  BOOST_TEST(stall.question().listings.empty());
  const Time due = stall.standing().next_at;
  const Date day = date_in_vietnam(due);

  BOOST_TEST((due >= start_of_day(day) + std::chrono::hours{1}));
  BOOST_TEST((due < start_of_day(day) + std::chrono::hours{4}));
  stall.clock.advance(due - stall.clock.now());
  const auto asked = stall.question();
  BOOST_REQUIRE(asked.listings.size() == 1U);
  stall.compare(asked, {as_it_stands()});
  BOOST_TEST(stall.question().is_finished);
  BOOST_TEST((stall.standing().next_at == due + std::chrono::hours{24}));
}

BOOST_AUTO_TEST_CASE(it_goes_on_where_it_was) {
  Audited stall;
  stall.look_up_max = 1;
  stall.pack("GAO-2KG", stall.rice, 2000);
  stall.publish();
  stall.answer(stall.next()->sent, {Accepted{"GAO-2KG", "AC-2"}});
  stall.plan();
  stall.answer(stall.next()->sent, {Accepted{"GAO-2KG", "AC-2"}});
  stall.ask_for_one();
  stall.compare(stall.question(), {as_it_stands()});

  const auto lost = stall.question();
  const auto again = stall.question();

  BOOST_REQUIRE(lost.listings.size() == 1U);
  BOOST_REQUIRE(again.listings.size() == 1U);
  BOOST_TEST(lost.listings[0].sku == "GAO-2KG");
  BOOST_TEST(again.listings[0].sku == "GAO-2KG");
  BOOST_TEST(stall.standing().looked_at == 1);
}

BOOST_AUTO_TEST_CASE(a_question_without_an_answer_is_put_again) {
  Audited stall;
  stall.ask_for_one();

  stall.compare(stall.question(), {});

  BOOST_TEST(stall.question().listings.empty());
  stall.clock.advance(publishing::put_off_wait);
  BOOST_TEST(stall.question().listings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_look_up_is_bounded_by_what_the_marketplace_can_look_up_alone) {
  Audited stall(R"({"buffer_packs":0,"batch_max":1})");
  stall.pack("GAO-5KG", stall.rice, 5000);
  stall.publish();
  stall.answer(stall.next()->sent, {Accepted{"GAO-5KG", "AC-5"}});
  stall.plan();
  while (const auto stock = stall.next()) {
    stall.answer(stock->sent, {Accepted{stock->sent.front().reference, "AC-5"}});
  }
  stall.ask_for_one();

  BOOST_TEST(stall.question().listings.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
