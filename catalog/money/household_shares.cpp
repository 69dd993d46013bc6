#include "catalog/money/household_shares.h"

#include <map>

namespace ganh::catalog::money {

namespace {

struct LinePick {
  std::string order;
  std::int64_t line = 0;
  measure::Money billed;  // for the whole line
  std::int64_t quantity_base = 0;
  std::int64_t share_bp = 0;
  HouseholdId household;
  std::string code;
  std::string name;
};

std::vector<LinePick> picks_shipped(const store::Scope& scope, Time from, Time to) {
  constexpr std::string_view list = R"sql(
    SELECT l.order_id, l.line, l.billed_vnd, p.quantity_base, t.household_share_bp,
           h.household_id, h.code, h.name
      FROM orders AS o
      JOIN order_lines AS l
        ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
      JOIN shipment_picks AS p
        ON p.cooperative_id = l.cooperative_id AND p.order_id = l.order_id AND p.line = l.line
      JOIN lots AS t ON t.cooperative_id = p.cooperative_id AND t.lot_id = p.lot_id
      JOIN households AS h
        ON h.cooperative_id = t.cooperative_id AND h.household_id = t.household_id
     WHERE o.cooperative_id = $1 AND o.shipped_at_us IS NOT NULL
       AND o.shipped_at_us >= $2 AND o.shipped_at_us < $3
     ORDER BY l.order_id, l.line, p.lot_id)sql";
  return scope.all(list, {to_us(from), to_us(to)}, [](const store::Row& row) {
    return LinePick{row.string(0),  row.integer(1), measure::Money{row.integer(2)},
                    row.integer(3), row.integer(4), HouseholdId{row.string(5)},
                    row.string(6),  row.string(7)};
  });
}

bool same_line(const LinePick& a, const LinePick& b) {
  return a.order == b.order && a.line == b.line;
}

void add_line(std::map<std::string, HouseholdShare>& shares, std::span<const LinePick> picks) {
  std::vector<std::int64_t> quantities;
  for (const LinePick& pick : picks) quantities.push_back(pick.quantity_base);
  const auto parts = measure::split(picks.front().billed, quantities);
  for (std::size_t i = 0; i < picks.size(); ++i) {
    HouseholdShare& household = shares[picks[i].code];
    household.household = picks[i].household;
    household.code = picks[i].code;
    household.name = picks[i].name;
    const measure::Money share = measure::part(parts[i], picks[i].share_bp);
    household.billed += parts[i];
    household.share += share;
    household.cooperative += parts[i] - share;
  }
}

}  // namespace

std::vector<HouseholdShare> household_shares(const store::Scope& scope, Time from, Time to) {
  std::map<std::string, HouseholdShare> by_code;
  const auto picks = picks_shipped(scope, from, to);
  for (std::size_t start = 0; start < picks.size();) {
    std::size_t end = start + 1;
    while (end < picks.size() && same_line(picks[start], picks[end])) ++end;
    add_line(by_code, std::span(picks).subspan(start, end - start));
    start = end;
  }
  std::vector<HouseholdShare> shares;
  for (auto& [code, share] : by_code) shares.push_back(std::move(share));
  return shares;
}

}  // namespace ganh::catalog::money
