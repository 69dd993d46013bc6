#include "catalog/books/check.h"

namespace ganh::catalog::books {

namespace {

constexpr std::string_view sums = R"sql(
  SELECT CAST(j.number AS TEXT), COALESCE(CAST(SUM(l.amount_vnd) AS BIGINT), 0), 0
    FROM journal AS j
    LEFT JOIN journal_lines AS l ON l.cooperative_id = j.cooperative_id AND l.number = j.number
   WHERE j.cooperative_id = $1
   GROUP BY j.number
  HAVING COALESCE(CAST(SUM(l.amount_vnd) AS BIGINT), 0) <> 0
   ORDER BY j.number)sql";

constexpr std::string_view balances = R"sql(
  SELECT b.account || ' ' || b.party, b.balance_vnd,
         COALESCE(CAST(SUM(l.amount_vnd) AS BIGINT), 0)
    FROM account_balances AS b
    LEFT JOIN journal_lines AS l
      ON l.cooperative_id = b.cooperative_id AND l.account = b.account AND l.party = b.party
   WHERE b.cooperative_id = $1
   GROUP BY b.account, b.party, b.balance_vnd
  HAVING b.balance_vnd <> COALESCE(CAST(SUM(l.amount_vnd) AS BIGINT), 0)
   ORDER BY b.account, b.party)sql";

// What the journal owes a household is what stands on no slip that was paid.
constexpr std::string_view owed = R"sql(
  SELECT b.party, -b.balance_vnd, COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0)
    FROM account_balances AS b
    LEFT JOIN dues AS d
      ON d.cooperative_id = b.cooperative_id AND d.household_id = b.party
     AND (d.payout_id IS NULL
          OR d.payout_id IN (SELECT payout_id
                               FROM payouts
                              WHERE cooperative_id = $1 AND state = 'draft'))
   WHERE b.cooperative_id = $1 AND b.account = 'household'
   GROUP BY b.party, b.balance_vnd
  HAVING -b.balance_vnd <> COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0)
   ORDER BY b.party)sql";

constexpr std::string_view slips = R"sql(
  SELECT p.payout_id, p.net_vnd, COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0)
    FROM payouts AS p
    LEFT JOIN dues AS d ON d.cooperative_id = p.cooperative_id AND d.payout_id = p.payout_id
   WHERE p.cooperative_id = $1
   GROUP BY p.payout_id, p.net_vnd
  HAVING p.net_vnd <> COALESCE(CAST(SUM(d.amount_vnd) AS BIGINT), 0)
   ORDER BY p.payout_id)sql";

}  // namespace

std::vector<Discrepancy> check(const store::Scope& scope) {
  std::vector<Discrepancy> found;
  find_discrepancies(found, scope, sums, "journal entry", "sum");
  find_discrepancies(found, scope, balances, "account", "balance");
  find_discrepancies(found, scope, owed, "household", "owed");
  find_discrepancies(found, scope, slips, "payout", "net");
  return found;
}

}  // namespace ganh::catalog::books
