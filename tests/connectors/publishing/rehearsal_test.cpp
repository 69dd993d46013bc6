#include "connectors/publishing/rehearsal.h"

#include "connectors/publishing/why_not.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using publishing::Action;

namespace {

std::string why_not(Stall& stall) {
  const auto fault = stall.look([&](auto& s) {
    const auto pack = catalog::products::find_pack(s, "GAO-1KG")->pack;
    const auto product = catalog::products::find_product(s, pack.product)->product;
    return publishing::why_not(s, stall.channel, product, pack,
                               channel::find_listing(s, stall.channel.id, pack.id), stall.today());
  });
  return fault ? fault->reason : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rehearsal_test)

BOOST_AUTO_TEST_CASE(every_pack_is_counted_once) {
  Stall stall;
  stall.pack("GAO-5KG", stall.rice, 5'000);
  stall.pack("GAO-DEAR", stall.rice, 1'000, 900'000'000);
  stall.pack("GAO-2KG", stall.rice, 2'000);
  auto rehearsal = stall.rehearse();
  std::erase_if(rehearsal.listings, [](const auto& of) { return of.sku != "GAO-2KG"; });
  stall.release(rehearsal);

  const auto after = stall.rehearse();

  BOOST_TEST(after.listings.size() == 2U);
  BOOST_TEST(after.not_ready.size() == 1U);
  BOOST_TEST(after.on_the_way == 1);
  BOOST_TEST(after.unchanged == 0);
}

BOOST_AUTO_TEST_CASE(a_price_alone_is_shown_as_from_and_to) {
  Stall stall;
  stall.stand();
  stall.new_price("GAO-1KG", 27'000);

  const auto rehearsal = stall.rehearse();

  BOOST_REQUIRE(rehearsal.listings.size() == 1U);
  BOOST_TEST((rehearsal.listings[0].action == Action::price));
  BOOST_REQUIRE(rehearsal.listings[0].fields.size() == 1U);
  BOOST_TEST(rehearsal.listings[0].fields[0].from == "25.000 đ");
  BOOST_TEST(rehearsal.listings[0].fields[0].to == "27.000 đ");
}

BOOST_AUTO_TEST_CASE(what_the_price_rule_did_is_shown_and_what_it_made_is_sent) {
  Stall stall(R"({"price_rule":{"commission_permille":100,"round_to_vnd":1000}})");

  const auto rehearsal = stall.rehearse();

  BOOST_REQUIRE(rehearsal.listings.size() == 1U);
  BOOST_REQUIRE(rehearsal.listings[0].price);
  BOOST_TEST(rehearsal.listings[0].price->ours.vnd == 25'000);
  BOOST_TEST(rehearsal.listings[0].price->listed.vnd == 28'000);
  BOOST_TEST(rehearsal.listings[0].price->commission.vnd == 2'800);
  stall.release(rehearsal);
  const auto sent = stall.next();
  BOOST_REQUIRE(sent);
  BOOST_TEST(std::get<SendListings>(sent->task).listings.at(0).price.vnd == 28'000);
}

BOOST_AUTO_TEST_CASE(a_price_behind_one_whose_reply_is_lost_is_rehearsed_and_released) {
  Stall stall;
  stall.stand();
  stall.new_price("GAO-1KG", 27'000);
  stall.publish();
  const auto sent = stall.next();
  stall.new_price("GAO-1KG", 28'000);

  const auto rehearsal = stall.rehearse();
  BOOST_REQUIRE(rehearsal.listings.size() == 1U);
  BOOST_TEST(rehearsal.listings[0].fields[0].to == "28.000 đ");
  const auto before = stall.look([&](auto& s) { return publishing::counts(s, stall.channel.id); });
  BOOST_TEST(before.held == 1);
  BOOST_TEST(stall.release(rehearsal).released == 1);

  stall.answer(sent->sent, {Accepted{"GAO-1KG", "AC-1"}});
  const auto row = stall.row(publishing::Work::price);
  BOOST_REQUIRE(row);
  BOOST_TEST((row->state == publishing::OutboxState::ready));
  BOOST_TEST(row->price_vnd == 28'000);
  BOOST_TEST(stall.rehearse().on_the_way == 1);
}

BOOST_AUTO_TEST_CASE(what_was_edited_after_the_rehearsal_is_left_alone_and_reported) {
  Stall stall;
  const auto rehearsal = stall.rehearse();
  stall.rice_with("Gạo mới.");
  stall.plan();

  const auto released = stall.release(rehearsal);

  BOOST_TEST(released.released == 0);
  BOOST_REQUIRE(released.changed_since.size() == 1U);
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(of_a_listing_edited_since_not_even_its_price_goes_out) {
  Stall stall;
  stall.stand();
  stall.rice_with("Gạo mới.");
  stall.new_price("GAO-1KG", 27'000);
  const auto rehearsal = stall.rehearse();
  stall.rice_with("Gạo mới, vụ mùa.");
  stall.plan();

  const auto released = stall.release(rehearsal);

  BOOST_TEST(released.changed_since.size() == 1U);
  BOOST_TEST(!stall.next());
}

BOOST_AUTO_TEST_CASE(one_sentence_says_why_a_pack_cannot_be_bought) {
  Stall stall(R"({"buffer_packs":2,"days_left_min":3})");
  stall.plan();
  BOOST_TEST(why_not(stall) == "listing.waits_for_publish");
  stall.publish();
  BOOST_TEST(why_not(stall) == "listing.on_its_way");
  stall.stand();
  BOOST_TEST(why_not(stall) == "listing.nothing_on_hand");
  stall.lot("L1", stall.rice, stall.grower, 2'000, 2);
  BOOST_TEST(why_not(stall) == "listing.too_near_its_end");
  stall.lot("L2", stall.rice, stall.grower, 2'000, 30);
  BOOST_TEST(why_not(stall) == "listing.kept_back");
  stall.lot("L3", stall.rice, stall.grower, 4'000, 30);
  BOOST_TEST(why_not(stall) == "listing.stock_on_its_way");
  stall.plan();
  stall.answer(stall.next()->sent, {Accepted{"GAO-1KG", "AC-1"}});
  BOOST_TEST(why_not(stall) == "");
  stall.place("X-1", {{"GAO-1KG", 8}});
  BOOST_TEST(why_not(stall) == "listing.all_reserved");
}

BOOST_AUTO_TEST_SUITE_END()
