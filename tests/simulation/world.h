// One seed: people, customers and marketplaces around the program, step by step, in virtual time;
// then everything heals, and must come to agree.
//
// Each step has a seed of its own: leaving some out leaves the others as they were, as far as that
// can be.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/order.h"
#include "tests/simulation/installation.h"
#include "tests/simulation/oracle.h"

namespace ganh::simulation {

inline constexpr Duration heals_within = std::chrono::minutes{30};

class World {
 public:
  World(const Disk::Image& ground, std::uint64_t seed,
        std::function<void(const std::string&)> tell);

  // Does what the seed says; false once something is wrong.
  bool step(std::uint64_t seed);
  bool heal();

  const std::string& wrong() const { return oracle_.impossible; }
  Installation& installation() { return installation_; }
  Duration healed_after() const { return healed_after_; }

 private:
  std::int64_t roll(std::int64_t below) {
    return static_cast<std::int64_t>(dice_.next() % static_cast<std::uint64_t>(below));
  }
  bool one_in(std::int64_t n) { return roll(n) == 0; }
  template <class List>
  auto& some(List& list) {
    return list[static_cast<std::size_t>(roll(static_cast<std::int64_t>(list.size())))];
  }
  void say(const std::string& what);
  void met(const std::string& what) { installation_.seen[what] += 1; }

  // Time, and the program's life in it.
  void run_for(Duration span);
  void run_until(Time until);
  void power_is_gone();
  void begin_again(Duration after);
  bool start();

  // People (people.cpp).
  void connect_channels();
  void act();
  void receive_lot();
  void throw_away();
  void set_price();
  void change_text();
  void write_text(std::size_t goods_index, std::int64_t number, bool with_claim);
  void offer_or_not();
  void publish();
  void move_order();
  bool is_sold_over_counter(const catalog::orders::Order& order);
  void settle_sale(const catalog::orders::Order& sale);
  void settle_sales();
  template <class Fn>
  bool person(const std::string& what, Fn fn, std::function<void()> model);

  // Customers, marketplaces, weather and misfortune (customers.cpp).
  void buy();
  void give_up_order();
  void moderate();
  void promote();
  void change_weather();
  void calm();
  void plan_misfortune();
  void pump(const std::string& base_url);
  void deliver(const std::string& base_url, const connectors::sandbox::WebhookOut& webhook);

  // Healing (world.cpp).
  bool come_to_agree();
  void edit_there();
  void audit();
  void audit_what_has_no_versions();
  bool is_audited();
  void mend_what_was_refused();

  Installation installation_;
  Oracle oracle_;
  std::function<void(const std::string&)> tell_;
  SeededRandomness dice_;
  Time next_start_{};
  bool starts_ = false;  // a start is on the agenda
  bool healing_ = false;
  std::int64_t prices_given_ = 0;
  std::int64_t texts_written_ = 0;
  std::int64_t lots_made_ = 0;
  std::int64_t waybills_made_ = 0;
  std::map<std::string, bool> follows_;    // by base URL
  std::map<std::string, Time> next_pump_;  // by base URL
  Duration healed_after_{};
  struct Doubtful {
    CommandId id;
    std::function<void()> model;
  };
  std::vector<Doubtful> doubtful_;  // done or not: nobody was told
  void settle_doubts();
};

template <class Fn>
bool World::person(const std::string& what, Fn fn, std::function<void()> model) {
  if (!installation_.is_up()) return false;
  say(what);
  const auto told = installation_.command(what, fn);
  if (told.done()) {
    oracle_.acknowledged.push_back(told.id);
    if (model) model();
  } else if (!told.known()) {
    met("a command of which nobody was told");
    doubtful_.push_back({told.id, std::move(model)});
  }
  if (!installation_.disk.has_power()) {
    power_is_gone();
  } else if (!told.known()) {
    settle_doubts();
  }
  return told.done();
}

}  // namespace ganh::simulation
