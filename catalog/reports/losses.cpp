#include "catalog/reports/losses.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ganh::catalog::reports {

namespace {

struct Lost {
  Date day{};
  LossRow row;
  Costing lot;
};

Lost lost_of(const store::Row& row) {
  const auto kind = stock::parse_waste(row.text(5));
  const auto terms = stock::parse_terms(row.text(6));
  if (!kind || !terms) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown waste in the ledger");
  }
  Lost lost;
  lost.day = from_days(row.integer(0));
  lost.row.product = {row.string(1)};
  lost.row.code = row.string(2);
  lost.row.name = row.string(3);
  lost.row.unit = measure::parse_base_unit(row.text(4)).value_or(measure::BaseUnit::gram);
  lost.row.kind = *kind;
  lost.lot = {*terms, {row.integer(7)}, row.integer(8), row.integer(9)};
  lost.row.base = row.integer(10);
  lost.row.entries = row.integer(11);
  return lost;
}

// One row for each lot, kind and day, which begins seven hours before that of UTC.
std::vector<Lost> wasted(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    SELECT (e.at_us + 25200000000) / 86400000000, p.product_id, p.code, p.name, p.base_unit,
           e.waste, l.terms, l.bought_vnd, l.bought_per_base, l.household_share_bp,
           COALESCE(CAST(SUM(-e.quantity_base) AS BIGINT), 0), COUNT(*)
      FROM ledger AS e
      JOIN lots AS l ON l.cooperative_id = e.cooperative_id AND l.lot_id = e.lot_id
      JOIN products AS p ON p.cooperative_id = l.cooperative_id AND p.product_id = l.product_id
     WHERE e.cooperative_id = $1 AND e.cause = 'wasted' AND e.at_us >= $2 AND e.at_us < $3
     GROUP BY (e.at_us + 25200000000) / 86400000000, e.lot_id, e.waste, p.product_id, p.code,
              p.name, p.base_unit, l.terms, l.bought_vnd, l.bought_per_base, l.household_share_bp
     ORDER BY 1, e.lot_id, e.waste)sql";
  return scope.all(list, {to_us(period.begins()), to_us(period.ends())}, lost_of);
}

}  // namespace

Losses losses(const store::Scope& scope, const Period& period) {
  const auto prices = lowest_prices(scope);
  std::map<std::pair<std::string, stock::Waste>, LossRow> by_kind;
  Losses all;
  for (const Lost& lost : wasted(scope, period)) {
    const auto at = prices.find(lost.row.product);
    std::optional<LowestPrice> price;
    if (at != prices.end()) price = at->second;
    const auto cost = cost_of(lost.lot, price, lost.row.base);
    if (!cost) all.without_price += lost.row.entries;
    const measure::Money known = cost.value_or(measure::Money{});
    all.cost += known;
    if (all.days.empty() || all.days.back().day != lost.day) all.days.push_back({lost.day, {}});
    all.days.back().cost += known;
    const auto [row, is_first] = by_kind.try_emplace({lost.row.code, lost.row.kind}, lost.row);
    if (!is_first) {
      row->second.base += lost.row.base;
      row->second.entries += lost.row.entries;
    }
    row->second.cost += known;
  }
  for (auto& [key, row] : by_kind) all.rows.push_back(std::move(row));
  std::ranges::stable_sort(all.rows, std::ranges::greater{}, &LossRow::cost);
  all.left_out = std::max<std::int64_t>(0, std::ssize(all.rows) - rows_max);
  if (all.left_out > 0) all.rows.resize(rows_max);
  return all;
}

}  // namespace ganh::catalog::reports
