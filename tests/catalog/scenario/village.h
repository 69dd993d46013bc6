// A cooperative's day in the words of those who live it; figures are read as people write them:
// "310.000" đồng, "52 kg", "PM-04 GAO-5KG 1, CHE-200 1".

#pragma once

#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "catalog/money/payouts.h"
#include "catalog/money/settlements.h"
#include "catalog/stock/taking/takes.h"
#include "catalog/text/number_words.h"
#include "tests/catalog/farm.h"

namespace ganh::catalog {

inline std::int64_t dong(const std::string& text) {
  const bool taken_off = text.starts_with("-");
  const auto money = measure::parse_money(taken_off ? text.substr(1) : text);
  BOOST_REQUIRE_MESSAGE(money, "not an amount: " << text);
  return taken_off ? -money->vnd : money->vnd;
}
inline std::int64_t grams(const std::string& text) {
  const auto read = measure::parse_quantity(text, "g");
  BOOST_REQUIRE_MESSAGE(read, "not a weight: " << text);
  return read->base;
}

// The lines of a table with something on them, cut at "|" and trimmed.
inline std::vector<std::vector<std::string>> rows(const std::string& table) {
  std::vector<std::vector<std::string>> found;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    std::vector<std::string> row;
    for (std::string cell; std::getline(cells, cell, '|');) {
      const auto first = cell.find_first_not_of(' ');
      const auto last = cell.find_last_not_of(' ');
      row.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    if (!row.empty() && !(row.size() == 1 && row[0].empty())) found.push_back(row);
  }
  return found;
}

struct Village : Farm {
  std::map<std::string, HouseholdId> households;
  std::map<std::string, ProductId> products;
  std::map<std::string, PlaceId> places = {{"KHO", stock::main_place()}};
  std::map<std::string, OrderId> orders;  // by the number that the channel gave them
  std::map<std::string, measure::Money> prices;

  void at(const std::string& time) {
    clock.advance(*parse_rfc3339("2026-11-21T" + time + ":00+07:00") - clock.now());
  }
  // Ids are ordered by the millisecond.
  template <class Fn>
  auto do_it(Fn fn) {
    clock.advance(std::chrono::seconds{1});
    auto done = command(fn);
    BOOST_REQUIRE_MESSAGE(done, (done ? "" : done.error().faults.at(0).reason));
    if constexpr (!std::is_same_v<decltype(done), Result<>>) return *std::move(done);
  }

  void joins(const std::string& code, const std::string& name) {
    producers::Household household;
    household.code = code;
    household.name = name;
    do_it([&](auto& c) { return producers::put(c, household, 0); });
    households[code] =
        look([&](auto& s) { return producers::find_household(s, code); })->household.id;
  }
  void opens(const std::string& code, const std::string& name) {
    const stock::Place place{{}, code, name, stock::PlaceKind::shop, true};
    do_it([&](auto& c) { return stock::put(c, place, 0); });
    places[code] = look([&](auto& s) { return stock::find_place(s, code); })->place.id;
  }
  void offers(const std::string& product_code, const std::string& sku, const std::string& net,
              const std::string& price, bool weighed = false) {
    clock.advance(std::chrono::seconds{1});
    products[product_code] = product(product_code);
    products::Pack pack;
    pack.sku = sku;
    pack.product = products[product_code];
    pack.net_base = grams(net);
    pack.price = {dong(price)};
    pack.catch_weight = weighed;
    do_it([&](auto& c) { return products::put(c, pack, 0); });
    prices[sku] = pack.price;
  }

