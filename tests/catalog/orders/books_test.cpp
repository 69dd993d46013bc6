// Random commands against a small model of the books: after every one both say the same.

#include <algorithm>
#include <set>

#include "catalog/stock/holds.h"
#include "tests/catalog/farm.h"
#include "tests/catalog/orders/books_model.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

const std::string shed = stock::main_place().text;

struct Season : Farm {
  explicit Season(std::uint64_t seed) : dice(seed) {
    new_place("QUAY", true);
    model.cellar = new_place("HAM", false);
    for (const auto& offer : packs) pack(offer.sku, products[offer.product], offer.net);
  }

  std::string new_place(const std::string& code, bool sells) {
    const stock::Place place{{}, code, "Điểm " + code, stock::PlaceKind::shop, sells};
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, place, 0); }));
    places.push_back(look([&](auto& s) { return stock::find_place(s, code); })->place.id.text);
    return places.back();
  }
  std::int64_t roll(std::int64_t below) {
    return static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(below));
  }
  template <class Map>
  auto& some(Map& map) {
    return *std::next(map.begin(), roll(static_cast<std::int64_t>(map.size())));
  }
  std::string some_place() { return places[static_cast<std::size_t>(roll(3))]; }
  std::string some_order() { return some(model.orders).first; }
  LotId lot_id(const std::string& code) { return find_lot(code).lot.id; }

  void receive_lot() {
    const int product = static_cast<int>(roll(2));
    const std::string code = "L" + std::to_string(100 + model.lots.size());
    const int days_left = static_cast<int>(roll(6));
    const std::int64_t base = 1 + roll(4000);
    lot(code, products[product], home, base, days_left);
    model.lots[code] = {product, today() + std::chrono::days{days_left}, {{shed, base}}};
  }
  std::pair<NewOrder, ModelOrder> new_order() {
    NewOrder order = an_order("PM-" + std::to_string(model.orders.size()), {});
    ModelOrder expected;
    for (std::int64_t i = 0, lines = 1 + roll(3); i < lines; ++i) {
      const auto& [sku, product, net] = packs[static_cast<std::size_t>(roll(3))];
      const std::int64_t wanted = 1 + roll(6);
      order.lines.push_back({sku, sku, wanted, {1000 * (i + 1)}});
      expected.lines.push_back({product, net, wanted});
    }
    return {order, expected};
  }
  void place_order() {
    const auto [order, expected] = new_order();
    const auto placed = command([&](auto& c) { return orders::place(c, order); });
    BOOST_REQUIRE(placed);
    model.orders[placed->id.text] = expected;
    model.cover(placed->id.text);
    const auto again = command([&](auto& c) { return orders::place(c, order); });
    BOOST_TEST((again && again->stood_already));
  }
  void hold_some() {
    const auto& [sku, product, net] = packs[static_cast<std::size_t>(roll(3))];
    const PackId pack_id = look([&](auto& s) { return products::find_pack(s, sku); })->pack.id;
    const std::int64_t wanted = 1 + roll(6);
    const Time until = clock.now() + std::chrono::seconds{1 + roll(30)};
    const auto held =
        command([&](auto& c) { return stock::hold_for(c, pack_id, wanted, "chị Hoa", until); });
    // What is refused is undone, and so is what was due.
    const Model before = model;
    const bool may = model.hold(held ? held->text : "hold_none", {{product, net, wanted}, until});
    if (!may) model = before;
    BOOST_TEST(held.has_value() == may);
  }
  void order_what_is_held() {
    if (model.holds.empty()) return hold_some();
    const std::string hold = some(model.holds).first;
    const auto [order, expected] = new_order();
    const auto placed = command([&](auto& c) { return place_held(c, order, {hold}); });
    BOOST_REQUIRE(placed);
    model.orders[placed->id.text] = expected;
    const ModelHold held = model.holds[hold];
    model.cover(placed->id.text);
    if (model.holds.contains(hold)) {
      model.take_over(hold, placed->id.text);
    } else {
      model.cover(placed->id.text);
    }
  }
  void expire_holds() {
    BOOST_REQUIRE(command([](auto& c) -> Result<> {
      stock::expire_holds(c, 100);
      return {};
    }));
    model.end_due(0);
    model.end_due(1);
  }

  void move_order() {
    const std::string id = some_order();
    ModelOrder& expected = model.orders[id];
    const bool yes = roll(2) == 0;
    switch (roll(5)) {
      case 0: {
        const bool may = expected.state == State::received;
        if (may) expected.state = State::confirmed;
        if (may) model.cover(id);
        BOOST_TEST(confirm({id}).has_value() == may);
        return;
      }
      case 1: {
        const Packing packing{{}, yes ? Packing::Rest::later : Packing::Rest::cut};
        const bool may = model.pack(id, yes);
        BOOST_TEST(command([&](auto& c) { return orders::pack(c, {id}, packing); }).has_value() ==
                   may);
        return;
      }
      case 2: {
        const bool may = model.ship(id);
        BOOST_TEST(ship({id}).has_value() == may);
        return;
      }
      case 3:
        return take_back(id, yes);
      default: {
        const std::optional<stock::Waste> waste =
            yes ? std::optional(stock::Waste::damaged) : std::nullopt;
        const bool may = model.cancel(id, yes);
        const Cancellation by{Party::customer, "đổi ý"};
        BOOST_TEST(command([&](auto& c) {
                     return orders::cancel(c, {id}, by, waste);
                   }).has_value() == may);
      }
    }
  }
  void take_back(const std::string& id, bool wasted) {
    GoodsBack goods;
    goods.external_id = "R-" + id;
    if (wasted) goods.why = "hỏng";
    int number = 0;
    for (const ModelLine& line : model.orders[id].lines) {
      ++number;
      if (line.packed == 0) continue;
      goods.lines.push_back({number, line.packed, {}, {}});
      if (wasted) goods.lines.back().waste = stock::Waste::spoiled;
    }
    if (goods.lines.empty() || model.orders[id].state == State::returned) return;
    const bool may = model.take_back(id, shed, wasted);
    const auto back = [&] {
      return command([&](auto& c) { return orders::take_back(c, {id}, goods); });
    };
    BOOST_TEST(back().has_value() == may);
    const auto again = back();  // a channel that says it twice
    if (may) BOOST_TEST((again && again->stood_already));
  }

  void count_lot() {
    auto& [code, expected] = some(model.lots);
    const std::string place = some_place();
    std::int64_t& lies = expected.lies[place];
    const std::int64_t counted = roll(lies + 200);
    const LotId id = lot_id(code);
    BOOST_REQUIRE(command([&](auto& c) {
      return stock::adjust(c, {id, {place}, lies, counted, "đếm"});
    }));
    const bool fell = counted < lies;
    lies = counted;
    if (fell) model.settle(expected.product);
  }
  void throw_away() {
    auto& [code, expected] = some(model.lots);
    const std::string place = some_place();
    const std::int64_t base = 1 + roll(1000);
    const bool may = expected.lies[place] >= base;
    const LotId id = lot_id(code);
    BOOST_TEST(command([&](auto& c) {
                 return stock::waste(c, {id, {place}, base, stock::Waste::pests, "mọt"});
               }).has_value() == may);
    if (!may) return;
    expected.lies[place] -= base;
    model.settle(expected.product);
  }
  void carry() {
    auto& [code, expected] = some(model.lots);
    const std::string from = some_place();
    const std::string to = some_place();
    const std::int64_t base = 1 + roll(1500);
    const bool may = from != to && expected.lies[from] >= base;
    const LotId id = lot_id(code);
    BOOST_TEST(command([&](auto& c) {
                 return stock::transfer(c, {id, {from}, {to}, base, ""});
               }).has_value() == may);
    if (!may) return;
    expected.lies[from] -= base;
    expected.lies[to] += base;
    model.settle(expected.product);
  }
  void recall() {
    auto& [code, expected] = some(model.lots);
    expected.recalled = roll(3) == 0;
    const LotId id = lot_id(code);
    const auto why = expected.recalled ? std::optional<std::string>("mốc") : std::nullopt;
    const bool before = find_lot(code).recalled_why.has_value();
    BOOST_REQUIRE(command([&](auto& c) { return stock::set_recalled(c, id, why); }));
    if (expected.recalled != before) model.settle(expected.product);
  }
  void let_a_day_pass() {
    const Date yesterday = today();
    days_pass(1);
    model.now = clock.now();
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
    model.now = clock.now();
    model.today = today();
    const std::int64_t what = roll(36);
    if (model.lots.empty() || what < 4) return receive_lot();
    if (model.orders.empty() || what < 8) return place_order();
    if (what < 10) return hold_some();
    if (what < 12) return order_what_is_held();
    if (what < 13) return expire_holds();
    if (what < 26) return move_order();
    if (what < 28) return count_lot();
    if (what < 30) return throw_away();
    if (what < 33) return carry();
    if (what < 34) return recall();
    let_a_day_pass();
  }

  void compare() {
    for (int product : {0, 1}) {
      const stock::Stock kept = stock_of(products[product]);
      BOOST_TEST(kept.on_hand_base == model.on_hand(product));
      BOOST_TEST(kept.sellable_base == model.sellable(product));
      BOOST_TEST(kept.reserved_base == model.reserved(product));
      BOOST_TEST(kept.reserved_base <= kept.on_hand_base);
    }
    for (auto& [code, expected] : model.lots) {
      for (const std::string& place : places) {
        const LotId id = lot_id(code);
        BOOST_TEST(look([&](auto& s) { return stock::on_hand_at(s, id, {place}); }) ==
                   expected.lies[place]);
      }
    }
    for (const auto& [id, expected] : model.orders) {
      const Order kept = order({id});
      BOOST_CHECK(kept.state == expected.state);
      for (std::size_t i = 0; i < expected.lines.size(); ++i) {
        BOOST_TEST(kept.lines.at(i).reserved_packs == expected.lines[i].reserved);
        BOOST_TEST(kept.lines.at(i).packed_packs == expected.lines[i].packed);
        BOOST_TEST(kept.lines.at(i).cut_packs == expected.lines[i].cut);
        BOOST_TEST(kept.lines.at(i).returned_packs == expected.lines[i].back);
      }
    }
    const auto holds = look([](auto& s) { return stock::holds(s); });
    BOOST_TEST(holds.size() == model.holds.size());
    for (const stock::Hold& hold : holds) {
      BOOST_TEST(hold.packs - hold.short_packs == model.holds[hold.id.text].line.reserved);
    }
    BOOST_TEST(books_agree());
  }

  SeededRandomness dice;
  Model model;
  std::vector<std::string> places = {shed};
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
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Season season(seed);
      for (int step = 0; step < 150; ++step) {
        BOOST_TEST_CONTEXT("step " << step) {
          season.step();
          season.compare();
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
