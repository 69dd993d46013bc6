#include <algorithm>
#include <cassert>
#include <iterator>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/orders/booking.h"
#include "catalog/orders/customers.h"
#include "catalog/orders/lines.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"
#include "catalog/orders/weighing.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"
#include "catalog/text/reference_key.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

// One line's part of what came back.
struct Part {
  int number = 0;  // 1, 2, 3 … within the return
  LineRow row;
  std::int64_t packs = 0;
  std::int64_t base = 0;
  measure::Money refund;
  std::optional<stock::Waste> waste;
};

// What of a line is with the customer, and what is billed for it.
struct Out {
  std::int64_t packs = 0;
  std::int64_t base = 0;
  measure::Money billed;
};

struct LineOut {
  Out left;  // in shipments that left, whether it came back or not
  Out out;
};

LineOut out_of(const store::Scope& scope, const OrderId& id, const OrderLine& line) {
  LineOut found;
  Out& left = found.left;
  for (const ShippedLine& part : lines_that_left(scope, id)) {
    if (part.line != line.number) continue;
    left.packs += part.packs;
    left.base += part.base;
    left.billed += part.billed;
  }
  found.out = {left.packs - line.returned_packs, left.base - line.returned_base,
               left.billed - line.returned};
  return found;
}

// Of what left alone: a parcel that is still here may be taken apart. What is left of the bill goes
// back with the last of it, so that nothing is lost to rounding.
measure::Money refund_for(const LineOut& of, std::int64_t base) {
  if (base == of.out.base) return of.out.billed;
  return std::min(of.out.billed, measure::for_quantity(of.left.billed, of.left.base, base));
}

Result<Part> part_of(const store::Scope& scope, const OrderId& id, int number,
                     const GoodsBack::Line& back, int weight_factor) {
  auto row = line_of(scope, id, back.line);
  if (!row) return row.error();
  const OrderLine& line = row->line;
  const LineOut of_line = out_of(scope, id, line);
  const Out& out = of_line.out;
  if (back.packs < 1 || back.packs > out.packs) {
    return error(Code::not_now, "packs", "line.not_so_many",
                 {{"line", std::to_string(back.line)}, {"packs", std::to_string(out.packs)}});
  }
  if (back.base && !line.catch_weight) {
    return error(Code::invalid, "base", "line.not_weighed", {{"line", std::to_string(back.line)}});
  }
  const std::int64_t base = back.base.value_or(out.base * back.packs / out.packs);
  if (base < 1 || base > out.base) {
    return error(Code::not_now, "base", "line.not_so_many",
                 {{"line", std::to_string(back.line)}, {"packs", std::to_string(out.packs)}});
  }
  if (back.base) {
    WeightRange range = likely_weight(*row, back.packs, weight_factor);
    // What stays with the customer weighs something too.
    const std::int64_t kept_base =
        likely_weight(*row, out.packs - back.packs, weight_factor).least_base;
    range.most_base = std::min(range.most_base, out.base - kept_base);
    auto likely = check_weight(scope, *row, back.packs, base, range);
    if (!likely) return likely.error();
  }
  const measure::Money refund = refund_for(of_line, base);
  return Part{number, *std::move(row), back.packs, base, refund, back.waste};
}

void add_return_line(Command& command, const ReturnId& id, const Part& part,
                     const stock::Entry& entry) {
  constexpr std::string_view add = R"sql(
    INSERT INTO return_lines
      (cooperative_id, return_id, number, line, lot_id, place_id, quantity_base, waste)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";
  command.rows().run(add, {id, part.number, part.row.line.number, entry.lot, entry.place,
                           entry.quantity_base, part.waste ? stock::name(*part.waste) : ""});
}

// A carrier brings back what nobody took, a customer what was delivered; of those the last first.
std::vector<Pick> likely_back(const store::Scope& scope, const OrderId& order, Party by) {
  auto picks = picks_that_left(scope, order);
  std::ranges::reverse(picks);
  const auto likely = by == Party::carrier ? ShipmentState::shipped : ShipmentState::delivered;
  const auto parcels = shipments_of(scope, order);
  std::ranges::stable_partition(picks, [&](const Pick& pick) {
    const auto parcel = std::ranges::find(parcels, pick.shipment, &Shipment::id);
    return parcel != parcels.end() && parcel->state == likely;
  });
  return picks;
}

// Into the lots they came from.
Result<> put_back(Command& command, const OrderId& order, const ReturnId& id,
                  const GoodsBack& goods, const Part& part, std::vector<books::Due>& taken_back) {
  std::vector<std::pair<LotId, std::int64_t>> by_lot;
  std::int64_t missing_base = part.base;
  for (const Pick& pick : likely_back(command.rows(), order, goods.by)) {
    if (pick.line != part.row.line.number || missing_base == 0) continue;
    const std::int64_t base = std::min(missing_base, pick.quantity_base - pick.returned_base);
    if (base == 0) continue;
    take_from_pick(command, order, pick, base);
    missing_base -= base;
    const auto same = std::ranges::find(by_lot, pick.lot, &std::pair<LotId, std::int64_t>::first);
    if (same == by_lot.end()) {
      by_lot.emplace_back(pick.lot, base);
    } else {
      same->second += base;
    }
  }
  assert(missing_base == 0);
  for (const auto& [lot, base] : by_lot) {
    auto dues =
        dues_taken_back(command.rows(), order, id, {part.row.line.number, lot, base}, taken_back);
    std::ranges::move(dues, std::back_inserter(taken_back));
    stock::Entry entry{lot, goods.place, base, stock::Cause::returned, id.text, part.number};
    if (auto entered = stock::enter(command, entry); !entered) return entered;
    add_return_line(command, id, part, entry);
    if (!part.waste) continue;
    entry.quantity_base = -base;
    entry.cause = stock::Cause::wasted;
    entry.waste = part.waste;
    if (auto entered = stock::enter(command, entry); !entered) return entered;
  }
  return {};
}

