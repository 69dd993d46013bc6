// Random commands against the books and against their model (books_model.h), each from a seed of
// its own: leaving some out leaves the others as they were, as far as that can be.

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/money/payouts.h"
#include "catalog/stock/holds.h"
#include "tests/catalog/farm.h"
#include "tests/catalog/orders/books_model.h"

namespace ganh::catalog::orders {

class Season : public Farm {
 public:
  explicit Season(tests::Kept kept = tests::Kept::where_this_run_says);

  // Does what the seed says, then compares; false once the two have differed.
  bool step(std::uint64_t seed);

  // Does what the seed says; false once what was refused or done has differed.
  bool go(std::uint64_t seed);

  const std::string& said() const { return said_; }          // what the last step did
  const std::string& differed() const { return differed_; }  // "" while they agree

 private:
  struct Offer {
    std::string sku;
    int product;
    std::int64_t net;
    std::int64_t price;
    bool weighed;
  };

  std::int64_t roll(std::int64_t below) {
    return static_cast<std::int64_t>(dice_.next() % static_cast<std::uint64_t>(below));
  }
  template <class Map>
  auto& some(Map& map) {
    return *std::next(map.begin(), roll(static_cast<std::int64_t>(map.size())));
  }
  template <class T>
  const T& one_of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(roll(static_cast<std::int64_t>(list.size())))];
  }
  // What was refused or done differently than the model says ends the run.
  void same(bool books, bool model, const std::string& what);
  void same(std::int64_t books, std::int64_t model, const std::string& what);
  std::string new_place(const std::string& code, bool sells);
  LotId lot_id(const std::string& code) { return find_lot(code).lot.id; }

  void act();
  void receive_lot();
  std::pair<NewOrder, ModelOrder> new_order();
  ModelLine line_of(const Offer& offer, std::int64_t packs) const;
  void place_order();
  void hold_some();
  void order_what_is_held();
  void expire_holds();
  void let_a_day_pass();

  void move_order();
  void confirm_order(const std::string& id);
  void pack_order(const std::string& id);
  void cut_order(const std::string& id);
  void substitute_in(const std::string& id);
  void deliver_order(const std::string& id);
  void unpack_order(const std::string& id);
  void cancel_order(const std::string& id);
  void take_back(const std::string& id);

  void pay_order();
  void give_money_back();
  void advance_to_household();
  void pay_household();

  void count_lot();
  void throw_away();
  void carry();
  void recall();

  void compare_stock();
  void compare_orders();
  void compare_money();

  SeededRandomness dice_{0};
  Model model_;
  std::vector<std::string> places_ = {stock::main_place().text};
  std::vector<HouseholdId> households_;
  std::vector<ProductId> products_;
  std::vector<Offer> offers_ = {{"GAO-500", 0, 500, 25'000, false},
                                {"GAO-750", 0, 750, 36'001, false},
                                {"CHE-200", 1, 200, 59'999, false},
                                {"GA-CON", 2, 300, 47'000, true}};
  std::string said_;
  std::string differed_;
};

}  // namespace ganh::catalog::orders
