#include "connectors/leases.h"

namespace ganh::connectors {

namespace store = catalog::store;

namespace {

bool gives_a_row(const store::WriteScope& rows, std::string_view sql,
                 std::initializer_list<store::Value> arguments) {
  return rows.one(sql, arguments, [](const store::Row& row) { return row.integer(0); }).has_value();
}

}  // namespace

std::optional<Lease> find_lease(const store::Scope& rows, std::string_view work) {
  constexpr std::string_view sql = R"sql(
    SELECT holder, until_us
      FROM work_leases
     WHERE cooperative_id = $1 AND work = $2)sql";
  return rows.one(sql, {work}, [](const store::Row& row) {
    return Lease{row.string(0), from_us(row.integer(1))};
  });
}

bool take_lease(const store::WriteScope& rows, std::string_view work, std::string_view holder,
                Time now) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO work_leases (cooperative_id, work, holder, until_us)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, work) DO UPDATE
       SET holder = $3, until_us = $4
     WHERE work_leases.until_us < $5 OR work_leases.holder = $3
    RETURNING until_us)sql";
  return gives_a_row(rows, sql, {work, holder, to_us(now + lease_life), to_us(now)});
}

bool renew_lease(const store::WriteScope& rows, std::string_view work, std::string_view holder,
                 Time now) {
  constexpr std::string_view sql = R"sql(
    UPDATE work_leases SET until_us = $4
     WHERE cooperative_id = $1 AND work = $2 AND holder = $3
    RETURNING until_us)sql";
  return gives_a_row(rows, sql, {work, holder, to_us(now + lease_life)});
}

bool holds_leases(const store::Scope& rows, std::string_view holder) {
  constexpr std::string_view sql = R"sql(
    SELECT COUNT(*)
      FROM work_leases
     WHERE cooperative_id = $1 AND holder = $2 AND until_us > 0)sql";
  return rows.number(sql, {holder}) > 0;
}

void release_leases(const store::WriteScope& rows, std::string_view holder) {
  constexpr std::string_view sql = R"sql(
    UPDATE work_leases SET until_us = 0
     WHERE cooperative_id = $1 AND holder = $2 AND until_us > 0)sql";
  rows.run(sql, {holder});
}

}  // namespace ganh::connectors
