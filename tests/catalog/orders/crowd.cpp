#include "tests/catalog/orders/crowd.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "catalog/changes/check.h"
#include "catalog/money/payouts.h"
#include "catalog/stock/holds.h"

namespace ganh::catalog::orders {

namespace {

constexpr const char* skus[] = {"GAO-500", "CHE-200", "GA-CON"};
constexpr const char* products[] = {"GAO", "CHE", "GA"};
constexpr std::int64_t nets[] = {500, 200, 300};
constexpr std::string_view command_prefix = "cmd_";

// What one command does, with what it finds.
class Doing {
 public:
  Doing(changes::Command& command, SeededRandomness& dice) : command_(command), dice_(dice) {}

  Result<> anything() {
    const std::int64_t what = roll(20);
    if (what < 3) return receive_lot();
    if (what < 7) return place_order();
    if (what < 14) return move_order();
    if (what < 17) return touch_lot();
    if (what < 18) return hold();
    return settle_with_household();
  }

 private:
  std::int64_t roll(std::int64_t below) {
    return static_cast<std::int64_t>(dice_.next() % static_cast<std::uint64_t>(below));
  }
  template <class T>
  const T* one_of(const std::vector<T>& list) {
    if (list.empty()) return nullptr;
    return &list[static_cast<std::size_t>(roll(static_cast<std::int64_t>(list.size())))];
  }
  // What it found nothing for.
  static Error nothing() { return error(Code::not_now, "", "nothing_there"); }
  template <class T>
  static Result<> done(const Result<T>& result) {
    return result ? Result<>() : result.error();
  }
  PlaceId place() { return one_of(stock::all_places(command_.rows()))->place.id; }

