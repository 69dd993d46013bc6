// A day that turns where several services see it. There is no lease for it: what the day changes is
// found and done inside the cooperative's turn.

#include <set>
#include <thread>

#include "catalog/stock/day.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

BOOST_FIXTURE_TEST_SUITE(shared_day_test, Farm)

BOOST_AUTO_TEST_CASE(of_services_that_see_the_day_turn_together_one_does_it) {
  constexpr int services = 4;
  const ProductId rice = product("GAO");
  pack("GAO-500", rice, 500);
  lot("L1", rice, household("H01"), 5000, 0);
  const OrderId id = place("PM-1", {{"GAO-500", 4}});
  BOOST_TEST(order(id).lines.at(0).reserved_packs == 4);
  const std::int64_t before = changes();
  days_pass(1);

  std::vector<std::unique_ptr<store::Database>> openings;
  for (int i = 0; i < services; ++i) openings.push_back(folder.open(schema_steps()));
  std::vector<std::thread> threads;
  for (int i = 0; i < services; ++i) {
    threads.emplace_back([&, i] {
      SeededRandomness own(static_cast<std::uint64_t>(100 + i));
      const auto command_id = new_id<CommandTag>(clock.now(), own);
      (void)openings[static_cast<std::size_t>(i)]->write([&](store::Write& write) -> Result<> {
        changes::Command command(write, thien_an, {command_id, "system", "a day has begun"},
                                 clock.now(), own);
        stock::turn_day(command);
        return {};
      });
    });
  }
  for (auto& thread : threads) thread.join();

  std::set<std::string> doers;
  for (const auto& change : look([&](auto& s) { return changes::changes_after(s, before, 100); })) {
    doers.insert(change.command.text);
  }
  BOOST_TEST(doers.size() == 1U);
  BOOST_TEST(order(id).lines.at(0).reserved_packs == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