  stock::Lot harvest(const std::string& code, const std::string& product_code,
                     const std::string& whose, const std::string& weight, int days_left) {
    return a_lot(code, products[product_code], households[whose], grams(weight), days_left);
  }
  void bought(stock::Lot lot, const std::string& price_a_kilo) {
    lot.terms = stock::Terms::bought;
    lot.household_share_bp = 0;
    lot.bought_for = {dong(price_a_kilo)};
    lot.bought_per_base = 1000;
    do_it([&](auto& c) { return stock::put(c, lot, 0); });
  }
  void consigned(stock::Lot lot, int percent, const std::string& place = "KHO") {
    lot.household_share_bp = percent * 100;
    do_it([&](auto& c) { return stock::put(c, lot, 0, places[place]); });
  }
  void pooled(stock::Lot lot, int percent,
              const std::vector<std::pair<std::string, std::string>>& brought) {
    for (const auto& [whose, weight] : brought) {
      lot.contributions.push_back({households[whose], grams(weight)});
    }
    consigned(std::move(lot), percent);
  }
  void carried(const std::string& code, const std::string& from, const std::string& to,
               const std::string& weight) {
    const stock::Transfer transfer{find_lot(code).lot.id, places[from], places[to], grams(weight),
                                   ""};
    do_it([&](auto& c) { return stock::transfer(c, transfer); });
  }

  // "PM-04 | GAO-5KG 1, CHE-200 1 | 185.000": what a channel hands over, and what it comes to.
  void ordered(const std::string& channel, const std::string& table) {
    for (const auto& row : rows(table)) {
      orders::NewOrder order = an_order(row.at(0), {});
      order.channel = {channel};
      std::istringstream wanted(row.at(1));
      for (std::string line; std::getline(wanted, line, ',');) {
        std::string sku;
        std::int64_t packs = 0;
        std::istringstream(line) >> sku >> packs;
        order.lines.push_back({sku, sku, packs, prices.at(sku)});
      }
      const auto placed = do_it([&](auto& c) { return orders::place(c, order); });
      orders[row[0]] = placed.id;
      BOOST_TEST(the_order(row[0]).total.vnd == dong(row.at(2)), row[0]);
      BOOST_REQUIRE(confirm(placed.id));
    }
  }
  orders::Order the_order(const std::string& number) { return order(orders.at(number)); }
  std::string state(const std::string& number) {
    return std::string(orders::name(the_order(number).state));
  }

  void packed(const std::string& number) {
    do_it([&](auto& c) { return orders::pack(c, orders.at(number)); });
  }
  // "PM-11 | 1 | 1 | 1,62 kg | 194.400": of which line how many, what they weigh, what is billed.
  void weighed(const std::string& table) {
    for (const auto& row : rows(table)) {
      const int line = std::stoi(row.at(1));
      orders::Packing packing;
      for (const orders::OrderLine& each : the_order(row[0]).lines) {
        packing.lines.push_back({each.number, each.packs, {}});
        if (each.number == line) packing.lines.back().base = grams(row.at(3));
      }
      do_it([&](auto& c) { return orders::pack(c, orders.at(row[0]), packing); });
      const auto billed = the_order(row[0]).lines.at(static_cast<std::size_t>(line - 1)).billed;
      BOOST_TEST(billed.vnd == dong(row.at(4)), row[0]);
    }
  }
  void shipped(const std::string& number, const std::string& carrier = "",
               const std::string& waybill = "") {
    do_it([&](auto& c) { return orders::ship(c, orders.at(number), {carrier, waybill}); });
  }
  void delivered(const std::string& number) {
    const ShipmentId shipment = the_order(number).shipments.at(0).id;
    do_it([&](auto& c) { return orders::deliver(c, shipment, clock.now()); });
  }
  void cancelled(const std::string& number, orders::Party by, const std::string& why) {
    do_it([&](auto& c) { return orders::cancel(c, orders.at(number), {by, why}); });
  }
  void cut(const std::string& number, int line, std::int64_t packs, const std::string& why) {
    do_it([&](auto& c) { return orders::cut(c, orders.at(number), line, packs, why); });
  }
  std::int64_t came_back(const std::string& number, std::vector<orders::GoodsBack::Line> lines,
                         const std::string& why) {
    return do_it([&](auto& c) {
             return orders::take_back(c, orders.at(number),
                                      {.lines = std::move(lines),
                                       .place = places["KHO"],
                                       .why = why,
                                       .external_id = "back-" + number});
           })
        .refund.vnd;
  }

