#include "catalog/money/purchases.h"

namespace ganh::catalog::money {

std::vector<Purchase> purchases(const store::Scope& scope, Date from, Date to, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT MIN(d.at_us) AS first_us, h.household_id, h.code, h.name, h.hamlet, l.code, p.name,
           p.base_unit, COALESCE(CAST(SUM(d.quantity_base) AS BIGINT), 0), l.bought_vnd,
           l.bought_per_base, COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0), h.identity_number
      FROM dues AS d
      JOIN households AS h
        ON h.cooperative_id = d.cooperative_id AND h.household_id = d.household_id
      JOIN lots AS l ON l.cooperative_id = d.cooperative_id AND l.lot_id = d.lot_id
      JOIN products AS p ON p.cooperative_id = l.cooperative_id AND p.product_id = l.product_id
     WHERE d.cooperative_id = $1 AND d.at_us >= $2 AND d.at_us < $3 AND d.kind = 'bought'
     GROUP BY h.household_id, h.code, h.name, h.hamlet, h.identity_number, l.lot_id, l.code, p.name,
              p.base_unit, l.bought_vnd, l.bought_per_base
    HAVING COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0) <> 0
        OR COALESCE(CAST(SUM(d.quantity_base) AS BIGINT), 0) <> 0
     ORDER BY first_us, l.code, h.code
     LIMIT $4)sql";
  const auto until = start_of_day(to + std::chrono::days{1});
  return scope.all(
      list, {to_us(start_of_day(from)), to_us(until), limit}, [](const store::Row& row) {
        const auto unit = measure::parse_base_unit(row.text(7)).value_or(measure::BaseUnit::gram);
        Purchase of;
        of.bought_on = date_in_vietnam(from_us(row.integer(0)));
        of.household = {row.string(1)};
        of.household_code = row.string(2);
        of.household_name = row.string(3);
        of.household_hamlet = row.string(4);
        of.lot_code = row.string(5);
        of.product = row.string(6);
        of.quantity = {row.integer(8), unit};
        of.price = {row.integer(9)};
        of.price_for = {row.integer(10), unit};
        of.amount = {row.integer(11)};
        of.household_identity_number = row.string(12);
        return of;
      });
}

}  // namespace ganh::catalog::money
