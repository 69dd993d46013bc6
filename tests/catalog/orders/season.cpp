#include "tests/catalog/orders/season.h"

#include <set>

namespace ganh::catalog::orders {

namespace {

constexpr int enough = 1000;

}  // namespace

Season::Season(tests::Kept kept) : Farm(store::Writer::inline_, schema_steps(), kept) {
  for (const char* code : {"H01", "H02"}) {
    clock.advance(std::chrono::seconds{1});
    households_.push_back(household(code));
  }
  for (const char* code : {"GAO", "CHE", "GA"}) {
    clock.advance(std::chrono::seconds{1});
    products_.push_back(product(code));
  }
  new_place("QUAY", true);
  model_.cellar = new_place("HAM", false);
  for (const Offer& offer : offers_) {
    products::Pack sold =
        pack(offer.sku, products_[static_cast<std::size_t>(offer.product)], offer.net, offer.price);
    sold.catch_weight = offer.weighed;
    if (offer.weighed) {
      BOOST_REQUIRE(command([&](auto& c) { return products::put(c, sold, 1); }));
    }
  }
}

std::string Season::new_place(const std::string& code, bool sells) {
  clock.advance(std::chrono::seconds{1});
  const stock::Place place{{}, code, "Điểm " + code, stock::PlaceKind::shop, sells};
  BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, place, 0); }));
  places_.push_back(look([&](auto& s) { return stock::find_place(s, code); })->place.id.text);
  return places_.back();
}

void Season::same(bool books, bool model, const std::string& what) {
  if (books == model || !differed_.empty()) return;
  differed_ =
      what + (books ? ": done, and the model refuses it" : ": refused, and the model does it");
}

void Season::same(std::int64_t books, std::int64_t model, const std::string& what) {
  if (books == model || !differed_.empty()) return;
  differed_ = what + " is " + std::to_string(books) + ", should be " + std::to_string(model);
}

bool Season::step(std::uint64_t seed) {
  go(seed);
  compare_stock();
  compare_orders();
  compare_money();
  return differed_.empty();
}

bool Season::go(std::uint64_t seed) {
  dice_ = SeededRandomness(seed);
  clock.advance(std::chrono::seconds{1});
  model_.now = clock.now();
  model_.today = today();
  act();
  return differed_.empty();
}

void Season::act() {
  const std::int64_t what = roll(44);
  if (model_.lots.empty() || what < 5) return receive_lot();
  if (model_.orders.empty() || what < 10) return place_order();
  if (what < 11) return hold_some();
  if (what < 12) return order_what_is_held();
  if (what < 13) return expire_holds();
  if (what < 31) return move_order();
  if (what < 33) return pay_order();
  if (what < 34) return give_money_back();
  if (what < 35) return advance_to_household();
  if (what < 36) return pay_household();
  if (what < 37) return count_lot();
  if (what < 39) return throw_away();
  if (what < 41) return carry();
  if (what < 42) return recall();
  let_a_day_pass();
}

void Season::receive_lot() {
  const auto product = static_cast<std::size_t>(roll(3));
  const std::string code = "L" + std::to_string(1000 + model_.lots.size());
  const int days_left = static_cast<int>(roll(6));
  stock::Lot lot = a_lot(code, products_[product], one_of(households_), 2 + roll(6000), days_left);
  const std::int64_t terms = roll(3);
  if (terms == 0) {
    lot.terms = stock::Terms::bought;
    lot.bought_for = {12'345};
    lot.bought_per_base = 1000;
    model_.owed += measure::for_quantity(lot.bought_for, 1000, lot.received_base).vnd;
  } else if (terms == 1) {
    const std::int64_t part = 1 + roll(lot.received_base - 1);
    lot.contributions = {{households_[0], part}, {households_[1], lot.received_base - part}};
  }
  said_ = "receive " + code;
  BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, lot, 0); }));
  model_.lots[code] = {static_cast<int>(product),
                       lot.expires_on,
                       {{places_[0], lot.received_base}},
                       false,
                       terms == 0};
}

ModelLine Season::line_of(const Offer& offer, std::int64_t packs) const {
  ModelLine line;
  line.product = offer.product;
  line.net = offer.net;
  line.packs = packs;
  line.price = offer.price;
  line.weighed = offer.weighed;
  return line;
}

std::pair<NewOrder, ModelOrder> Season::new_order() {
  NewOrder order = an_order("PM-" + std::to_string(model_.orders.size()), {});
  ModelOrder expected;
  for (std::int64_t i = 0, lines = 1 + roll(3); i < lines; ++i) {
    const Offer& offer = one_of(offers_);
    expected.lines.push_back(line_of(offer, 1 + roll(6)));
    order.lines.push_back({offer.sku, offer.sku, expected.lines.back().packs, {offer.price}});
  }
  return {order, expected};
}

void Season::place_order() {
  const auto [order, expected] = new_order();
  said_ = "place " + order.external_id;
  const auto placed = command([&](auto& c) { return orders::place(c, order); });
  BOOST_REQUIRE(placed);
  model_.orders[placed->id.text] = expected;
  model_.cover(placed->id.text);
  const auto again = command([&](auto& c) { return orders::place(c, order); });
  same(again && again->stood_already, true, "placing " + order.external_id + " again");
}

