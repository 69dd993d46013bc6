#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/measure/quantity.h"
#include "catalog/orders/lines.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"
#include "catalog/orders/weighing.h"
#include "catalog/products/packs.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/reservations.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

// One line's part of a shipment.
struct Part {
  LineRow row;
  std::int64_t packs = 0;
  std::int64_t base = 0;
};

Result<Part> part_of(const store::Scope& scope, const OrderId& id, const Packing::Line& wanted,
                     int weight_factor) {
  auto row = line_of(scope, id, wanted.line);
  if (!row) return row.error();
  const auto line = std::to_string(wanted.line);
  if (wanted.packs < 1 || wanted.packs > row->line.reserved_packs) {
    return error(Code::not_now, "packs", "line.not_reserved",
                 {{"line", line}, {"packs", std::to_string(row->line.reserved_packs)}});
  }
  if (wanted.base && !row->line.catch_weight) {
    return error(Code::invalid, "base", "line.not_weighed", {{"line", line}});
  }
  Faults faults;
  if (wanted.base) faults.range("base", *wanted.base, 1, measure::quantity_base_max);
  if (auto valid = std::move(faults).result(); !valid) return valid.error();
  const std::int64_t base = wanted.base.value_or(wanted.packs * row->net_base);
  if (wanted.base) {
    const auto range = likely_weight(*row, wanted.packs, weight_factor);
    auto likely = check_weight(scope, *row, wanted.packs, base, range);
    if (!likely) return likely.error();
  }
  return Part{*std::move(row), wanted.packs, base};
}

Result<std::vector<Part>> parts_of(const store::Scope& scope, const OrderId& id,
                                   const Packing& packing) {
  std::vector<Part> parts;
  std::set<int> named;
  for (const Packing::Line& wanted : packing.lines) {
    if (!named.insert(wanted.line).second) {
      return error(Code::invalid, "line", "line.twice", {{"line", std::to_string(wanted.line)}});
    }
    auto part = part_of(scope, id, wanted, packing.weight_factor);
    if (!part) return part.error();
    parts.push_back(*std::move(part));
  }
  if (!packing.lines.empty()) return parts;
  for (LineRow& row : lines_of(scope, id)) {
    const std::int64_t packs = row.line.reserved_packs;
    const std::int64_t base = packs * row.net_base;
    if (packs > 0) parts.push_back({std::move(row), packs, base});
  }
  if (parts.empty()) return error(Code::not_now, "lines", "order.nothing_to_pack");
  return parts;
}

measure::Money bill(const Part& part) {
  const measure::Money price = part.row.line.unit_price;
  if (!part.row.line.catch_weight) return price * part.packs;
  return measure::for_quantity(price, part.row.net_base, part.base);
}

// First to expire first; only those at the place, where one is named.
std::vector<stock::Balance> balances_for(const Command& command, const Part& part,
                                         const std::optional<PlaceId>& place) {
  auto found = stock::sellable_balances(command.rows(), *part.row.product, command.today());
  if (place) std::erase_if(found, [&](const auto& balance) { return balance.place != *place; });
  return found;
}

// "Kho chính (KHO): 12 kg, …" of what may be sold in other places, by their codes.
std::string elsewhere(const Command& command, const Part& part, const PlaceId& here) {
  std::map<PlaceId, std::int64_t> there_base;
  for (const auto& balance : balances_for(command, part, {})) {
    if (balance.place != here) there_base[balance.place] += balance.on_hand_base;
  }
  std::string text;
  for (const auto& [id, base] : there_base) {
    const auto found = stock::find_place(command.rows(), id);
    if (!found) continue;
    text += (text.empty() ? "" : ", ") + found->place.name + " (" + found->place.code +
            "): " + stock::in_words(command.rows(), *part.row.product, base);
  }
  return text;
}

// Seen lying there, but not to be sold.
std::int64_t recalled_base(const store::Scope& scope, const ProductId& product,
                           const PlaceId& place) {
  std::int64_t there_base = 0;
  for (const auto& row : stock::lots_on_hand(scope, product)) {
    if (row.recalled_why) there_base += stock::on_hand_at(scope, row.lot.id, place);
  }
  return there_base;
}

Error not_enough_here(const Command& command, const Part& part, const PlaceId& id,
                      std::int64_t left_base) {
  const auto& scope = command.rows();
  const auto& product = *part.row.product;
  const auto place = stock::find_place(scope, id);
  const std::int64_t recalled = recalled_base(scope, product, id);
  std::vector<Param> params = {{"goods", part.row.line.name},
                               {"place", place ? place->place.name : id.text},
                               {"left", stock::in_words(scope, product, left_base)},
                               {"elsewhere", elsewhere(command, part, id)}};
  if (recalled == 0) {
    return error(Code::not_now, "place", "goods.not_enough_here", std::move(params));
  }
  params.push_back({"recalled", stock::in_words(scope, product, recalled)});
  return error(Code::not_now, "place", "goods.recalled_here", std::move(params));
}

Result<> take_from_lots(Command& command, const OrderId& order, const ShipmentId& shipment,
                        const Part& part, const std::optional<PlaceId>& place) {
  const auto balances = balances_for(command, part, place);
  std::int64_t there_base = 0;
  for (const auto& balance : balances) there_base += balance.on_hand_base;
  if (place && there_base < part.base) {
    return not_enough_here(command, part, *place, there_base);
  }
  std::int64_t missing_base = part.base;
  for (const stock::Balance& balance : balances) {
    if (missing_base == 0) break;
    const Pick pick{part.row.line.number, shipment, balance.lot, balance.place,
                    std::min(missing_base, balance.on_hand_base)};
    const auto entered = stock::enter(command, {pick.lot, pick.place, -pick.quantity_base,
                                                stock::Cause::packed, shipment.text, pick.line});
    if (!entered) return entered;
    add_pick(command, order, pick);
    missing_base -= pick.quantity_base;
  }
  assert(missing_base == 0);  // it is free or reserved for this line, so it is there
  return {};
}