  void paid(const std::string& number, money::Method method, const std::string& amount) {
    const money::Payment payment{{}, orders.at(number), method, "", {dong(amount)}, "", {}};
    do_it([&](auto& c) { return money::receive(c, payment); });
  }
  void given_back(const std::string& number, const std::string& amount, const std::string& why) {
    const money::Payment payment{
        {}, orders.at(number), money::Method::bank, "", {dong(amount)}, why, {}};
    do_it([&](auto& c) { return money::refund(c, payment); });
  }
  std::vector<std::string> to_be_given_back() {
    std::vector<std::string> numbers;
    for (const OrderId& id : look([](auto& s) { return money::overpaid_orders(s, "", 50); })) {
      numbers.push_back(order(id).external_id);
    }
    return numbers;
  }

  // "PM-01 | 125.000" sells; "| fee | -136.520" is kept. What is handed over reaches the bank.
  void settled(money::Method from, const std::string& party, const std::string& number,
               const std::string& handed_over, const std::string& table) {
    money::Settlement list{from, party, number, {dong(handed_over)}, {}};
    for (const auto& row : rows(table)) {
      const auto kind = money::parse_settlement_kind(row.at(1));
      BOOST_REQUIRE_MESSAGE(kind, row[1]);
      list.lines.push_back({row[0], *kind, {dong(row.at(2))}, ""});
    }
    const auto done = do_it([&](auto& c) { return money::settle(c, list); });
    for (const money::MatchedLine& line : done.lines) {
      const bool as_expected =
          line.match == money::Match::matched || line.match == money::Match::none;
      BOOST_TEST(as_expected, line.line.reference << ": expected " << line.expected.vnd);
    }
    do_it([&](auto& c) { return money::received(c, done.id); });
  }

  void taken_off(const std::string& whose, books::DueKind kind, const std::string& amount,
                 const std::string& why) {
    do_it([&](auto& c) {
      return money::deduct(c, {households[whose], kind, {dong(amount)}, why, money::Method::cash});
    });
  }
  // Drafts the slip, reads it aloud and pays it by the bank; gives back what was said.
  std::string paid_out(const std::string& whose, const std::string& net) {
    const auto id =
        do_it([&](auto& c) { return money::draft(c, households[whose], today(), today()); });
    const auto slip = look([&](auto& s) { return money::find_payout(s, id); }).value();
    BOOST_TEST(slip.net.vnd == dong(net), whose);
    do_it([&](auto& c) { return money::pay(c, id, {dong(net)}, money::Method::bank, "CK"); });
    return text::amount_in_words(slip.net, text::Region::north);
  }
  // A kind of due summed over all slips of a household.
  std::int64_t on_slips(const std::string& whose, books::DueKind kind) {
    std::int64_t sum = 0;
    for (const auto& head : look([](auto& s) { return money::payouts_before(s, 0, 50); })) {
      const auto slip = look([&](auto& s) { return money::find_payout(s, head.id); }).value();
      for (const books::Due& due : slip.dues) {
        if (slip.household == households[whose] && due.kind == kind) sum += due.amount.vnd;
      }
    }
    return sum;
  }

  std::int64_t balance(books::Account account, const std::string& party = "") {
    return look([&](auto& s) { return books::balance(s, account, party).vnd; });
  }
  // Of an account, whoever the party is.
  std::int64_t all_of(books::Account account) {
    std::int64_t sum = 0;
    for (const auto& one : look([](auto& s) { return books::balances_after(s, "", "", 500); })) {
      if (one.account == account) sum += one.balance.vnd;
    }
    return sum;
  }
  std::int64_t journal_sum() {
    std::int64_t sum = 0;
    for (const auto& entry : look([](auto& s) { return books::entries_after(s, 0, 1000); })) {
      for (const books::Line& line : entry.lines) sum += line.amount.vnd;
    }
    return sum;
  }
  std::int64_t on_hand(const std::string& lot) { return find_lot(lot).on_hand_base; }
};

}  // namespace ganh::catalog
