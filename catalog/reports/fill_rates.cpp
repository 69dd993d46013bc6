#include "catalog/reports/fill_rates.h"

#include <algorithm>

namespace ganh::catalog::reports {

namespace {

std::vector<FillRow> by_product(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    WITH added AS (
      SELECT l.product_id AS product_id,
             COALESCE(CAST(SUM(l.packs) AS BIGINT), 0) AS ordered,
             COALESCE(CAST(SUM(l.packed_packs) AS BIGINT), 0) AS packed,
             COALESCE(CAST(SUM(l.cut_packs) AS BIGINT), 0) AS cut
        FROM orders AS o
        JOIN order_lines AS l ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
       WHERE o.cooperative_id = $1 AND o.placed_at_us >= $2 AND o.placed_at_us < $3
         AND o.state <> 'cancelled' AND l.substitutes_line IS NULL
       GROUP BY l.product_id)
    SELECT COALESCE(p.code, ''), COALESCE(p.name, ''), a.ordered, a.packed, a.cut
      FROM added AS a
      LEFT JOIN products AS p ON p.cooperative_id = $1 AND p.product_id = a.product_id
     ORDER BY p.code NULLS FIRST)sql";
  return scope.all(list, {to_us(period.begins()), to_us(period.ends())}, [](const store::Row& row) {
    return FillRow{row.string(0), row.string(1), row.integer(2), row.integer(3), row.integer(4)};
  });
}

std::vector<CutReason> reasons(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    SELECT l.cut_why, COALESCE(CAST(SUM(l.cut_packs) AS BIGINT), 0)
      FROM orders AS o
      JOIN order_lines AS l ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
     WHERE o.cooperative_id = $1 AND o.placed_at_us >= $2 AND o.placed_at_us < $3
       AND o.state <> 'cancelled' AND l.substitutes_line IS NULL AND l.cut_packs > 0
     GROUP BY l.cut_why
     ORDER BY 2 DESC, l.cut_why
     LIMIT $4)sql";
  return scope.all(list, {to_us(period.begins()), to_us(period.ends()), cut_reasons_max},
                   [](const store::Row& row) {
                     return CutReason{row.string(0), row.integer(1)};
                   });
}

std::vector<Cancelled> cancelled(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    SELECT CASE o.cancelled_by WHEN '' THEN 'cooperative' ELSE o.cancelled_by END,
           COUNT(DISTINCT o.order_id), COALESCE(CAST(SUM(l.packs) AS BIGINT), 0)
      FROM orders AS o
      JOIN order_lines AS l ON l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
     WHERE o.cooperative_id = $1 AND o.placed_at_us >= $2 AND o.placed_at_us < $3
       AND o.state = 'cancelled' AND l.substitutes_line IS NULL
     GROUP BY 1
     ORDER BY 1)sql";
  return scope.all(list, {to_us(period.begins()), to_us(period.ends())}, [](const store::Row& row) {
    // Orders of before do not say who it was: only clerks could.
    const auto by = orders::parse_party(row.text(0));
    return Cancelled{by.value_or(orders::Party::cooperative), row.integer(1), row.integer(2)};
  });
}

}  // namespace

std::int64_t FillRow::rate_bp() const {
  const std::int64_t decided = packed_packs + cut_packs;
  return decided == 0 ? 0 : (packed_packs * 10'000 + decided / 2) / decided;
}

FillRates fill_rates(const store::Scope& scope, const Period& period) {
  FillRates rates;
  rates.rows = by_product(scope, period);
  for (const FillRow& row : rates.rows) {
    rates.total.ordered_packs += row.ordered_packs;
    rates.total.packed_packs += row.packed_packs;
    rates.total.cut_packs += row.cut_packs;
  }
  std::ranges::stable_sort(rates.rows, std::ranges::greater{}, &FillRow::cut_packs);
  rates.left_out = std::max<std::int64_t>(0, std::ssize(rates.rows) - rows_max);
  if (rates.left_out > 0) rates.rows.resize(rows_max);
  rates.reasons = reasons(scope, period);
  rates.cancelled = cancelled(scope, period);
  return rates;
}

}  // namespace ganh::catalog::reports