void Season::hold_some() {
  const Offer& offer = one_of(offers_);
  const PackId id = look([&](auto& s) { return products::find_pack(s, offer.sku); })->pack.id;
  const std::int64_t wanted = 1 + roll(6);
  const Time until = clock.now() + std::chrono::seconds{1 + roll(30)};
  said_ = "hold " + offer.sku;
  const auto held =
      command([&](auto& c) { return stock::hold_for(c, id, wanted, "chị Hoa", until); });
  // What is refused is undone, and so is what was due.
  const Model before = model_;
  const bool may = model_.hold(held ? held->text : "hold_none", {line_of(offer, wanted), until});
  if (!may) model_ = before;
  same(held.has_value(), may, said_);
}

void Season::order_what_is_held() {
  if (model_.holds.empty()) return hold_some();
  const std::string hold = some(model_.holds).first;
  const auto [order, expected] = new_order();
  said_ = "place " + order.external_id + " from " + hold;
  const auto placed = command([&](auto& c) { return place_held(c, order, {hold}); });
  const int held = model_.holds.at(hold).line.product;
  const bool may = std::ranges::any_of(expected.lines,
                                       [&](const ModelLine& line) { return line.product == held; });
  same(placed.has_value(), may, said_);
  if (!may) return;
  model_.orders[placed->id.text] = expected;
  model_.cover(placed->id.text);
  if (model_.holds.contains(hold)) {
    model_.take_over(hold, placed->id.text);
  } else {
    model_.cover(placed->id.text);
  }
}

void Season::expire_holds() {
  said_ = "expire holds";
  BOOST_REQUIRE(command([](auto& c) -> Result<> {
    stock::expire_holds(c, enough);
    return {};
  }));
  for (int product : {0, 1, 2}) model_.end_due(product);
}

void Season::let_a_day_pass() {
  said_ = "a day passes";
  const Date yesterday = today();
  days_pass(1);
  model_.now = clock.now();
  model_.today = today();
  const auto expired =
      look([&](auto& s) { return stock::products_expiring(s, yesterday, yesterday); });
  for (const ProductId& product : expired) {
    settle(product);
    model_.settle(static_cast<int>(std::ranges::find(products_, product) - products_.begin()));
  }
}

void Season::count_lot() {
  auto& [code, expected] = some(model_.lots);
  const std::string place = one_of(places_);
  std::int64_t& lies = expected.lies[place];
  const std::int64_t counted = roll(lies + 200);
  said_ = "count " + code + " to " + std::to_string(counted);
  const LotId id = lot_id(code);
  BOOST_REQUIRE(command([&](auto& c) {
    return stock::adjust(c, {id, {place}, lies, counted, "đếm"});
  }));
  const bool fell = counted < lies;
  lies = counted;
  if (fell) model_.settle(expected.product);
}

void Season::throw_away() {
  auto& [code, expected] = some(model_.lots);
  const std::string place = one_of(places_);
  const std::int64_t base = 1 + roll(1000);
  const bool may = expected.lies[place] >= base;
  const LotId id = lot_id(code);
  said_ = "throw away of " + code;
  same(command([&](auto& c) {
         return stock::waste(c, {id, {place}, base, stock::Waste::pests, "mọt"});
       }).has_value(),
       may, said_);
  if (!may) return;
  expected.lies[place] -= base;
  model_.settle(expected.product);
}

void Season::carry() {
  auto& [code, expected] = some(model_.lots);
  const std::string from = one_of(places_);
  const std::string to = one_of(places_);
  const std::int64_t base = 1 + roll(1500);
  const bool may = from != to && expected.lies[from] >= base;
  const LotId id = lot_id(code);
  said_ = "carry " + code;
  same(command([&](auto& c) {
         return stock::transfer(c, {id, {from}, {to}, base, ""});
       }).has_value(),
       may, said_);
  if (!may) return;
  expected.lies[from] -= base;
  expected.lies[to] += base;
  model_.settle(expected.product);
}

void Season::recall() {
  auto& [code, expected] = some(model_.lots);
  expected.recalled = roll(3) == 0;
  said_ = (expected.recalled ? "recall " : "clear ") + code;
  const LotId id = lot_id(code);
  const auto why = expected.recalled ? std::optional<std::string>("mốc") : std::nullopt;
  const bool before = find_lot(code).recalled_why.has_value();
  BOOST_REQUIRE(command([&](auto& c) { return stock::set_recalled(c, id, why); }));
  if (expected.recalled != before) model_.settle(expected.product);
}

void Season::compare_stock() {
  for (std::size_t product = 0; product < products_.size(); ++product) {
    const stock::Stock kept = stock_of(products_[product]);
    const int of = static_cast<int>(product);
    const std::string which = "of product " + std::to_string(product);
    same(kept.on_hand_base, model_.on_hand(of), "on hand " + which);
    same(kept.sellable_base, model_.sellable(of), "sellable " + which);
    same(kept.reserved_base, model_.reserved(of), "reserved " + which);
    same(kept.reserved_base <= kept.on_hand_base, true, "reserved within on hand " + which);
  }
  for (auto& [code, expected] : model_.lots) {
    const LotId id = lot_id(code);
    std::map<std::string, std::int64_t> lies;
    for (const auto& one : look([&](auto& s) { return stock::balances_of(s, id); })) {
      lies[one.place.text] = one.on_hand_base;
    }
    for (const std::string& place : places_) {
      same(lies[place], expected.lies[place], code + " in " + place);
    }
  }
  const auto holds = look([](auto& s) { return stock::holds(s); });
  same(static_cast<std::int64_t>(holds.size()), static_cast<std::int64_t>(model_.holds.size()),
       "number of holds");
  if (!differed_.empty()) return;
  for (const stock::Hold& hold : holds) {
    same(hold.packs - hold.short_packs, model_.holds[hold.id.text].line.reserved,
         "kept by " + hold.id.text);
  }
}

}  // namespace ganh::catalog::orders
