// Random commands against a small model of the books: after every step both say the same.

#include <algorithm>
#include <map>

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct ModelLot {
  int product = 0;
  Date expires_on{};
  std::int64_t on_hand = 0;
};

struct ModelLine {
  int product = 0;
  std::int64_t net = 0;
  std::int64_t packs = 0;
  std::int64_t reserved = 0;
  std::int64_t packed = 0;
  std::map<std::string, std::int64_t> picks = {};  // by lot code
};

struct ModelOrder {
  State state = State::received;
  std::vector<ModelLine> lines;
};

// What the catalog promises, in the plainest way; knows no database.
struct Model {
  Date today{};
  std::map<std::string, ModelLot> lots;      // by code
  std::map<std::string, ModelOrder> orders;  // by id: oldest first

  std::int64_t unexpired(int product) const {
    std::int64_t sum = 0;
    for (const auto& [code, lot] : lots) {
      if (lot.product == product && lot.expires_on >= today) sum += lot.on_hand;
    }
    return sum;
  }
  std::int64_t reserved(int product) const {
    std::int64_t sum = 0;
    for (const auto& [id, order] : orders) {
      for (const auto& line : order.lines) {
        if (line.product == product) sum += line.reserved * line.net;
      }
    }
    return sum;
  }
  void settle(int product) {
    for (auto order = orders.rbegin(); order != orders.rend(); ++order) {
      for (auto line = order->second.lines.rbegin(); line != order->second.lines.rend(); ++line) {
        while (line->product == product && line->reserved > 0 &&
               reserved(product) > unexpired(product)) {
          --line->reserved;
        }
      }
    }
  }
  void cover(ModelOrder& order) {
    for (ModelLine& line : order.lines) {
      while (line.reserved < line.packs &&
             reserved(line.product) + line.net <= unexpired(line.product)) {
        ++line.reserved;
      }
    }
  }
  bool pack(ModelOrder& order) {
    if (order.state != State::confirmed) return false;
    const auto before = orders;
    for (const ModelLine& line : order.lines) settle(line.product);
    cover(order);
    if (std::all_of(order.lines.begin(), order.lines.end(),
                    [](const ModelLine& line) { return line.reserved == 0; })) {
      orders = before;
      return false;
    }
    for (ModelLine& line : order.lines) take(line);
    order.state = State::packed;
    return true;
  }
  void take(ModelLine& line) {
    std::vector<std::pair<Date, std::string>> by_date;
    for (const auto& [code, lot] : lots) {
      if (lot.product == line.product && lot.expires_on >= today) {
        by_date.emplace_back(lot.expires_on, code);
      }
    }
    std::sort(by_date.begin(), by_date.end());
    std::int64_t missing = line.reserved * line.net;
    line.packed = std::exchange(line.reserved, 0);
    for (const auto& [date, code] : by_date) {
      const std::int64_t taken = std::min(missing, lots[code].on_hand);
      if (taken > 0) line.picks[code] = taken;
      lots[code].on_hand -= taken;
      missing -= taken;
    }
  }
  bool cancel(ModelOrder& order) {
    if (!may_follow(order.state, State::cancelled)) return false;
    for (ModelLine& line : order.lines) {
      line.reserved = 0;
      for (const auto& [code, quantity] : line.picks) lots[code].on_hand += quantity;
    }
    order.state = State::cancelled;
    return true;
  }
};

struct Season : Farm {
  explicit Season(std::uint64_t seed) : dice(seed) { model.today = today(); }