void note_returned(Command& command, const OrderId& order, const ReturnId& id, const Part& part) {
  constexpr std::string_view add = R"sql(
    INSERT INTO return_parts (cooperative_id, return_id, number, line, packs, base, refund_vnd)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
  constexpr std::string_view note = R"sql(
    UPDATE order_lines
       SET returned_packs = returned_packs + $4, returned_base = returned_base + $5,
           returned_vnd = returned_vnd + $6
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  const int line = part.row.line.number;
  command.rows().run(add, {id, part.number, line, part.packs, part.base, part.refund.vnd});
  command.rows().run(note, {order, line, part.packs, part.base, part.refund.vnd});
}

std::optional<Returned> standing(const store::Scope& scope, const OrderId& order,
                                 std::string_view external_id) {
  constexpr std::string_view list = R"sql(
    SELECT return_id, refund_vnd, external_id
      FROM returns
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY return_id)sql";
  const std::string key = text::reference_key(external_id);
  const std::string forgotten[] = {forgotten_reference(key), forgotten_reference(external_id)};
  std::optional<Returned> found;
  scope.each(list, {order}, [&](const store::Row& row) {
    const std::string stands = row.string(2);
    const bool is_it = is_forgotten(stands) ? std::ranges::count(forgotten, stands) > 0
                                            : text::reference_key(stands) == key;
    if (is_it && !found) found = {ReturnId{row.string(0)}, measure::Money{row.integer(1)}, true};
  });
  return found;
}

// Whether what stands under that number is this.
bool is_same(const store::Scope& scope, const ReturnId& id, const GoodsBack& goods) {
  constexpr std::string_view list = R"sql(
    SELECT p.line, p.packs, p.base,
           (SELECT MIN(l.waste)
              FROM return_lines AS l
             WHERE l.cooperative_id = p.cooperative_id AND l.return_id = p.return_id
               AND l.number = p.number)
      FROM return_parts AS p
     WHERE p.cooperative_id = $1 AND p.return_id = $2
     ORDER BY p.number)sql";
  const auto parts = scope.all(list, {id}, [](const store::Row& row) {
    return GoodsBack::Line{static_cast<int>(row.integer(0)), row.integer(1), row.integer(2),
                           stock::parse_waste(row.is_null(3) ? "" : row.text(3))};
  });
  return std::ranges::equal(parts, goods.lines, [](const auto& has, const auto& asked) {
    return has.line == asked.line && has.packs == asked.packs && has.waste == asked.waste &&
           (!asked.base || has.base == asked.base);
  });
}

Result<> check(const GoodsBack& goods) {
  Faults faults;
  faults.required("external_id", goods.external_id, external_id_bytes_max);
  faults.optional("why", goods.why, stock::why_bytes_max);
  if (goods.lines.empty()) faults.add("lines", "order.no_lines");
  if (goods.lines.size() > lines_max) {
    faults.add("lines", "order.too_many_lines", {{"max", std::to_string(lines_max)}});
  }
  return std::move(faults).result();
}

}  // namespace

Result<Returned> take_back(Command& command, const OrderId& id, const GoodsBack& goods) {
  constexpr std::string_view add = R"sql(
    INSERT INTO returns
      (cooperative_id, return_id, order_id, external_id, returned_by, why, refund_vnd, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7))sql";
  constexpr std::string_view set_refund = R"sql(
    UPDATE returns SET refund_vnd = $3 WHERE cooperative_id = $1 AND return_id = $2)sql";
  if (auto valid = check(goods); !valid) return valid.error();
  if (const auto stood = standing(command.rows(), id, goods.external_id)) {
    if (is_same(command.rows(), stood->id, goods)) return *stood;
    return error(Code::conflict, "external_id", "return.another", {{"return", goods.external_id}});
  }
  const auto state = must_be_in(
      command.rows(), id, {State::confirmed, State::packed, State::shipped, State::delivered});
  if (!state) return state.error();
  const bool all_left = *state == State::shipped || *state == State::delivered;
  if (!all_left && !any_left(command.rows(), id)) return wrong_state(*state);
  Returned returned{command.make<ReturnTag>(), {}, false};
  command.rows().run(add, {returned.id, id, goods.external_id, name(goods.by),
                           text::normalise(goods.why), to_us(command.now())});
  int number = 0;
  std::vector<books::Due> taken_back;
  for (const GoodsBack::Line& back : goods.lines) {
    auto part = part_of(command.rows(), id, ++number, back, goods.weight_factor);
    if (!part) return part.error();
    auto put = put_back(command, id, returned.id, goods, *part, taken_back);
    if (!put) return put.error();
    note_returned(command, id, returned.id, *part);
    returned.refund += part->refund;
  }
  command.rows().run(set_refund, {returned.id, returned.refund.vnd});
  if (auto booked = book_return(command, id, returned, std::move(taken_back)); !booked) {
    return booked.error();
  }
  set_refused_returned(command, id);
  State to = *state;
  if (all_left && all_came_back(command.rows(), id)) {
    set_returned(command, id);
    to = State::returned;
  } else if (*state == State::shipped && !any_under_way(command.rows(), id)) {
    to = State::delivered;
  }
  if (to == *state) {
    touch(command, id, changes::Difference("return", returned.id.text).json());
  } else if (auto moved = move(command, id, *state, to, goods.why); !moved) {
    return moved.error();
  }
  return returned;
}

}  // namespace ganh::catalog::orders