// What a weighed line takes beyond its reservation must be free.
Result<> check_free(const store::Scope& scope, const Part& part, Date today) {
  const std::int64_t more_base = part.base - part.packs * part.row.net_base;
  if (more_base <= 0) return {};
  const stock::Stock stock = stock::stock_of(scope, *part.row.product, today);
  const std::int64_t free_base = stock.sellable_base - stock.reserved_base;
  if (more_base <= free_base) return {};
  return error(
      Code::not_now, "base", "stock.not_enough",
      {{"left", stock::in_words(scope, *part.row.product, free_base + part.base - more_base)}});
}

Result<> pack_part(Command& command, const OrderId& order, const ShipmentId& shipment,
                   const Part& part, const std::optional<PlaceId>& place) {
  const int line = part.row.line.number;
  if (auto fits = check_free(command.rows(), part, command.today()); !fits) return fits;
  stock::release(command, order, line, part.packs);
  if (auto taken = take_from_lots(command, order, shipment, part, place); !taken) return taken;
  const measure::Money billed = bill(part);
  add_packed(command, order, line, part.packs, part.base, billed);
  add_shipment_line(command, order, shipment, {line, part.packs, part.base, billed});
  return {};
}

void cut_the_rest(Command& command, const OrderId& id) {
  bool any = false;
  for (const LineRow& row : lines_of(command.rows(), id)) {
    if (row.line.to_pack() == 0) continue;
    cut_line(command, id, row, row.line.to_pack(), "short");
    any = true;
  }
  if (any) sum_up(command, id);
}

std::string about_line(int line, std::string_view what, std::int64_t packs) {
  return changes::Difference("line", std::to_string(line)).field(what, 0, packs).json();
}

Result<LineRow> line_to_cut(const store::Scope& scope, const OrderId& id, int line,
                            std::int64_t packs) {
  auto state = must_be_in(scope, id, {State::received, State::confirmed});
  if (!state) return state.error();
  auto row = line_of(scope, id, line);
  if (!row) return row.error();
  if (packs >= 1 && packs <= row->line.to_pack()) return row;
  return error(Code::not_now, "packs", "line.nothing_to_cut",
               {{"line", std::to_string(line)}, {"packs", std::to_string(row->line.to_pack())}});
}

}  // namespace

Result<ShipmentId> pack(Command& command, const OrderId& id, const Packing& packing) {
  const auto from = may_move(command.rows(), id, State::packed);
  if (!from) return from.error();
  settle_products_of(command, id);
  cover_short_lines(command, id);
  auto parts = parts_of(command.rows(), id, packing);
  if (!parts) return parts.error();
  const ShipmentId shipment = add_shipment(command, id);
  // By product: every writer holds products in the same order.
  std::ranges::stable_sort(*parts, {}, [](const Part& part) { return *part.row.product; });
  for (const Part& part : *parts) {
    if (auto packed = pack_part(command, id, shipment, part, packing.place); !packed)
      return packed.error();
  }
  if (packing.rest == Packing::Rest::cut) cut_the_rest(command, id);
  if (all_packed(command.rows(), id)) {
    if (auto moved = move(command, id, *from, State::packed); !moved) return moved.error();
  } else {
    touch(command, id, changes::Difference("shipment", shipment.text).json());
  }
  return shipment;
}

Result<> cut(Command& command, const OrderId& id, int line, std::int64_t packs,
             std::string_view why) {
  Faults faults;
  faults.required("why", why, stock::why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto row = line_to_cut(command.rows(), id, line, packs);
  if (!row) return row.error();
  cut_line(command, id, *row, packs, text::normalise(why));
  touch(command, id, about_line(line, "cut_packs", packs));
  return close_after_cutting(command, id, State::confirmed, why);
}

Result<int> substitute(Command& command, const OrderId& id, const Substitution& wanted) {
  Faults faults;
  faults.required("consent", wanted.consent, consent_bytes_max);
  faults.range("sku_packs", wanted.sku_packs, 1, line_packs_max);
  faults.range("unit_price_vnd", wanted.unit_price.vnd, 0, measure::price_vnd_max);
  if (auto valid = std::move(faults).result(); !valid) return valid.error();
  const auto row = line_to_cut(command.rows(), id, wanted.line, wanted.packs);
  if (!row) return row.error();
  const auto pack = products::find_pack(command.rows(), std::string_view(wanted.sku));
  if (!pack) return error(Code::not_found, "sku", "pack.not_found", {{"sku", wanted.sku}});
  if (lines_of(command.rows(), id).size() >= lines_max) {
    return error(Code::limit, "lines", "order.too_many_lines",
                 {{"max", std::to_string(lines_max)}});
  }
  cut_line(command, id, *row, wanted.packs, "substituted");
  const int line =
      add_line(command, id, {wanted.sku, pack->pack.name, wanted.sku_packs, wanted.unit_price});
  note_substitute(command, id, line, wanted.line, text::normalise(wanted.consent));
  sum_up(command, id);
  cover_short_lines(command, id);
  touch(command, id, about_line(wanted.line, "substituted_packs", wanted.packs));
  return line;
}

}  // namespace ganh::catalog::orders
