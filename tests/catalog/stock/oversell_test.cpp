// Everybody wants the last packs at once, through the writer that groups commands.

#include <atomic>
#include <thread>

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

constexpr int clients = 64;
constexpr int last_packs = 100;

struct Market : Farm {
  Market() : Farm(store::Writer::grouped) {}

  const HouseholdId lan = household("H01");
  const HouseholdId mai = household("H02");

  // 100 packs in two lots, one of them pooled, neither a multiple of a pack.
  void bring(const ProductId& product, std::int64_t net_base, const std::string& code) {
    const std::int64_t base = last_packs * net_base + net_base / 2;
    stock::Lot pooled = a_lot(code + "-P", product, lan, base / 3, 30);
    const std::int64_t lans = pooled.received_base / 4;
    pooled.contributions = {{lan, lans}, {mai, pooled.received_base - lans}};
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, pooled, 0); }));
    lot(code, product, mai, base - base / 3, 10);
  }

  products::Pack chicken(const std::string& sku, const ProductId& product) {
    products::Pack pack;
    pack.sku = sku;
    pack.product = product;
    pack.name = "con";
    pack.net_base = 1500;
    pack.price = {150'000};
    pack.catch_weight = true;
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, pack, 0); }));
    return pack;
  }

  // Every client does it `attempts` times; what came of all of them together.
  template <class Fn>
  std::int64_t all_at_once(int round, int attempts, Fn fn) {
    std::atomic<std::int64_t> sum = 0;
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client) {
      threads.emplace_back([&, client] {
        SeededRandomness own(static_cast<std::uint64_t>(round * 1000 + client));
        for (int attempt = 0; attempt < attempts; ++attempt) {
          const auto id = new_id<CommandTag>(clock.now(), own);
          const auto got = database->write([&](store::Write& write) -> Result<std::int64_t> {
            changes::Command command(write, thien_an, {id, "customer", "test"}, clock.now(), own);
            return fn(command);
          });
          if (got) sum += *got;
        }
      });
    }
    for (auto& thread : threads) thread.join();
    return sum;
  }

  // Orders one pack and gives back how many are kept for it.
  Result<std::int64_t> order_one(changes::Command& command, const std::string& sku) const {
    const auto wanted = an_order("PM-" + command.heading().id.text, {{sku.c_str(), 1}});
    const auto placed = orders::place(command, wanted);
    if (!placed) return placed.error();
    return orders::find_order(command.rows(), placed->id)->lines[0].reserved_packs;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(oversell_test, Market)

BOOST_AUTO_TEST_CASE(of_sixty_four_clients_exactly_a_hundred_packs_are_promised_fifty_times_over) {
  for (int round = 0; round < 50; ++round) {
    BOOST_TEST_CONTEXT("round " << round) {
      const std::string code = std::to_string(round);
      const ProductId product_1 = product("SP" + code);
      const products::Pack sold =
          round % 2 == 0 ? pack("GAO" + code, product_1, 500) : chicken("GA" + code, product_1);
      bring(product_1, sold.net_base, code);

      const std::int64_t promised = all_at_once(
          round, 2, [&](changes::Command& command) { return order_one(command, sold.sku); });

      BOOST_TEST(promised == last_packs);
      BOOST_TEST(stock_of(product_1).reserved_base == last_packs * sold.net_base);
    }
  }
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(weighing_more_than_was_promised_never_packs_what_is_not_there) {
  const ProductId hens = product("GA");
  chicken("GA-CON", hens);
  bring(hens, 1500, "L");
  const std::int64_t there = stock_of(hens).on_hand_base;

  const std::int64_t packed =
      all_at_once(1, 2, [&](changes::Command& command) -> Result<std::int64_t> {
        const auto wanted = an_order("PM-" + command.heading().id.text, {{"GA-CON", 1}});
        const auto placed = orders::place(command, wanted);
        if (!placed) return placed.error();
        if (auto confirmed = orders::confirm(command, placed->id); !confirmed) {
          return confirmed.error();
        }
        const auto heavy = orders::pack(command, placed->id, {.lines = {{1, 1, 1700}}});
        if (!heavy) return heavy.error();
        return 1700;
      });

  BOOST_TEST(packed == there / 1700 * 1700);
  BOOST_TEST(stock_of(hens).on_hand_base == there - packed);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
