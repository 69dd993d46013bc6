#include "catalog/money/household_shares.h"

namespace ganh::catalog::money {

std::vector<HouseholdShare> household_shares(const store::Scope& scope, Time from, Time to) {
  constexpr std::string_view list = R"sql(
    SELECT h.household_id, h.code, h.name, COALESCE(CAST(SUM(d.billed_vnd) AS BIGINT), 0),
           COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0)
      FROM dues AS d
      JOIN households AS h
        ON h.cooperative_id = d.cooperative_id AND h.household_id = d.household_id
     WHERE d.cooperative_id = $1 AND d.at_us >= $2 AND d.at_us < $3
       AND d.kind IN ('sold', 'returned')
     GROUP BY h.household_id, h.code, h.name
     ORDER BY h.code)sql";
  return scope.all(list, {to_us(from), to_us(to)}, [](const store::Row& row) {
    const measure::Money billed{row.integer(3)};
    const measure::Money share{row.integer(4)};
    return HouseholdShare{
        HouseholdId{row.string(0)}, row.string(1), row.string(2), billed, share, billed - share};
  });
}

}  // namespace ganh::catalog::money
