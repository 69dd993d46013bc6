// What stood before a step of the schema stands after it.

#include "connectors/migrations.h"

#include "connectors/receiving/cancellations.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

// The catalog's steps, and the connectors' first five: before cancellations were claimed.
catalog::store::Steps steps_before_claims() {
  catalog::store::Steps steps = catalog::schema_steps();
  steps += schema_steps().first(5);
  return steps;
}

struct OldInbox : catalog::Farm {
  OldInbox() : Farm(catalog::store::Writer::inline_, steps_before_claims()) {}
  OrderId cancelled(const char* number, const char* state) {
    const OrderId id = place(number, {{"GAO-500", 2}});
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      c.rows().run(R"sql(
        INSERT INTO order_cancellations
          (cooperative_id, channel_id, external_id, cancelled_by, why, state, heard_at_us)
        VALUES ($1, 'chan_postmart', $2, 'customer', 'đổi ý', $3, 7))sql",
                   {number, state});
      return {};
    }));
    return id;
  }
  void is_opened_again() {
    database.reset();
    database = folder.open(all_migrations());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations_test, OldInbox,
                         *boost::unit_test::precondition(tests::on_a_file))

BOOST_AUTO_TEST_CASE(what_was_heard_before_cancellations_were_claimed_stands) {
  const OrderId late = cancelled("A1", "late");
  const OrderId settled = cancelled("A2", "settled");

  is_opened_again();

  const auto waiting = look([&](auto& s) { return receiving::late_cancellation_of(s, late); });
  BOOST_REQUIRE(waiting);
  BOOST_TEST(waiting->why == "đổi ý");
  BOOST_TEST((waiting->by == catalog::orders::Party::customer));
  BOOST_TEST(to_us(waiting->heard_at) == 7);
  BOOST_TEST(look([](auto& s) { return receiving::late_cancellations(s, 10); }).size() == 1U);
  BOOST_TEST(!look([&](auto& s) { return receiving::late_cancellation_of(s, settled); }));
  BOOST_TEST(
      look([](auto& s) { return receiving::was_cancelled_there(s, {"chan_postmart"}, "A2"); }));
  BOOST_TEST((look([&](auto& s) { return receiving::cancelled_late(s, late, settled); }) ==
              std::set<OrderId>{late}));
}

BOOST_AUTO_TEST_CASE(a_claim_is_kept_where_none_could_be_before) {
  const OrderId order = cancelled("A1", "settled");
  const OrderId claimed = place("A2", {{"GAO-500", 2}});
  is_opened_again();

  for (const char* number : {"A1", "A2"}) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      receiving::claim(c, {"chan_postmart"}, number);
      return {};
    }));
  }

  BOOST_TEST(!look([&](auto& s) { return receiving::claimed_at(s, order); }).has_value());
  BOOST_TEST(look([&](auto& s) { return receiving::claimed_at(s, claimed); }).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
