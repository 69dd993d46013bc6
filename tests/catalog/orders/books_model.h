// What the catalog promises about stock and orders, in the plainest way; knows no database.

#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

struct ModelLot {
  int product = 0;
  Date expires_on{};
  std::map<std::string, std::int64_t> lies = {};  // by place's id
  bool recalled = false;
  std::int64_t on_hand() const {
    std::int64_t sum = 0;
    for (const auto& [place, base] : lies) sum += base;
    return sum;
  }
};

struct ModelLine {
  int product = 0;
  std::int64_t net = 0;
  std::int64_t packs = 0;
  std::string since = {};
  std::int64_t reserved = 0;
  std::int64_t cut = 0;
  std::int64_t packed = 0;
  std::int64_t back = 0;
  std::map<std::pair<std::string, std::string>, std::int64_t> picks = {};  // by lot code and place
  std::int64_t to_pack() const { return packs - cut - packed; }
};

struct ModelOrder {
  State state = State::received;
  std::vector<ModelLine> lines = {};
  int shipments_here = 0;
  int shipments_gone = 0;
};

struct ModelHold {
  ModelLine line;
  Time expires_at{};
};

struct Model {
  Time now{};
  Date today{};
  std::string cellar;                        // the one place that does not sell
  std::map<std::string, ModelLot> lots;      // by code
  std::map<std::string, ModelOrder> orders;  // by id: oldest first
  std::map<std::string, ModelHold> holds;    // by id

  static std::string since(const std::string& id) { return id.substr(id.find('_') + 1); }

  bool may_sell(const ModelLot& lot, const std::string& place) const {
    return !lot.recalled && lot.expires_on >= today && place != cellar;
  }
  std::int64_t on_hand(int product) const {
    std::int64_t sum = 0;
    for (const auto& [code, lot] : lots) sum += lot.product == product ? lot.on_hand() : 0;
    return sum;
  }
  std::int64_t sellable(int product) const {
    std::int64_t sum = 0;
    for (const auto& [code, lot] : lots) {
      for (const auto& [place, base] : lot.lies) {
        if (lot.product == product && may_sell(lot, place)) sum += base;
      }
    }
    return sum;
  }

  // Every promise of the product, newest first.
  std::vector<ModelLine*> promises(int product) {
    std::vector<std::tuple<std::string, std::string, std::size_t, ModelLine*>> found;
    for (auto& [id, order] : orders) {
      for (std::size_t i = 0; i < order.lines.size(); ++i) {
        found.emplace_back(order.lines[i].since, id, i, &order.lines[i]);
      }
    }
    for (auto& [id, hold] : holds) found.emplace_back(hold.line.since, id, 0, &hold.line);
    std::ranges::sort(found, std::ranges::greater{});
    std::vector<ModelLine*> lines;
    for (const auto& [since, id, i, line] : found) {
      if (line->product == product) lines.push_back(line);
    }
    return lines;
  }
  std::int64_t reserved(int product) {
    std::int64_t sum = 0;
    for (const ModelLine* line : promises(product)) sum += line->reserved * line->net;
    return sum;
  }

  void end_due(int product) {
    std::erase_if(holds, [&](const auto& entry) {
      return entry.second.line.product == product && entry.second.expires_at <= now;
    });
  }
  void settle(int product) {
    end_due(product);
    for (ModelLine* line : promises(product)) {
      while (line->reserved > 0 && reserved(product) > sellable(product)) --line->reserved;
    }
  }
  void cover(ModelLine& line) {
    if (line.reserved >= line.to_pack()) return;
    end_due(line.product);
    while (line.reserved < line.to_pack() &&
           reserved(line.product) + line.net <= sellable(line.product)) {
      ++line.reserved;
    }
  }
  void cover(const std::string& id) {
    for (ModelLine& line : orders[id].lines) {
      if (line.reserved == 0) line.since = since(id);
      cover(line);
    }
  }

  bool hold(const std::string& id, ModelHold wanted) {
    end_due(wanted.line.product);
    const std::int64_t free = sellable(wanted.line.product) - reserved(wanted.line.product);
    if (free < wanted.line.packs * wanted.line.net) return false;
    wanted.line.reserved = wanted.line.packs;
    wanted.line.since = since(id);
    holds[id] = std::move(wanted);
    return true;
  }
  // The order stands already and has taken what was free.
  void take_over(const std::string& hold, const std::string& order) {
    const ModelHold held = holds[hold];
    for (ModelLine& line : orders[order].lines) {
      if (line.product != held.line.product || line.reserved == line.to_pack()) continue;
      if (!holds.contains(hold)) break;
      settle(line.product);
      holds.erase(hold);
      cover(line);
      if (line.reserved > 0) line.since = std::min(line.since, held.line.since);
    }
    holds.erase(hold);
    cover(order);
  }

  bool pack(const std::string& id, bool later) {
    if (orders[id].state != State::confirmed) return false;
    const Model before = *this;
    for (const ModelLine& line : orders[id].lines) settle(line.product);
    cover(id);
    ModelOrder& order = orders[id];
    const auto none = [](const ModelLine& line) { return line.reserved == 0; };
    if (std::ranges::all_of(order.lines, none)) {
      *this = before;
      return false;
    }
    for (ModelLine& line : order.lines) {
      take(line);
      if (!later) line.cut += line.to_pack();
    }
    ++order.shipments_here;
    const auto done = [](const ModelLine& line) { return line.to_pack() == 0; };
    if (std::ranges::all_of(order.lines, done)) order.state = State::packed;
    return true;
  }
  void take(ModelLine& line) {
    std::vector<std::pair<Date, std::string>> by_date;
    for (const auto& [code, lot] : lots) {
      if (lot.product == line.product) by_date.emplace_back(lot.expires_on, code);
    }
    std::ranges::sort(by_date);
    std::int64_t missing = line.reserved * line.net;
    line.packed += std::exchange(line.reserved, 0);
    for (const auto& [date, code] : by_date) {
      for (auto& [place, base] : lots[code].lies) {
        if (!may_sell(lots[code], place)) continue;
        const std::int64_t taken = std::min(missing, base);
        if (taken > 0) line.picks[{code, place}] += taken;
        base -= taken;
        missing -= taken;
      }
    }
  }
  bool ship(const std::string& id) {
    ModelOrder& order = orders[id];
    if (order.state != State::confirmed && order.state != State::packed) return false;
    if (order.shipments_here == 0) return false;
    --order.shipments_here;
    ++order.shipments_gone;
    if (order.state == State::packed && order.shipments_here == 0) order.state = State::shipped;
    return true;
  }
  bool cancel(const std::string& id, bool wasted) {
    ModelOrder& order = orders[id];
    if (!may_follow(order.state, State::cancelled) || order.shipments_gone > 0) return false;
    order.state = State::cancelled;
    order.shipments_here = 0;
    for (ModelLine& line : order.lines) {
      line.reserved = 0;
      if (wasted && !line.picks.empty()) settle(line.product);
      if (wasted) continue;
      for (const auto& [from, base] : line.picks) lots[from.first].lies[from.second] += base;
    }
    return true;
  }
  // All of it, to where new goods lie.
  bool take_back(const std::string& id, const std::string& place, bool wasted) {
    ModelOrder& order = orders[id];
    if (order.state != State::shipped) return false;
    order.state = State::returned;
    for (ModelLine& line : order.lines) {
      line.back = line.packed;
      if (wasted && !line.picks.empty()) settle(line.product);
      if (wasted) continue;
      for (const auto& [from, base] : line.picks) lots[from.first].lies[place] += base;
    }
    return true;
  }
};

}  // namespace ganh::catalog::orders
