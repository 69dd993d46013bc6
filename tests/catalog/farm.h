// A small cooperative to try things on: a database of its own, a clock that stands still, and the
// words in which a test says what happens.

#pragma once

#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catalog/books/check.h"
#include "catalog/changes/change_log.h"
#include "catalog/migrations.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/movements.h"
#include "catalog/stock/places.h"
#include "catalog/stock/reservations.h"
#include "catalog/stock/stock.h"
#include "catalog/text/sentence.h"
#include "tests/catalog/cooperatives.h"
#include "tests/scratch_database.h"

namespace ganh::catalog {

struct Farm {
  explicit Farm(store::Writer writer = store::Writer::inline_,
                const store::Steps& steps = schema_steps(),
                tests::Kept kept = tests::Kept::where_this_run_says)
      : folder(kept), database(folder.open(steps, {.writer = writer})) {}

  // Runs `fn(Command&)` as one command of its own, of thien_an unless `cooperative` says otherwise.
  template <class Fn>
  auto command(Fn fn, const CooperativeId& cooperative = thien_an) {
    const changes::Heading heading{new_id<CommandTag>(clock.now(), randomness), "clerk:lan",
                                   "test"};
    return database->write([&](store::Write& write) {
      changes::Command command(write, cooperative, heading, clock.now(), randomness);
      return fn(command);
    });
  }
  template <class Fn>
  auto look(Fn fn, const CooperativeId& cooperative = thien_an) {
    return database->read([&](const store::Read& read) {
      const store::Scope scope = read.scope(cooperative);
      return fn(scope);
    });
  }

  Date today() const { return date_in_vietnam(clock.now()); }
  void days_pass(int days) { clock.advance(std::chrono::hours{24 * days}); }

  HouseholdId household(const std::string& code) {
    const producers::Household household{
        .id = {}, .code = code, .name = "Hộ " + code, .phone = "", .hamlet = "Nà Cà"};
    BOOST_REQUIRE(command([&](auto& c) { return producers::put(c, household, 0); }));
    return look([&](auto& s) { return producers::find_household(s, code); })->household.id;
  }
  ProductId product(const std::string& code) {
    products::Product product;
    product.code = code;
    product.name = "Gạo " + code;
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, product, 0); }));
    return look([&](auto& s) { return products::find_product(s, code); })->product.id;
  }
  products::Pack pack(const std::string& sku, const ProductId& product, std::int64_t net_base,
                      std::int64_t price_vnd = 25'000) {
    const products::Pack pack{.id = {},
                              .sku = sku,
                              .product = product,
                              .name = "túi",
                              .net_base = net_base,
                              .price = {price_vnd},
                              .barcode = ""};
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, pack, 0); }));
    return look([&](auto& s) { return products::find_pack(s, sku); })->pack;
  }
  stock::Lot a_lot(const std::string& code, const ProductId& product, const HouseholdId& household,
                   std::int64_t base, int days_left) const {
    return {.id = {},
            .code = code,
            .product = product,
            .household = household,
            .harvested_on = today() - std::chrono::days{1},
            .expires_on = today() + std::chrono::days{days_left},
            .received_base = base,
            .household_share_bp = 8000,
            .grade = "A"};
  }
  LotId lot(const std::string& code, const ProductId& product, const HouseholdId& household,
            std::int64_t base, int days_left = 30) {
    const stock::Lot lot = a_lot(code, product, household, base, days_left);
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, lot, 0); }));
    return find_lot(code).lot.id;
  }
  stock::LotRow find_lot(const std::string& code) {
    return look([&](auto& s) { return stock::find_lot(s, code); }).value();
  }
  stock::Stock stock_of(const ProductId& product) {
    return look([&](auto& s) { return stock::stock_of(s, product, today()); });
  }

  using Wanted = std::initializer_list<std::pair<const char*, std::int64_t>>;
  orders::NewOrder an_order(const std::string& external_id, Wanted wanted,
                            std::int64_t price_vnd = 25'000) const {
    orders::NewOrder order{.channel = {"chan_postmart"},
                           .external_id = external_id,
                           .customer = {"Chị Hoa", "0912345678", "Hà Nội"},
                           .placed_at = clock.now(),
                           .confirm_by = {},
                           .lines = {}};
    for (const auto& [sku, packs] : wanted) order.lines.push_back({sku, sku, packs, {price_vnd}});
    return order;
  }
  OrderId place(const std::string& external_id, Wanted wanted, std::int64_t price_vnd = 25'000) {
    clock.advance(std::chrono::seconds{1});  // the order of orders is by the millisecond
    const auto order = an_order(external_id, wanted, price_vnd);
    const auto placed = command([&](auto& c) { return orders::place(c, order); });
    BOOST_REQUIRE(placed);
    return placed->id;
  }
  Result<> confirm(const OrderId& id) {
    return command([&](auto& c) { return orders::confirm(c, id); });
  }
  Result<> pack_up(const OrderId& id) {
    return command([&](auto& c) -> Result<> {
      const auto packed = orders::pack(c, id);
      return packed ? Result<>() : packed.error();
    });
  }
  Result<> ship(const OrderId& id) {
    return command([&](auto& c) { return orders::ship(c, id, {"Vietnam Post", "EB1VN"}); });
  }
  Result<> cancel(const OrderId& id) {
    return command([&](auto& c) {
      return orders::cancel(c, id, {orders::Party::customer, "khách đổi ý"});
    });
  }
  void settle(const ProductId& product) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      stock::settle_reservations(c, product);
      return {};
    }));
  }
  orders::Order order(const OrderId& id) {
    return look([&](auto& s) { return orders::find_order(s, id); }).value();
  }
  std::int64_t changes() {
    return look([](auto& s) { return changes::last_change(s); });
  }
  changes::Change last_change() {
    const std::int64_t number = changes();
    return look([&](auto& s) { return changes::changes_after(s, number - 1, 1); }).at(0);
  }
  bool books_agree() {
    auto found = look([](auto& s) { return stock::check(s); });
    for (auto& one : look([](auto& s) { return orders::check(s); })) found.push_back(one);
    for (auto& one : look([](auto& s) { return books::check(s); })) found.push_back(one);
    for (const auto& one : found) {
      BOOST_TEST_MESSAGE(one.what << ": kept " << one.kept << ", derived " << one.derived);
    }
    return found.empty();
  }

  tests::ScratchDatabase folder;
  ManualClock clock{*parse_rfc3339("2026-11-21T02:00:00Z")};
  SeededRandomness randomness{1};
  std::unique_ptr<store::Database> database;
};

// Whether it was refused for this reason, and clerks can read why.
template <class T>
bool refused(const Result<T>& result, Code code, std::string_view reason) {
  if (result) return false;
  const Fault& fault = result.error().faults.at(0);
  const std::span<const text::Sentence> tables[] = {text::catalog_sentences()};
  const text::Spoken spoken = text::speak(fault, text::Language::vietnamese, tables);
  BOOST_TEST(spoken.problem != fault.reason, "no sentence for " << fault.reason);
  BOOST_TEST(spoken.problem.find('{') == std::string::npos, spoken.problem);
  BOOST_TEST(spoken.cure.find('{') == std::string::npos, spoken.cure);
  BOOST_TEST_MESSAGE("refused with " << fault.reason);
  return result.error().code == code && fault.reason == reason;
}

}  // namespace ganh::catalog
