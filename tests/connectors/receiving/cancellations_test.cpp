#include "connectors/receiving/cancellations.h"

#include "connectors/publishing/order_tellings.h"
#include "connectors/receiving/inbox.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::orders::Party;

namespace {

// Of one order, and what is done about its cancellation.
struct Cancelling : Stall {
  Cancelling() {
    lot("L1", rice, grower, 10'000);
    plan();
    import({Received { an_order("A1", {{ "GAO-1KG", 2 }}), "", "{}" }});
    order = look([&](auto& s) { return catalog::orders::find_order(s, channel.id, "A1"); })->id;
    plan();
  }
  void import(const std::vector<Outcome>& outcomes) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<receiving::Imported> {
      return receiving::import(c, channel, outcomes);
    }));
  }
  void the_marketplace_says_so() {
    import({OrderCancelled { "A1", Party::customer, "đổi ý", "" }});
  }
  void cancelled_by(Party by) {
    BOOST_REQUIRE(command([&](auto& c) {
      return catalog::orders::cancel(c, order, {by, "hết hàng"});
    }));
  }
  void a_clerk_says_that_the_marketplace_did() {
    cancelled_by(Party::channel);
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      receiving::claim(c, channel.id, "A1");
      return {};
    }));
  }
  // What is being told now.
  std::vector<publishing::Sent> telling() {
    plan();
    const auto assignment = next();
    BOOST_REQUIRE(assignment && std::holds_alternative<TellOrder>(assignment->task));
    return assignment->sent;
  }
  std::size_t refused() {
    return look([](auto& s) { return publishing::refused_cancellations(s, 10); }).size();
  }
  std::size_t unheard() {
    return look([&](auto& s) {
             return receiving::unheard_claims(s, clock.now() - std::chrono::hours{1}, 10);
           })
        .size();
  }

  OrderId order;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cancellations_test, Cancelling)

BOOST_AUTO_TEST_CASE(what_a_marketplace_refused_is_settled_when_it_cancels_the_order_itself) {
  cancelled_by(Party::cooperative);
  answer(telling(), {TellRefused{"A1", "", "đơn đang xử lý"}});
  BOOST_TEST(refused() == 1U);

  the_marketplace_says_so();

  BOOST_TEST(refused() == 0U);
}

BOOST_AUTO_TEST_CASE(a_refusal_that_comes_after_the_marketplaces_own_word_needs_nobody) {
  cancelled_by(Party::cooperative);
  const auto sent = telling();
  the_marketplace_says_so();

  answer(sent, {TellRefused{"A1", "", "đã hủy rồi"}});

  BOOST_TEST(refused() == 0U);
}

BOOST_AUTO_TEST_CASE(a_claimed_cancellation_is_asked_after_until_the_marketplace_says_so) {
  a_clerk_says_that_the_marketplace_did();
  plan();
  BOOST_TEST(look([&](auto& s) { return publishing::told_until(s, channel.id, order); }) < 3);
  BOOST_TEST(unheard() == 0U);

  clock.advance(std::chrono::hours{2});
  BOOST_TEST(unheard() == 1U);
  BOOST_TEST(!look([&](auto& s) { return receiving::was_cancelled_there(s, channel.id, "A1"); }));

  the_marketplace_says_so();

  BOOST_TEST(unheard() == 0U);
  BOOST_TEST(look([&](auto& s) { return receiving::was_cancelled_there(s, channel.id, "A1"); }));
  const auto kept = look([&](auto& s) { return catalog::orders::find_order(s, order); });
  BOOST_TEST((kept->cancelled->by == Party::channel));
  BOOST_TEST(look([](auto& s) { return receiving::late_cancellations(s, 10); }).empty());
}

BOOST_AUTO_TEST_CASE(a_claim_that_somebody_looked_into_stays_settled_whatever_comes) {
  a_clerk_says_that_the_marketplace_did();
  clock.advance(std::chrono::hours{2});
  const auto look_into = [&] {
    bool was_claimed = false;
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      was_claimed = receiving::settle_claim(c, order, "đã hủy trên trang");
      return {};
    }));
    return was_claimed;
  };

  BOOST_TEST(look([&](auto& s) { return receiving::claimed_at(s, order); }).has_value());

  BOOST_TEST(look_into());

  BOOST_TEST(unheard() == 0U);
  BOOST_TEST(!look([&](auto& s) { return receiving::claimed_at(s, order); }).has_value());
  BOOST_TEST(!look_into());
  the_marketplace_says_so();
  BOOST_TEST(unheard() == 0U);
}

BOOST_AUTO_TEST_CASE(what_the_marketplace_said_first_is_no_claim) {
  the_marketplace_says_so();

  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    receiving::claim(c, channel.id, "A1");
    return {};
  }));

  clock.advance(std::chrono::hours{2});
  BOOST_TEST(unheard() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
