// What the catalog promises about stock and orders, in the plainest way; knows no database.

#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/catalog/orders/model_order.h"
#include "tests/catalog/orders/model_shed.h"

namespace ganh::catalog::orders {

struct Model : ModelShed {
  std::map<std::string, ModelOrder> orders;  // by id: oldest first
  std::map<std::string, ModelHold> holds;    // by id
  std::int64_t owed = 0;                     // to all households
  std::int64_t cash = 0;

  static std::string since(const std::string& id) { return id.substr(id.find('_') + 1); }

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

  // All that is reserved, or those packs of those lines, weighed or not.
  bool pack(const std::string& id, const Packing& packing) {
    if (orders[id].state != State::confirmed) return false;
    const Model before = *this;
    for (const ModelLine& line : orders[id].lines) settle(line.product);
    cover(id);
    if (!take(orders[id], packing)) {
      *this = before;
      return false;
    }
    ModelOrder& order = orders[id];
    for (ModelLine& line : order.lines) {
      if (packing.rest == Packing::Rest::later) continue;
      line.cut += line.to_pack();
      line.reserved = 0;
    }
    order.shipments.push_back(ShipmentState::packed);
    if (all_packed(order)) order.state = State::packed;
    return true;
  }
  static bool all_packed(const ModelOrder& order) {
    return std::ranges::all_of(order.lines,
                               [](const ModelLine& line) { return line.to_pack() == 0; });
  }
  bool take(ModelOrder& order, const Packing& packing) {
    struct Part {
      ModelLine* line;
      std::int64_t packs;
      std::int64_t base;
    };
    std::vector<Part> parts;
    for (const Packing::Line& wanted : packing.lines) {
      ModelLine& line = order.lines[static_cast<std::size_t>(wanted.line - 1)];
      if (wanted.packs < 1 || wanted.packs > line.reserved) return false;
      parts.push_back({&line, wanted.packs, wanted.base.value_or(wanted.packs * line.net)});
    }
    for (ModelLine& line : order.lines) {
      const bool all = packing.lines.empty() && line.reserved > 0;
      if (all) parts.push_back({&line, line.reserved, line.reserved * line.net});
    }
    std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.line->product; });
    for (const auto& [line, packs, base] : parts) {
      const std::int64_t free = sellable(line->product) - reserved(line->product);
      if (base - packs * line->net > std::max<std::int64_t>(free, 0)) return false;
      line->reserved -= packs;
      line->packed += packs;
      line->packed_base += base;
      line->parcels.resize(order.shipments.size() + 1);
      ModelParcel& parcel = line->parcels.back();
      parcel.billed = line->weighed ? measure::for_quantity({line->price}, line->net, base).vnd
                                    : line->price * packs;
      line->billed += parcel.billed;
      parcel.packs = packs;
      parcel.picks = pick(line->product, base);
    }
    return !parts.empty();
  }
  bool cut(const std::string& id, std::size_t at, std::int64_t packs, bool substituted) {
    ModelOrder& order = orders[id];
    if (order.state != State::received && order.state != State::confirmed) return false;
    ModelLine& line = order.lines[at];
    if (packs < 1 || packs > line.to_pack()) return false;
    const ModelOrder before = order;
    line.cut += packs;
    line.reserved = std::min(line.reserved, line.to_pack());
    if (substituted || !all_packed(order)) return true;
    if (std::ranges::all_of(order.lines, [](const ModelLine& each) { return each.packed == 0; })) {
      order = before;
      return false;
    }
    order.state = State::packed;
    leave(order);
    return true;
  }

  // To its lots and places, or thrown away; what was in it is packed later, or cut.
  bool unpack(const std::string& id, std::size_t number, bool wasted, bool cut) {
    ModelOrder& order = orders[id];
    if (order.state != State::confirmed && order.state != State::packed) return false;
    if (order.shipments[number] != ShipmentState::packed) return false;
    const Model before = *this;
    for (ModelLine& line : order.lines) {
      const std::int64_t packs = take_apart(line, number, wasted);
      if (cut) line.cut += packs;
    }
    order.shipments[number] = ShipmentState::cancelled;
    if (!cut) {
      order.state = State::confirmed;
      cover(id);
      return true;
    }
    if (!all_packed(order)) return true;
    if (std::ranges::all_of(order.lines, [](const ModelLine& each) { return each.packed == 0; })) {
      *this = before;
      return false;
    }
    order.state = State::packed;
    leave(order);
    return true;
  }
  // How many packs of the line were in it.
  std::int64_t take_apart(ModelLine& line, std::size_t number, bool wasted) {
    if (line.parcels.size() <= number) return 0;
    const ModelParcel parcel = std::exchange(line.parcels[number], {});
    line.packed -= parcel.packs;
    line.billed -= parcel.billed;
    for (const auto& [from, base] : parcel.picks) {
      line.packed_base -= base;
      if (!wasted) lots[from.first].lies[from.second] += base;
      if (wasted) settle(line.product);
    }
    return parcel.packs;
  }

  bool substitute(const std::string& id, std::size_t at, std::int64_t packs, ModelLine instead) {
    if (!cut(id, at, packs, true)) return false;
    orders[id].lines.push_back(std::move(instead));
    cover(id);
    return true;
  }

  void leave(ModelOrder& order) {
    if (order.state != State::packed || order.has(ShipmentState::packed)) return;
    order.state = order.has(ShipmentState::shipped) ? State::shipped : State::delivered;
    if (order.none_out()) come_home(order);
  }
  static void come_home(ModelOrder& order) {
    order.state = State::returned;
    for (ShipmentState& each : order.shipments) {
      if (each != ShipmentState::cancelled) each = ShipmentState::returned;
    }
  }
  bool holds_recalled(const ModelOrder& order, std::size_t number) const {
    return std::ranges::any_of(order.lines, [&](const ModelLine& line) {
      return number < line.parcels.size() &&
             std::ranges::any_of(line.parcels[number].picks, [&](const auto& pick) {
               return lots.at(pick.first.first).recalled;
             });
    });
  }
  bool ship(const std::string& id) {
    ModelOrder& order = orders[id];
    if (order.state != State::confirmed && order.state != State::packed) return false;
    const auto here = std::ranges::find(order.shipments, ShipmentState::packed);
    if (here == order.shipments.end()) return false;
    const auto number = static_cast<std::size_t>(here - order.shipments.begin());
    if (holds_recalled(order, number)) return false;
    *here = ShipmentState::shipped;
    for (ModelLine& line : order.lines) book(order, line, number);
    leave(order);
    return true;
  }
  // The customer owes what was billed, the households of lots on consignment are owed 80 % of it.
  void book(ModelOrder& order, ModelLine& line, std::size_t number) {
    if (line.parcels.size() <= number) return;
    ModelParcel& parcel = line.parcels[number];
    parcel.left = true;
    line.left += parcel.packs;
    line.left_billed += parcel.billed;
    for (const auto& [from, base] : parcel.picks) parcel.base += base;
    line.left_base += parcel.base;
    order.booked += parcel.billed;
    if (parcel.picks.empty()) return;
    std::vector<std::int64_t> weights;
    for (const auto& [from, base] : parcel.picks) weights.push_back(base);
    const auto billed = measure::split({parcel.billed}, weights);
    std::size_t i = 0;
    for (const auto& [from, base] : parcel.picks) {
      const std::int64_t share = measure::part(billed[i++], 8000).vnd;
      if (lots[from.first].bought) continue;
      line.shares[from.first] += share;
      owed += share;
    }
  }
  bool deliver(const std::string& id, std::size_t number) {
    ModelOrder& order = orders[id];
    ShipmentState& shipment = order.shipments[number];
    if (shipment == ShipmentState::delivered) return true;
    if (shipment != ShipmentState::shipped) return false;
    shipment = ShipmentState::delivered;
    if (order.state == State::shipped && order.all_delivered()) order.state = State::delivered;
    return true;
  }
  bool cancel(const std::string& id, bool wasted) {
    ModelOrder& order = orders[id];
    if (!may_follow(order.state, State::cancelled) || order.anything_left()) return false;
    order.state = State::cancelled;
    for (ModelLine& line : order.lines) line.reserved = 0;
    for (std::size_t number = 0; number < order.shipments.size(); ++number) {
      for (ModelLine& line : order.lines) take_apart(line, number, wasted);
    }
    std::ranges::fill(order.shipments, ShipmentState::cancelled);
    return true;
  }

  // To the lots they came from; they lie at `place` now. `from`: the number of the parcel, if it is
  // named.
  bool take_back(const std::string& id, const std::string& place,
                 const std::vector<GoodsBack::Line>& goods, std::optional<std::size_t> from) {
    const Model before = *this;
    const State state = orders[id].state;
    const bool all_left = state == State::shipped || state == State::delivered;
    const bool may_be_part = state == State::confirmed || state == State::packed;
    bool may = all_left || (may_be_part && orders[id].anything_left());
    for (const GoodsBack::Line& back : goods) {
      may = may && take_back(orders[id], place, back, from);
    }
    if (!may) {
      *this = before;
      return false;
    }
    ModelOrder& order = orders[id];
    for (std::size_t number = 0; number < order.shipments.size(); ++number) {
      ShipmentState& each = order.shipments[number];
      if (each == ShipmentState::shipped && order.is_back(number)) each = ShipmentState::returned;
    }
    if (all_left && order.none_out()) {
      come_home(order);
    } else if (state == State::shipped && !order.has(ShipmentState::shipped)) {
      order.state = State::delivered;
    }
    return true;
  }
  // Out of which parcels, the last first; none when nobody can know.
  static std::vector<std::size_t> parcels_for(const ModelOrder& order, const ModelLine& line,
                                              std::int64_t packs, std::optional<std::size_t> from) {
    std::vector<std::size_t> out;
    std::int64_t packs_out = 0;
    bool under_way = false;
    for (std::size_t number = line.parcels.size(); number-- > 0;) {
      if (line.parcels[number].out() == 0 || (from && *from != number)) continue;
      out.push_back(number);
      packs_out += line.parcels[number].out();
      under_way = under_way || order.shipments[number] == ShipmentState::shipped;
    }
    if (packs < 1 || packs > packs_out) return {};
    return out.size() > 1 && packs < packs_out && under_way ? std::vector<std::size_t>() : out;
  }
  bool take_back(ModelOrder& order, const std::string& place, const GoodsBack::Line& back,
                 std::optional<std::size_t> from) {
    ModelLine& line = order.lines[static_cast<std::size_t>(back.line - 1)];
    const auto parcels = parcels_for(order, line, back.packs, from);
    if (parcels.empty()) return false;
    std::int64_t packs_left = back.packs;
    std::map<std::string, std::int64_t> came;
    const auto was_out = out_by_lot(line);
    for (const std::size_t number : parcels) {
      ModelParcel& parcel = line.parcels[number];
      const std::int64_t packs = std::min(packs_left, parcel.out());
      if (packs == 0) break;
      packs_left -= packs;
      // A weighed line names one parcel's packs, so that their weight is that parcel's.
      const std::int64_t base = back.base.value_or(parcel.out_base() * packs / parcel.out());
      if (base < 1 || base > parcel.out_base()) return false;
      const std::int64_t left = parcel.billed - parcel.refunded;
      const std::int64_t part = measure::for_quantity({parcel.billed}, parcel.base, base).vnd;
      const bool is_all = packs == parcel.out() || base == parcel.out_base();
      const std::int64_t refund = is_all ? left : std::min(left, part);
      parcel.back += packs;
      parcel.back_base += base;
      parcel.refunded += refund;
      line.back += packs;
      line.back_base += base;
      line.refunded += refund;
      order.booked -= refund;
      unpick(parcel, base, came);
    }
    for (const auto& [code, base] : came) {
      std::int64_t& share = line.shares[code];
      const std::int64_t taken = measure::for_quantity({share}, was_out.at(code), base).vnd;
      share -= taken;
      owed -= taken;
      if (!back.waste) lots[code].lies[place] += base;
      if (back.waste) settle(line.product);
    }
    return true;
  }
  static std::map<std::string, std::int64_t> out_by_lot(const ModelLine& line) {
    std::map<std::string, std::int64_t> out;
    for (const auto& parcel : line.parcels) {
      if (!parcel.left) continue;
      for (const auto& [from, base] : parcel.picks) out[from.first] += base;
    }
    return out;
  }
  static void unpick(ModelParcel& parcel, std::int64_t missing,
                     std::map<std::string, std::int64_t>& came) {
    for (auto of = parcel.picks.rbegin(); of != parcel.picks.rend(); ++of) {
      const std::int64_t base = std::min(missing, of->second);
      if (base == 0) continue;
      came[of->first.first] += base;
      of->second -= base;
      missing -= base;
    }
  }
};

}  // namespace ganh::catalog::orders
