#include <algorithm>
#include <set>

#include "catalog/changes/check.h"
#include "tests/catalog/orders/season.h"

namespace ganh::catalog::orders {

void Season::move_order() {
  const std::string id = some(model_.orders).first;
  switch (roll(10)) {
    case 0:
    case 1:
      return confirm_order(id);
    case 2:
    case 3:
      return pack_order(id);
    case 4: {
      said_ = "ship " + id;
      const bool may = model_.ship(id);
      return same(ship({id}).has_value(), may, said_);
    }
    case 5:
      return deliver_order(id);
    case 6:
      return take_back(id);
    case 7:
      return roll(2) == 0 ? cut_order(id) : substitute_in(id);
    case 8:
      return unpack_order(id);
    default:
      return cancel_order(id);
  }
}

void Season::confirm_order(const std::string& id) {
  said_ = "confirm " + id;
  const bool may = model_.orders[id].state == State::received;
  if (may) model_.orders[id].state = State::confirmed;
  if (may) model_.cover(id);
  same(confirm({id}).has_value(), may, said_);
}

void Season::pack_order(const std::string& id) {
  said_ = "pack " + id;
  Packing packing;
  packing.rest = roll(2) == 0 ? Packing::Rest::later : Packing::Rest::cut;
  const bool all = roll(3) == 0;
  int number = 0;
  for (const ModelLine& line : model_.orders[id].lines) {
    ++number;
    if (all || line.reserved == 0 || roll(4) == 0) continue;
    packing.lines.push_back({number, 1 + roll(line.reserved + (roll(8) == 0 ? 1 : 0)), {}});
    said_ +=
        " " + std::to_string(packing.lines.back().packs) + " of line " + std::to_string(number);
    const std::int64_t nominal = packing.lines.back().packs * line.net;
    if (line.weighed) packing.lines.back().base = nominal - nominal / 5 + roll(nominal / 2);
  }
  const bool may = model_.pack(id, packing);
  const auto packed = command([&](auto& c) { return orders::pack(c, {id}, packing); });
  same(packed.has_value(), may, said_);
}

void Season::cut_order(const std::string& id) {
  const auto lines = static_cast<std::int64_t>(model_.orders[id].lines.size());
  const std::int64_t line = roll(lines);
  const std::int64_t packs = 1 + roll(4);
  said_ = "cut " + std::to_string(packs) + " of " + id;
  const bool may = model_.cut(id, static_cast<std::size_t>(line), packs, false);
  const auto cut = command(
      [&](auto& c) { return orders::cut(c, {id}, static_cast<int>(line) + 1, packs, "hết hàng"); });
  same(cut.has_value(), may, said_);
}

void Season::substitute_in(const std::string& id) {
  const auto lines = static_cast<std::int64_t>(model_.orders[id].lines.size());
  const std::int64_t line = roll(lines);
  const std::int64_t packs = 1 + roll(3);
  const Offer& offer = one_of(offers_);
  const std::int64_t instead = 1 + roll(3);
  said_ = "substitute " + offer.sku + " in " + id;
  const bool may =
      model_.substitute(id, static_cast<std::size_t>(line), packs, line_of(offer, instead));
  const auto added = command([&](auto& c) {
    return orders::substitute(
        c, {id},
        {static_cast<int>(line) + 1, packs, offer.sku, instead, {offer.price}, "chị Hoa đồng ý"});
  });
  same(added.has_value(), may, said_);
}

void Season::deliver_order(const std::string& id) {
  const auto shipments = order({id}).shipments;
  if (shipments.empty()) return confirm_order(id);
  const auto number = static_cast<std::size_t>(roll(static_cast<std::int64_t>(shipments.size())));
  said_ = "deliver " + id;
  const bool may = model_.deliver(id, number);
  const auto delivered =
      command([&](auto& c) { return orders::deliver(c, shipments[number].id, clock.now()); });
  same(delivered.has_value(), may, said_);
}

void Season::unpack_order(const std::string& id) {
  const auto shipments = order({id}).shipments;
  if (shipments.empty()) return pack_order(id);
  const auto number = static_cast<std::size_t>(roll(static_cast<std::int64_t>(shipments.size())));
  Unpacking unpacking;
  const bool cut = roll(2) == 0;
  if (cut) unpacking = {Packing::Rest::cut, {}, "khách không lấy nữa"};
  if (roll(3) == 0) unpacking.waste = stock::Waste::damaged;
  said_ = (cut ? "unpack and cut " : "unpack ") + id + " " + std::to_string(number + 1);
  const bool may = model_.unpack(id, number, unpacking.waste.has_value(), cut);
  const auto apart =
      command([&](auto& c) { return orders::unpack(c, {id}, shipments[number].id, unpacking); });
  same(apart.has_value(), may, said_);
}

void Season::cancel_order(const std::string& id) {
  const bool wasted = roll(2) == 0;
  said_ = "cancel " + id;
  const auto waste = wasted ? std::optional(stock::Waste::damaged) : std::nullopt;
  const bool may = model_.cancel(id, wasted);
  const Cancellation by{Party::customer, "đổi ý"};
  const auto cancelled = command([&](auto& c) { return orders::cancel(c, {id}, by, waste); });
  same(cancelled.has_value(), may, said_);
}

void Season::take_back(const std::string& id) {
  GoodsBack goods;
  goods.external_id = "R-" + std::to_string(roll(1'000'000'000));
  goods.place = {places_[static_cast<std::size_t>(roll(2))]};
  goods.weight_factor = 0;  // what rolls is odd
  const ModelOrder& expected = model_.orders[id];
  std::optional<std::size_t> from;
  if (!expected.shipments.empty() && roll(2) == 0) {
    from = static_cast<std::size_t>(roll(static_cast<std::int64_t>(expected.shipments.size())));
    goods.shipment = order({id}).shipments[*from].id;
  }
  int number = 0;
  for (const ModelLine& line : expected.lines) {
    ++number;
    const bool is_in = from && *from < line.parcels.size();
    const std::int64_t out = from ? (is_in ? line.parcels[*from].out() : 0) : line.out();
    if (out == 0 || roll(3) == 0) continue;
    const std::int64_t packs = roll(2) == 0 ? out : 1 + roll(out);
    goods.lines.push_back({number, packs, {}, {}});
    if (roll(2) == 0) goods.lines.back().waste = stock::Waste::spoiled;
    if (line.weighed && is_in) {
      goods.lines.back().base = 1 + roll(line.parcels[*from].out_base() / out);
    }
    // Some of a line good, some of it not.
    if (packs < out && !line.weighed) goods.lines.push_back({number, 1, {}, {}});
  }
  if (goods.lines.empty()) return confirm_order(id);
  said_ = "take back of " + id + (from ? " from parcel " + std::to_string(*from + 1) : "");
  const bool may = model_.take_back(id, goods.place.text, goods.lines, from);
  const auto back = [&] {
    return command([&](auto& c) { return orders::take_back(c, {id}, goods); });
  };
  same(back().has_value(), may, said_);
  const auto again = back();  // a channel that says it twice
  if (may) same(again && again->stood_already, true, said_ + " again");
}

void Season::pay_order() {
  auto& [id, expected] = some(model_.orders);
  const std::int64_t amount = 1 + roll(200'000);
  said_ = "pay " + id;
  const money::Payment payment{{}, {id}, money::Method::cash, "", {amount}, "", {}};
  same(command([&](auto& c) { return money::receive(c, payment); }).has_value(), true, said_);
  expected.paid += amount;
  model_.cash += amount;
}

void Season::give_money_back() {
  auto& [id, expected] = some(model_.orders);
  const std::int64_t amount = 1 + roll(100'000);
  said_ = "refund " + id;
  const bool may = amount <= expected.paid;
  const money::Payment payment{{}, {id}, money::Method::cash, "", {amount}, "", {}};
  same(command([&](auto& c) { return money::refund(c, payment); }).has_value(), may, said_);
  if (!may) return;
  expected.paid -= amount;
  model_.cash -= amount;
}

void Season::advance_to_household() {
  const std::int64_t amount = 1 + roll(50'000);
  said_ = "advance";
  const money::Deduction advance{
      one_of(households_), books::DueKind::advance, {amount}, "ứng trước", money::Method::cash};
  same(command([&](auto& c) { return money::deduct(c, advance); }).has_value(), true, said_);
  model_.owed -= amount;
  model_.cash -= amount;
}

// What stands on the slip is checked against the dues by books::check; here, that it is paid once.
void Season::pay_household() {
  const HouseholdId household = one_of(households_);
  said_ = "pay out to " + household.text;
  const auto drafted =
      command([&](auto& c) { return money::draft(c, household, today(), today()); });
  if (!drafted) return;
  const auto slip = look([&](auto& s) { return money::find_payout(s, *drafted); }).value();
  const auto pay = [&] {
    return command(
        [&](auto& c) { return money::pay(c, slip.id, slip.net, money::Method::cash, ""); });
  };
  const bool may = slip.net.vnd >= 0;
  same(pay().has_value(), may, said_);
  if (may) {
    same(pay().has_value(), false, said_ + " twice");
    model_.owed -= slip.net.vnd;
    model_.cash -= slip.net.vnd;
  } else {
    same(command([&](auto& c) { return money::discard(c, slip.id); }).has_value(), true,
         "discard a slip");
  }
}

void Season::compare_orders() {
  for (const auto& [id, expected] : model_.orders) {
    const Order kept = order({id});
    same(name(kept.state) == name(expected.state), true,
         id + " is " + std::string(name(kept.state)) + " as in the model");
    same(static_cast<std::int64_t>(kept.lines.size()),
         static_cast<std::int64_t>(expected.lines.size()), "lines of " + id);
    if (!differed_.empty()) return;
    for (std::size_t i = 0; i < expected.lines.size(); ++i) {
      const OrderLine& line = kept.lines[i];
      const ModelLine& model = expected.lines[i];
      const std::string which = " in line " + std::to_string(i + 1) + " of " + id;
      same(line.reserved_packs, model.reserved, "reserved" + which);
      same(line.packed_packs, model.packed, "packed" + which);
      same(line.packed_base, model.packed_base, "weight" + which);
      same(line.billed.vnd, model.billed, "billed" + which);
      same(line.cut_packs, model.cut, "cut" + which);
      same(line.returned_packs, model.back, "returned" + which);
      same(line.returned_base, model.back_base, "returned weight" + which);
      same(line.returned.vnd, model.refunded, "returned money" + which);
    }
    same((kept.paid - kept.refunded).vnd, expected.paid, "paid for " + id);
  }
}

void Season::compare_money() {
  const auto owed_by = [&](const std::string& id) {
    return look([&](auto& s) { return books::balance(s, books::Account::customer, id).vnd; });
  };
  std::set<std::string> overpaid;
  for (const auto& [id, expected] : model_.orders) {
    same(owed_by(id), expected.booked - expected.paid, "owed by the customer of " + id);
    if (expected.paid > expected.owed()) overpaid.insert(id);
  }
  std::set<std::string> listed;
  for (const OrderId& id : look([](auto& s) { return money::overpaid_orders(s, "", 1000); })) {
    listed.insert(id.text);
  }
  same(listed == overpaid, true, "orders to be given money back are those of the model");
  std::int64_t owed = 0;
  for (const auto& one : look([](auto& s) { return money::open_accounts(s); })) {
    owed += one.owed.vnd;
  }
  same(owed, model_.owed, "owed to households");
  same(look([](auto& s) { return books::balance(s, books::Account::cash).vnd; }), model_.cash,
       "cash");
  same(look([](auto& s) { return changes::check(s); }).empty(), true, "each change has a command");
  same(books_agree(), true, "the books agree with themselves");
}

}  // namespace ganh::catalog::orders
