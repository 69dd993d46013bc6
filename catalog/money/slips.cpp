#include "catalog/money/slips.h"

#include <algorithm>
#include <map>

#include "catalog/producers/households.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"

namespace ganh::catalog::money {

namespace {

using books::Due;
using books::DueKind;

bool is_of_a_lot(const Due& due) {
  return due.kind == DueKind::bought || due.kind == DueKind::sold || due.kind == DueKind::returned;
}

// What an earlier slip with that lot has told is not told again: of the days that are on it, what
// was thrown away until it was paid.
std::int64_t wasted_base(const store::Scope& scope, const LotId& lot, const Payout& payout) {
  constexpr std::string_view sum = R"sql(
    SELECT COALESCE(CAST(SUM(-l.quantity_base) AS BIGINT), 0)
      FROM ledger AS l
     WHERE l.cooperative_id = $1 AND l.lot_id = $2 AND l.cause = 'wasted' AND l.at_us >= $3
       AND l.at_us < $4
       AND NOT EXISTS
             (SELECT 1
                FROM dues AS d
                JOIN payouts AS p ON p.cooperative_id = d.cooperative_id
                                 AND p.payout_id = d.payout_id
               WHERE d.cooperative_id = $1 AND d.lot_id = $2 AND p.number < $5
                 AND l.at_us < p.paid_at_us
                 AND (l.at_us - $6) / $7 BETWEEN p.from_day AND p.to_day))sql";
  constexpr std::int64_t day_us = std::chrono::microseconds(std::chrono::days{1}).count();
  Time until = start_of_day(payout.to + std::chrono::days{1});
  if (payout.paid_at) until = std::min(until, *payout.paid_at);
  return scope.number(sum, {lot, to_us(start_of_day(payout.from)), to_us(until), payout.number,
                            to_us(start_of_day(Date{})), day_us});
}

SlipLine line_of(const store::Scope& scope, const LotId& id, const Payout& payout) {
  SlipLine line;
  line.lot = id;
  const auto lot = stock::find_lot(scope, id);
  if (!lot) return line;
  line.lot_code = lot->lot.code;
  line.terms = lot->lot.terms;
  line.share_bp = lot->lot.household_share_bp;
  line.price = lot->lot.bought_for;
  line.price_for.base = lot->lot.bought_per_base;
  line.waste.base = wasted_base(scope, id, payout);
  if (const auto product = products::find_product(scope, lot->lot.product)) {
    line.product = product->product.name;
    line.billed.unit = line.waste.unit = line.price_for.unit = product->product.base;
  }
  return line;
}

void deduct(Slip& slip, const Due& due) {
  slip.deductions.push_back({due.kind, due.amount, due.why, due.at});
  const measure::Money taken_off{-due.amount.vnd};
  if (due.kind == DueKind::fee) {
    slip.fees += taken_off;
  } else if (due.kind == DueKind::tax) {
    slip.tax += taken_off;
  } else if (due.kind == DueKind::advance) {
    slip.advances += taken_off;
  } else {
    slip.corrections += due.amount;
  }
}

producers::Household household_of(const store::Scope& scope, const HouseholdId& id) {
  auto found = producers::find_household(scope, id);
  return found ? std::move(found->household) : producers::Household{};
}

}  // namespace

std::optional<Slip> find_slip(const store::Scope& scope, const PayoutId& id) {
  auto payout = find_payout(scope, id);
  if (!payout) return std::nullopt;
  Slip slip;
  slip.household = household_of(scope, payout->household);
  std::map<LotId, SlipLine> lines;
  for (const Due& due : payout->dues) {
    if (!is_of_a_lot(due) || !due.lot) {
      deduct(slip, due);
      continue;
    }
    const auto at = lines.find(*due.lot);
    SlipLine& line =
        at != lines.end() ? at->second : lines[*due.lot] = line_of(scope, *due.lot, *payout);
    line.billed.base += due.quantity_base;
    line.sold += due.billed;
    line.amount += due.amount;
    slip.earned += due.amount;
  }
  for (auto& [lot, line] : lines) slip.lines.push_back(std::move(line));
  std::ranges::sort(slip.lines, {}, &SlipLine::lot_code);
  slip.payout = *std::move(payout);
  return slip;
}

std::string price_unit(measure::Quantity price_for) {
  if (price_for.base == 0) return "";
  const std::string text = measure::vietnamese(price_for);
  return text.starts_with("1 ") ? text.substr(2) : text;
}

}  // namespace ganh::catalog::money