  Result<> receive_lot() {
    const auto households = producers::all_households(command_.rows());
    stock::Lot lot;
    lot.code = "L" + std::to_string(roll(1'000'000'000));
    lot.product = catalog::products::find_product(command_.rows(), products[roll(3)])->product.id;
    lot.household = one_of(households)->household.id;
    lot.harvested_on = command_.today() - std::chrono::days{1};
    lot.expires_on = command_.today() + std::chrono::days{roll(6)};
    lot.received_base = 2 + roll(6000);
    lot.household_share_bp = 8000;
    return done(stock::put(command_, lot, 0));
  }

  Result<> place_order() {
    NewOrder order{.channel = {"chan_postmart"},
                   .external_id = "PM-" + std::to_string(roll(200)),
                   .customer = {"Chị Hoa", "0912345678", "Hà Nội"},
                   .placed_at = command_.now(),
                   .confirm_by = {},
                   .lines = {}};
    for (std::int64_t i = 0, lines = 1 + roll(3); i < lines; ++i) {
      const char* sku = skus[roll(3)];
      order.lines.push_back({sku, sku, 1 + roll(6), {25'000 + roll(3)}});
    }
    return done(orders::place(command_, order));
  }

  Result<> move_order() {
    const auto found = orders_before(command_.rows(), "", 20);
    const Order* order = one_of(found);
    if (order == nullptr) return nothing();
    const OrderId& id = order->id;
    switch (roll(11)) {
      case 0:
      case 1:
        return orders::confirm(command_, id);
      case 2:
      case 3:
        return done(orders::pack(command_, id));
      case 4:
        return orders::ship(command_, id, {"Vietnam Post", "EB1VN"});
      case 5:
        return orders::cancel(command_, id, {Party::customer, "đổi ý"});
      case 6:
        return orders::cut(command_, id, 1, 1, "hết hàng");
      case 7:
        return done(money::receive(command_, paid(id)));
      case 8:
        return done(money::refund(command_, paid(id)));
      default:
        return move_parcel(*order);
    }
  }
  money::Payment paid(const OrderId& order) {
    return {{}, order, money::Method::cash, "", {1 + roll(100'000)}, "", {}};
  }

  Result<> move_parcel(const Order& order) {
    const Shipment* shipment = one_of(order.shipments);
    if (shipment == nullptr) return nothing();
    const std::int64_t what = roll(3);
    if (what == 0) return orders::deliver(command_, shipment->id, command_.now());
    if (what == 1) return orders::unpack(command_, order.id, shipment->id);
    GoodsBack goods;
    goods.place = place();
    goods.shipment = shipment->id;
    goods.external_id = "R-" + std::to_string(roll(1'000'000'000));
    return done(orders::take_back(command_, order.id, goods));
  }

  Result<> touch_lot() {
    const auto lots = stock::all_lots(command_.rows(), "", 100);
    const stock::LotRow* row = one_of(lots);
    if (row == nullptr) return nothing();
    const LotId& lot = row->lot.id;
    const PlaceId from = place();
    const std::int64_t lies = stock::on_hand_at(command_.rows(), lot, from);
    switch (roll(4)) {
      case 0:
        return stock::adjust(command_, {lot, from, lies, roll(lies + 200), "đếm"});
      case 1:
        return stock::waste(command_, {lot, from, 1 + roll(1000), stock::Waste::pests, "mọt"});
      case 2:
        return stock::set_recalled(command_, lot,
                                   roll(3) == 0 ? std::optional<std::string>("mốc") : std::nullopt);
      default:
        return done(stock::transfer(command_, {lot, from, place(), 1 + roll(1500), ""}));
    }
  }

  Result<> hold() {
    if (roll(3) == 0) {
      stock::expire_holds(command_, 100);
      return {};
    }
    const auto pack = catalog::products::find_pack(command_.rows(), skus[roll(3)]);
    const Time until = command_.now() + std::chrono::seconds{1 + roll(300)};
    return done(stock::hold_for(command_, pack->pack.id, 1 + roll(6), "chị Hoa", until));
  }

  Result<> settle_with_household() {
    const auto drafts = money::open_drafts(command_.rows());
    if (const money::Payout* draft = one_of(drafts); draft != nullptr && roll(2) == 0) {
      return money::pay(command_, draft->id, draft->net, money::Method::cash, "");
    }
    const auto households = producers::all_households(command_.rows());
    const HouseholdId& household = one_of(households)->household.id;
    if (roll(2) == 0) {
      return done(money::draft(command_, household, command_.today(), command_.today()));
    }
    return money::deduct(
        command_, {household, books::DueKind::advance, {1 + roll(9000)}, "", money::Method::cash});
  }

  changes::Command& command_;
  SeededRandomness& dice_;
};

std::string words(const std::vector<Discrepancy>& found) {
  std::string all;
  for (const Discrepancy& one : found) all += one.what + " ";
  return all;
}

}  // namespace

Crowd::Crowd(tests::Kept kept) : Farm(store::Writer::inline_, schema_steps(), kept) {
  for (const CooperativeId& cooperative : {thien_an, dong_thap}) settle_in(cooperative);
}

void Crowd::settle_in(const CooperativeId& cooperative) {
  const auto put = [&](auto fn) {
    clock.advance(std::chrono::seconds{1});
    BOOST_REQUIRE(command(fn, cooperative));
  };
  for (const char* code : {"H01", "H02"}) {
    put([&](auto& c) {
      return producers::put(c, {{}, code, std::string("Hộ ") + code, "", "Nà Cà"}, 0);
    });
  }
  for (std::size_t i = 0; i < std::size(skus); ++i) {
    put([&](auto& c) {
      catalog::products::Product product;
      product.code = products[i];
      product.name = std::string("Gạo ") + products[i];
      return catalog::products::put(c, product, 0);
    });
    put([&](auto& c) {
      catalog::products::Pack pack;
      pack.sku = skus[i];
      pack.product = catalog::products::find_product(c.rows(), products[i])->product.id;
      pack.name = "túi";
      pack.net_base = nets[i];
      pack.price = {25'000};
      return catalog::products::put(c, pack, 0);
    });
  }
  for (const auto& [code, sells] : {std::pair{"QUAY", true}, std::pair{"HAM", false}}) {
    put([&](auto& c) {
      return stock::put(c, stock::Place{{}, code, code, stock::PlaceKind::shop, sells}, 0);
    });
  }
}

void Crowd::act(store::Database& opening, const CooperativeId& cooperative,
                std::uint64_t seed) const {
  const CommandId id{std::string(command_prefix) + std::to_string(seed)};
  (void)opening.write([&](store::Write& write) -> Result<> {
    // Anew for each run: a command may be run again.
    SeededRandomness dice(seed);
    SeededRandomness names(seed + 1'000'000'000);
    changes::Command command(write, cooperative, {id, "clerk:lan", "test"},
                             clock.now() + std::chrono::seconds{seed}, names);
    return Doing(command, dice).anything();
  });
}

std::vector<std::uint64_t> Crowd::log_of(const CooperativeId& cooperative) {
  const auto log = look(
      [&](auto& scope) {
        const auto last = static_cast<int>(changes::last_change(scope));
        return changes::changes_after(scope, 0, last + 1);
      },
      cooperative);
  std::vector<std::uint64_t> seeds;
  std::int64_t expected = 0;
  for (const changes::Change& change : log) {
    BOOST_TEST(change.number == ++expected);
    const std::string_view digits =
        std::string_view(change.command.text).substr(command_prefix.size());
    std::uint64_t seed = 0;
    const auto [end, code] = std::from_chars(digits.begin(), digits.end(), seed);
    const bool is_of_act = code == std::errc{} && end == digits.end();
    if (is_of_act && std::ranges::find(seeds, seed) == seeds.end()) seeds.push_back(seed);
  }
  return seeds;
}

std::string Crowd::disagreements(const CooperativeId& cooperative) {
  return look(
      [](auto& scope) {
        return words(stock::check(scope)) + words(orders::check(scope)) +
               words(books::check(scope)) + words(changes::check(scope));
      },
      cooperative);
}

}  // namespace ganh::catalog::orders
