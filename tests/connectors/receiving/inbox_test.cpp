#include "connectors/receiving/inbox.h"

#include "connectors/channel/cursors.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Arrivals : Stall {
  Arrivals() {
    lot("L1", rice, grower, 10'000);
    plan();
  }
  Received received(const std::string& id, std::int64_t packs = 1) const {
    return {an_order(id, {{"GAO-1KG", packs}}), "receipt-" + id, "{}"};
  }
  receiving::Imported import(const std::vector<Outcome>& outcomes) {
    return command([&](auto& c) -> Result<receiving::Imported> {
             return receiving::import(c, channel, outcomes);
           })
        .value();
  }
  std::size_t orders_standing() {
    return look([](auto& s) { return catalog::orders::orders_before(s, "", 10).size(); });
  }
  std::string cursor() {
    return look([&](auto& s) { return channel::find_cursor(s, channel.id); })->orders_cursor;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inbox_test, Arrivals)

BOOST_AUTO_TEST_CASE(an_order_stands_once_however_often_it_comes) {
  import({received("A1")});
  const auto again = import({received("A1"), received("A1")});

  BOOST_TEST(orders_standing() == 1U);
  BOOST_TEST(again.stood_already == 2);
  BOOST_TEST(look([&](auto& s) { return receiving::times_received(s, channel.id, "A1"); }) == 3);
}

BOOST_AUTO_TEST_CASE(an_order_that_cannot_be_read_goes_aside_and_the_others_go_on) {
  const auto imported =
      import({Poisoned{"A1", "no lines", "", "{\"x\":1}"}, received("A2"), received("A3", -4)});

  BOOST_TEST(orders_standing() == 1U);
  BOOST_TEST(imported.quarantined == 2);
  const auto aside = look([](auto& s) { return receiving::quarantine(s, 10); });
  BOOST_REQUIRE(aside.size() == 2U);
  BOOST_TEST(!aside[0].why.empty());
}

BOOST_AUTO_TEST_CASE(an_order_that_comes_again_readable_leaves_the_quarantine) {
  import({Poisoned { "A1", "cut short", "", "{" }});

  import({received("A1")});

  BOOST_TEST(orders_standing() == 1U);
  BOOST_TEST(look([](auto& s) { return receiving::quarantine(s, 10); }).empty());
}

BOOST_AUTO_TEST_CASE(the_cursor_moves_with_the_orders_it_speaks_of) {
  import({received("A1"), Cursor { "1", false }});
  BOOST_TEST(cursor() == "1");

  const auto failed = command([&](auto& c) -> Result<> {
    receiving::import(c, channel, {received("A2"), Cursor{"2", false}});
    return error(Code::not_now, "", "changed_since");
  });

  BOOST_TEST(!failed);
  BOOST_TEST(cursor() == "1");
  BOOST_TEST(orders_standing() == 1U);
}

BOOST_AUTO_TEST_CASE(receipts_wait_until_they_are_acknowledged) {
  import({received("A1"), Poisoned { "A2", "no lines", "receipt-A2", "{}" }});
  const auto receipts =
      look([&](auto& s) { return receiving::waiting_receipts(s, channel.id, 10); });
  BOOST_REQUIRE(receipts.size() == 2U);

  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    receiving::acknowledged(c, channel.id, receipts[0]);
    return {};
  }));

  BOOST_TEST(look([&](auto& s) { return receiving::waiting_receipts(s, channel.id, 10); }).size() ==
             1U);
}

BOOST_AUTO_TEST_SUITE_END()
