#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/orders/booking.h"
#include "catalog/orders/coming_back.h"
#include "catalog/orders/customers.h"
#include "catalog/orders/lines.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"
#include "catalog/text/reference_key.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

// One line's part of what came back.
struct Part {
  int number = 0;  // 1, 2, 3 … within the return
  int line = 0;
  std::vector<Slice> slices;
  std::optional<stock::Waste> waste;
};

Result<Part> part_of(const store::Scope& scope, const Order& order, int number,
                     const GoodsBack& goods, const GoodsBack::Line& back) {
  const auto row = line_of(scope, order.id, back.line);
  if (!row) return row.error();
  auto slices = slices_of(scope, order, *row, goods, back);
  if (!slices) return slices.error();
  return Part{number, back.line, *std::move(slices), back.waste};
}

void add_return_line(Command& command, const ReturnId& id, const Part& part,
                     const stock::Entry& entry) {
  constexpr std::string_view add = R"sql(
    INSERT INTO return_lines
      (cooperative_id, return_id, number, line, lot_id, place_id, quantity_base, waste)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";
  command.rows().run(add, {id, part.number, part.line, entry.lot, entry.place, entry.quantity_base,
                           part.waste ? stock::name(*part.waste) : ""});
}

// By lot, out of the picks of each parcel, the last first.
std::vector<std::pair<LotId, std::int64_t>> unpick(Command& command, const OrderId& order,
                                                   const Part& part) {
  std::vector<std::pair<LotId, std::int64_t>> by_lot;
  const auto picks = picks_that_left(command.rows(), order);
  for (const Slice& slice : part.slices) {
    std::int64_t missing_base = slice.base;
    for (auto pick = picks.rbegin(); pick != picks.rend(); ++pick) {
      if (pick->line != part.line || pick->shipment != slice.shipment) continue;
      const std::int64_t base = std::min(missing_base, pick->quantity_base - pick->returned_base);
      if (base == 0) continue;
      take_from_pick(command, order, *pick, base);
      missing_base -= base;
      const auto same =
          std::ranges::find(by_lot, pick->lot, &std::pair<LotId, std::int64_t>::first);
      if (same == by_lot.end()) {
        by_lot.emplace_back(pick->lot, base);
      } else {
        same->second += base;
      }
    }
    if (missing_base != 0) throw std::logic_error("more came back than was picked");
  }
  return by_lot;
}

// Into the lots they came from.
Result<> put_back(Command& command, const OrderId& order, const ReturnId& id, const PlaceId& place,
                  const Part& part, std::vector<books::Due>& taken_back) {
  for (const auto& [lot, base] : unpick(command, order, part)) {
    auto dues = dues_taken_back(command.rows(), order, id, {part.line, lot, base}, taken_back);
    std::ranges::move(dues, std::back_inserter(taken_back));
    stock::Entry entry{lot, place, base, stock::Cause::returned, id.text, part.number};
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

// What is refunded for it.
measure::Money note_returned(Command& command, const OrderId& order, const ReturnId& id,
                             const Part& part) {
  constexpr std::string_view add = R"sql(
    INSERT INTO return_parts (cooperative_id, return_id, number, line, packs, base, refund_vnd)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
  constexpr std::string_view note = R"sql(
    UPDATE order_lines
       SET returned_packs = returned_packs + $4, returned_base = returned_base + $5,
           returned_vnd = returned_vnd + $6
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  constexpr std::string_view note_of_parcel = R"sql(
    UPDATE shipment_lines
       SET returned_packs = returned_packs + $5, returned_base = returned_base + $6,
           returned_vnd = returned_vnd + $7
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3 AND shipment_id = $4)sql";
  Slice sum;
  for (const Slice& slice : part.slices) {
    command.rows().run(note_of_parcel, {order, part.line, slice.shipment, slice.packs, slice.base,
                                        slice.refund.vnd});
    sum.packs += slice.packs;
    sum.base += slice.base;
    sum.refund += slice.refund;
  }
  command.rows().run(add, {id, part.number, part.line, sum.packs, sum.base, sum.refund.vnd});
  command.rows().run(note, {order, part.line, sum.packs, sum.base, sum.refund.vnd});
  return sum.refund;
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

// "" when it was not named.
std::string parcel_of(const GoodsBack& goods) {
  return goods.shipment ? goods.shipment->text : "";
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
  constexpr std::string_view find_parcel = R"sql(
    SELECT shipment_id FROM returns WHERE cooperative_id = $1 AND return_id = $2)sql";
  const auto parcel =
      scope.one(find_parcel, {id}, [](const store::Row& row) { return row.string(0); });
  if (parcel != parcel_of(goods)) return false;
  if (goods.lines.empty()) return true;
  const auto parts = scope.all(list, {id}, [](const store::Row& row) {
    return GoodsBack::Line{static_cast<int>(row.integer(0)), row.integer(1), row.integer(2),
                           stock::parse_waste(row.is_null(3) ? "" : row.text(3))};
  });
  return std::ranges::equal(parts, goods.lines, [](const auto& has, const auto& asked) {
    return has.line == asked.line && has.packs == asked.packs && has.waste == asked.waste &&
           (!asked.base || has.base == asked.base);
  });
}

std::vector<GoodsBack::Line> all_of(const store::Scope& scope, const OrderId& order,
                                    const GoodsBack& goods) {
  std::vector<GoodsBack::Line> lines;
  for (const ShippedLine& part : shipped_lines(scope, order)) {
    const std::int64_t packs = part.packs - part.returned_packs;
    if (part.shipment != *goods.shipment || packs == 0) continue;
    lines.push_back({part.line, packs, {}, goods.waste});
  }
  return lines;
}

bool has_left(const Order& order, const ShipmentId& parcel) {
  const auto found = std::ranges::find(order.shipments, parcel, &Shipment::id);
  return found != order.shipments.end() && found->shipped_at;
}

Result<> check(const GoodsBack& goods) {
  Faults faults;
  faults.required("external_id", goods.external_id, external_id_bytes_max);
  faults.optional("why", goods.why, stock::why_bytes_max);
  if (goods.lines.empty() && !goods.shipment) faults.add("lines", "order.no_lines");
  if (goods.lines.size() > lines_max) {
    faults.add("lines", "order.too_many_lines", {{"max", std::to_string(lines_max)}});
  }
  return std::move(faults).result();
}

}  // namespace

Result<Returned> take_back(Command& command, const OrderId& id, const GoodsBack& goods) {
  constexpr std::string_view add = R"sql(
    INSERT INTO returns
      (cooperative_id, return_id, order_id, external_id, returned_by, why, refund_vnd, at_us,
       shipment_id)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8))sql";
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
  const auto order = find_order(command.rows(), id);
  if (goods.shipment && !has_left(*order, *goods.shipment)) {
    return error(Code::not_found, "shipment", "shipment.not_found");
  }
  Returned returned{command.make<ReturnTag>(), {}, false};
  command.rows().run(add, {returned.id, id, goods.external_id, name(goods.by),
                           text::normalise(goods.why), to_us(command.now()), parcel_of(goods)});
  int number = 0;
  std::vector<books::Due> taken_back;
  const auto lines = goods.lines.empty() ? all_of(command.rows(), id, goods) : goods.lines;
  if (lines.empty()) return error(Code::not_now, "shipment", "return.all_back");
  for (const GoodsBack::Line& back : lines) {
    auto part = part_of(command.rows(), *order, ++number, goods, back);
    if (!part) return part.error();
    auto put = put_back(command, id, returned.id, goods.place, *part, taken_back);
    if (!put) return put.error();
    returned.refund += note_returned(command, id, returned.id, *part);
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
