#include "catalog/stock/day.h"

#include "catalog/stock/lots.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::stock {

namespace {

std::optional<Date> last_day(const store::Scope& scope) {
  constexpr std::string_view sql = R"sql(
    SELECT day FROM stock_days WHERE cooperative_id = $1)sql";
  return scope.one(sql, {}, [](const store::Row& row) { return from_days(row.integer(0)); });
}

}  // namespace

bool day_has_turned(const store::Scope& scope, Date today) {
  const auto last = last_day(scope);
  return !last || *last < today;
}

void turn_day(changes::Command& command) {
  const Date today = command.today();
  const Date from = last_day(command.rows()).value_or(Date{});
  for (const auto& product :
       products_expiring(command.rows(), from, today - std::chrono::days{1})) {
    settle_reservations(command, product);
  }
  constexpr std::string_view sql = R"sql(
    INSERT INTO stock_days (cooperative_id, day)
    VALUES ($1, $2)
        ON CONFLICT (cooperative_id) DO UPDATE SET day = excluded.day)sql";
  command.rows().run(sql, {to_days(today)});
}

}  // namespace ganh::catalog::stock
