#include "catalog/orders/booking.h"

#include <algorithm>
#include <cassert>
#include <span>

#include "catalog/orders/shipments.h"
#include "catalog/stock/lots.h"

namespace ganh::catalog::orders {

namespace {

using books::Account;
using books::Due;
using books::DueKind;
using changes::Command;

// `whole` in parts that stand to each other as the weights.
std::vector<std::int64_t> split_base(std::int64_t whole, std::span<const std::int64_t> weights) {
  std::vector<std::int64_t> parts;
  for (const measure::Money part : measure::split({whole}, weights)) parts.push_back(part.vnd);
  return parts;
}

// One lot's part of a line, for the household or the households that it is from.
void add_dues(std::vector<Due>& dues, const stock::Lot& lot, Due of) {
  of.kind = DueKind::sold;
  of.lot = lot.id;
  if (lot.contributions.empty()) {
    of.household = lot.household;
    of.amount = measure::part(of.billed, lot.household_share_bp);
    dues.push_back(std::move(of));
    return;
  }
  std::vector<std::int64_t> weights;
  for (const stock::Contribution& one : lot.contributions) weights.push_back(one.received_base);
  const auto quantities = split_base(of.quantity_base, weights);
  const auto billed = measure::split(of.billed, weights);
  const auto amounts = measure::split(measure::part(of.billed, lot.household_share_bp), weights);
  for (std::size_t i = 0; i < lot.contributions.size(); ++i) {
    Due one = of;
    one.household = lot.contributions[i].household;
    one.quantity_base = quantities[i];
    one.billed = billed[i];
    one.amount = amounts[i];
    dues.push_back(std::move(one));
  }
}

void add_line(std::vector<Due>& dues, const store::Scope& scope, const ShipmentId& shipment,
              const ShipmentLine& line, std::span<const Pick> picks) {
  std::vector<std::int64_t> quantities;
  for (const Pick& pick : picks) quantities.push_back(pick.quantity_base);
  const auto billed = measure::split(line.billed, quantities);
  for (std::size_t i = 0; i < picks.size(); ++i) {
    const auto lot = stock::find_lot(scope, picks[i].lot);
    assert(lot);
    if (lot->lot.terms == stock::Terms::bought) continue;  // owed at its receipt
    Due due;
    due.cause_id = shipment.text;
    due.cause_line = line.line;
    due.quantity_base = picks[i].quantity_base;
    due.billed = billed[i];
    add_dues(dues, lot->lot, std::move(due));
  }
}

struct Left {
  HouseholdId household;
  std::int64_t billed = 0;
  std::int64_t amount = 0;
  std::int64_t base = 0;
};

// What each household is owed for a lot in an order's line, less what came back before, whether it
// stands in the books or is about to.
std::vector<Left> dues_left(const store::Scope& scope, const OrderId& order, const LotBack& back,
                            std::span<const Due> taken_already) {
  constexpr std::string_view list = R"sql(
    SELECT household_id, COALESCE(CAST(SUM(billed_vnd) AS BIGINT), 0),
           COALESCE(CAST(SUM(amount_vnd) AS BIGINT), 0),
           COALESCE(CAST(SUM(quantity_base) AS BIGINT), 0)
      FROM dues
     WHERE cooperative_id = $1 AND lot_id = $2 AND cause_line = $3 AND kind IN ('sold', 'returned')
       AND (cause_id IN (SELECT shipment_id
                           FROM shipments
                          WHERE cooperative_id = $1 AND order_id = $4)
            OR cause_id IN (SELECT return_id
                              FROM returns
                             WHERE cooperative_id = $1 AND order_id = $4))
     GROUP BY household_id
     ORDER BY household_id)sql";
  auto left = scope.all(list, {back.lot, back.line, order}, [](const store::Row& row) {
    return Left{HouseholdId{row.string(0)}, row.integer(1), row.integer(2), row.integer(3)};
  });
  for (const Due& due : taken_already) {
    if (due.lot != back.lot || due.cause_line != back.line) continue;
    const auto of = std::ranges::find(left, due.household, &Left::household);
    assert(of != left.end());
    of->billed += due.billed.vnd;
    of->amount += due.amount.vnd;
    of->base += due.quantity_base;
  }
  return left;
}

// Of what all of them have left together, the part that `base` is of `left_base`, shared among them
// by what each has left: it comes to the part of the whole to the đồng.
std::vector<std::int64_t> part_of_each(std::span<const Left> left, std::int64_t Left::*figure,
                                       std::int64_t left_base, std::int64_t base) {
  std::vector<std::int64_t> weights;
  std::int64_t whole = 0;
  for (const Left& one : left) {
    weights.push_back(std::max<std::int64_t>(one.*figure, 0));
    whole += weights.back();
  }
  if (whole == 0) return weights;
  return split_base(measure::for_quantity({whole}, left_base, base).vnd, weights);
}

}  // namespace

Result<> book_shipment(Command& command, const OrderId& order, const ShipmentId& shipment) {
  auto picks = picks_of(command.rows(), order);
  std::erase_if(picks, [&](const Pick& pick) { return pick.shipment != shipment; });
  std::vector<Due> dues;
  measure::Money billed;
  for (const ShipmentLine& line : shipment_lines(command.rows(), order, shipment)) {
    const auto of_line = std::ranges::equal_range(picks, line.line, {}, &Pick::line);
    add_line(dues, command.rows(), shipment, line, std::span(of_line));
    billed += line.billed;
  }
  const auto posted = books::post(
      command, {"shipment",
                shipment.text,
                {{Account::customer, order.text, billed}, {Account::sales, "", {-billed.vnd}}}});
  if (!posted) return posted;
  return books::owe(command, "shares", shipment.text, std::move(dues));
}

std::vector<Due> dues_taken_back(const store::Scope& scope, const OrderId& order,
                                 const ReturnId& id, const LotBack& back,
                                 std::span<const Due> taken_already) {
  std::int64_t left_base = back.base;
  for (const Pick& pick : picks_that_left(scope, order)) {
    if (pick.line == back.line && pick.lot == back.lot) {
      left_base += pick.quantity_base - pick.returned_base;
    }
  }
  const auto left = dues_left(scope, order, back, taken_already);
  const auto billed = part_of_each(left, &Left::billed, left_base, back.base);
  const auto amounts = part_of_each(left, &Left::amount, left_base, back.base);
  const auto quantities = part_of_each(left, &Left::base, left_base, back.base);
  std::vector<Due> dues;
  for (std::size_t i = 0; i < left.size(); ++i) {
    Due due;
    due.household = left[i].household;
    due.kind = DueKind::returned;
    due.cause_id = id.text;
    due.cause_line = back.line;
    due.lot = back.lot;
    due.quantity_base = -quantities[i];
    due.billed = {-billed[i]};
    due.amount = {-amounts[i]};
    dues.push_back(std::move(due));
  }
  return dues;
}

Result<> book_return(Command& command, const OrderId& order, const Returned& returned,
                     std::vector<Due> taken_back) {
  const auto posted =
      books::post(command, {"return",
                            returned.id.text,
                            {{Account::sales, "", returned.refund},
                             {Account::customer, order.text, {-returned.refund.vnd}}}});
  if (!posted) return posted;
  return books::owe(command, "shares_returned", returned.id.text, std::move(taken_back));
}

}  // namespace ganh::catalog::orders