  std::int64_t roll(std::int64_t below) {
    return static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(below));
  }
  std::string some_order() {
    return std::next(model.orders.begin(), roll(static_cast<std::int64_t>(model.orders.size())))
        ->first;
  }

  void receive_lot() {
    const int product = static_cast<int>(roll(2));
    const std::string code = "L" + std::to_string(100 + model.lots.size());
    const int days_left = static_cast<int>(roll(6));
    const std::int64_t base = 1 + roll(4000);
    lot(code, products[product], home, base, days_left);
    model.lots[code] = {product, today() + std::chrono::days{days_left}, base};
  }
  void place_order() {
    NewOrder order = an_order("PM-" + std::to_string(model.orders.size()), {});
    ModelOrder expected;
    for (std::int64_t i = 0, lines = 1 + roll(3); i < lines; ++i) {
      const auto& [sku, product, net] = packs[static_cast<std::size_t>(roll(3))];
      const std::int64_t wanted = 1 + roll(6);
      order.lines.push_back({sku, sku, wanted, {1000 * (i + 1)}});
      expected.lines.push_back({product, net, wanted});
    }
    const auto placed = command([&](auto& c) { return orders::place(c, order); });
    BOOST_REQUIRE(placed);
    model.cover(model.orders[placed->id.text] = expected);
  }
  void move_order() {
    const std::string id = some_order();
    ModelOrder& expected = model.orders[id];
    switch (roll(4)) {
      case 0: {
        const bool may = expected.state == State::received;
        if (may) {
          expected.state = State::confirmed;
          model.cover(expected);
        }
        BOOST_TEST(confirm({id}).has_value() == may);
        return;
      }
      case 1:
        BOOST_TEST(pack_up({id}).has_value() == model.pack(expected));
        return;
      case 2: {
        const bool may = expected.state == State::packed;
        if (may) expected.state = State::shipped;
        BOOST_TEST(ship({id}).has_value() == may);
        return;
      }
      default:
        BOOST_TEST(cancel({id}).has_value() == model.cancel(expected));
        return;
    }
  }
  void count_lot() {
    auto& [code, expected] =
        *std::next(model.lots.begin(), roll(static_cast<std::int64_t>(model.lots.size())));
    const std::int64_t counted = roll(expected.on_hand + 200);
    const LotId id = find_lot(code).lot.id;
    BOOST_REQUIRE(command([&](auto& c) {
      return stock::adjust(c, {id, stock::main_place(), expected.on_hand, counted, "đếm"});
    }));
    const bool fell = counted < expected.on_hand;
    expected.on_hand = counted;
    if (fell) model.settle(expected.product);
  }
  void let_a_day_pass() {
    const Date yesterday = today();
    days_pass(1);
    model.today = today();
    const auto expired =
        look([&](auto& s) { return stock::products_expiring(s, yesterday, yesterday); });
    for (const ProductId& product : expired) {
      settle(product);
      model.settle(product == products[0] ? 0 : 1);
    }
  }

  void step() {
    clock.advance(std::chrono::seconds{1});
    const std::int64_t what = roll(20);
    if (model.lots.empty() || what < 3) return receive_lot();
    if (model.orders.empty() || what < 8) return place_order();
    if (what < 16) return move_order();
    if (what < 18) return count_lot();
    let_a_day_pass();
  }

  void compare() {
    for (int product : {0, 1}) {
      const stock::Stock kept = stock_of(products[product]);
      BOOST_TEST(kept.sellable_base == model.unexpired(product));
      BOOST_TEST(kept.reserved_base == model.reserved(product));
    }
    for (const auto& [code, expected] : model.lots) {
      BOOST_TEST(find_lot(code).on_hand_base == expected.on_hand);
    }
    for (const auto& [id, expected] : model.orders) {
      const Order kept = order({id});
      BOOST_CHECK(kept.state == expected.state);
      for (std::size_t i = 0; i < expected.lines.size(); ++i) {
        BOOST_TEST(kept.lines.at(i).reserved_packs == expected.lines[i].reserved);
        BOOST_TEST(kept.lines.at(i).packed_packs == expected.lines[i].packed);
      }
    }
    BOOST_TEST(books_agree());
  }

  SeededRandomness dice;
  Model model;
  const HouseholdId home = household("H01");
  const ProductId products[2] = {product("GAO"), product("CHE")};
  struct Offer {
    std::string sku;
    int product;
    std::int64_t net;
  };
  const std::vector<Offer> packs = {{"GAO-500", 0, 500}, {"GAO-750", 0, 750}, {"CHE-200", 1, 200}};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(books_test)

BOOST_AUTO_TEST_CASE(whatever_happens_the_books_agree_with_the_ledger_and_the_model) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Season season(seed);
      for (const auto& offer : season.packs) {
        season.pack(offer.sku, season.products[offer.product], offer.net);
      }
      for (int step = 0; step < 100; ++step) {
        BOOST_TEST_CONTEXT("step " << step) {
          season.step();
          if (step % 5 == 4) season.compare();
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
