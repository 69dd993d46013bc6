#include "catalog/reports/sales.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace ganh::catalog::reports {

namespace {

constexpr SalesBy all_ways[] = {SalesBy::product, SalesBy::channel, SalesBy::household,
                                SalesBy::month, SalesBy::day};

void add(SalesRow& to, const SalesRow& row) {
  to.packs += row.packs;
  to.base += row.base;
  to.packs_back += row.packs_back;
  to.base_back += row.base_back;
  to.billed += row.billed;
  to.returned += row.returned;
  to.share += row.share;
}

// The columns that all statements below end in.
SalesRow figures_of(const store::Row& row, int first) {
  SalesRow sold;
  sold.packs = row.integer(first);
  sold.base = row.integer(first + 1);
  sold.billed = {row.integer(first + 2)};
  sold.packs_back = row.integer(first + 3);
  sold.base_back = row.integer(first + 4);
  sold.returned = {row.integer(first + 5)};
  return sold;
}

// CROSS JOIN: a planner left to itself may read every line there is rather than those of the
// period's shipments.
std::vector<SalesRow> by_product(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    WITH moved AS (
      SELECT l.product_id AS product_id, s.packs AS packs, s.base AS base,
             s.billed_vnd AS billed_vnd, 0 AS packs_back, 0 AS base_back, 0 AS returned_vnd
        FROM shipments AS h
       CROSS JOIN shipment_lines AS s
        JOIN order_lines AS l
          ON l.cooperative_id = s.cooperative_id AND l.order_id = s.order_id AND l.line = s.line
       WHERE h.cooperative_id = $1 AND h.shipped_at_us >= $2 AND h.shipped_at_us < $3
         AND s.cooperative_id = h.cooperative_id AND s.order_id = h.order_id
         AND s.shipment_id = h.shipment_id
       UNION ALL
      SELECT l.product_id, 0, 0, 0, b.packs, b.base, b.refund_vnd
        FROM returns AS r
        JOIN return_parts AS b
          ON b.cooperative_id = r.cooperative_id AND b.return_id = r.return_id
        JOIN order_lines AS l
          ON l.cooperative_id = r.cooperative_id AND l.order_id = r.order_id AND l.line = b.line
       WHERE r.cooperative_id = $1 AND r.at_us >= $2 AND r.at_us < $3),
    added AS (
      SELECT m.product_id AS product_id,
             COALESCE(CAST(SUM(m.packs) AS BIGINT), 0) AS packs,
             COALESCE(CAST(SUM(m.base) AS BIGINT), 0) AS base,
             COALESCE(CAST(SUM(m.billed_vnd) AS BIGINT), 0) AS billed_vnd,
             COALESCE(CAST(SUM(m.packs_back) AS BIGINT), 0) AS packs_back,
             COALESCE(CAST(SUM(m.base_back) AS BIGINT), 0) AS base_back,
             COALESCE(CAST(SUM(m.returned_vnd) AS BIGINT), 0) AS returned_vnd
        FROM moved AS m
       GROUP BY m.product_id)
    SELECT p.product_id, p.code, p.name, p.base_unit, a.packs, a.base, a.billed_vnd, a.packs_back,
           a.base_back, a.returned_vnd
      FROM added AS a
      JOIN products AS p ON p.cooperative_id = $1 AND p.product_id = a.product_id
     ORDER BY p.code)sql";
  return scope.all(list, {to_us(period.begins()), to_us(period.ends())}, [](const store::Row& row) {
    SalesRow sold = figures_of(row, 4);
    sold.id = row.string(0);
    sold.code = row.string(1);
    sold.name = row.string(2);
    sold.unit = measure::parse_base_unit(row.text(3));
    return sold;
  });
}

// What a channel sold on a day.
struct Part {
  Date day{};
  std::string channel;
  SalesRow row;
};

// By day, then channel. Days begin seven hours before those of UTC, all year.
std::vector<Part> by_day_and_channel(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    WITH moved AS (
      SELECT (h.shipped_at_us + 25200000000) / 86400000000 AS day, o.channel_id AS channel_id,
             s.packs AS packs, s.base AS base, s.billed_vnd AS billed_vnd, 0 AS packs_back,
             0 AS base_back, 0 AS returned_vnd
        FROM shipments AS h
        JOIN shipment_lines AS s
          ON s.cooperative_id = h.cooperative_id AND s.order_id = h.order_id
             AND s.shipment_id = h.shipment_id
        JOIN orders AS o ON o.cooperative_id = h.cooperative_id AND o.order_id = h.order_id
       WHERE h.cooperative_id = $1 AND h.shipped_at_us >= $2 AND h.shipped_at_us < $3
       UNION ALL
      SELECT (r.at_us + 25200000000) / 86400000000, o.channel_id, 0, 0, 0, b.packs, b.base,
             b.refund_vnd
        FROM returns AS r
        JOIN return_parts AS b
          ON b.cooperative_id = r.cooperative_id AND b.return_id = r.return_id
        JOIN orders AS o ON o.cooperative_id = r.cooperative_id AND o.order_id = r.order_id
       WHERE r.cooperative_id = $1 AND r.at_us >= $2 AND r.at_us < $3)
    SELECT m.day, m.channel_id,
           COALESCE(CAST(SUM(m.packs) AS BIGINT), 0), COALESCE(CAST(SUM(m.base) AS BIGINT), 0),
           COALESCE(CAST(SUM(m.billed_vnd) AS BIGINT), 0),
           COALESCE(CAST(SUM(m.packs_back) AS BIGINT), 0),
           COALESCE(CAST(SUM(m.base_back) AS BIGINT), 0),
           COALESCE(CAST(SUM(m.returned_vnd) AS BIGINT), 0)
      FROM moved AS m
     GROUP BY m.day, m.channel_id
     ORDER BY m.day, m.channel_id)sql";
  return scope.all(list, {to_us(period.begins()), to_us(period.ends())}, [](const store::Row& row) {
    return Part{from_days(row.integer(0)), row.string(1), figures_of(row, 2)};
  });
}

std::vector<SalesRow> by_channel(const store::Scope& scope, const Period& period) {
  std::map<std::string, SalesRow> channels;
  for (const Part& part : by_day_and_channel(scope, period)) {
    SalesRow& sold = channels[part.channel];
    sold.id = part.channel;
    add(sold, part.row);
  }
  std::vector<SalesRow> rows;
  for (auto& [channel, sold] : channels) rows.push_back(std::move(sold));
  return rows;
}

std::string month_of(Date day) {
  const std::chrono::year_month_day parts{day};
  return fmt::format("{:04}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()));
}

std::vector<SalesRow> in_time(const store::Scope& scope, const Period& period, SalesBy by) {
  std::vector<SalesRow> rows;
  for (const Part& part : by_day_and_channel(scope, period)) {
    const std::string id = by == SalesBy::month ? month_of(part.day) : iso_date(part.day);
    if (rows.empty() || rows.back().id != id) rows.emplace_back().id = id;
    add(rows.back(), part.row);
  }
  return rows;
}

// What came back is owed no more: it stands below 0 in the dues.
std::vector<SalesRow> by_household(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    WITH added AS (
      SELECT household_id,
             COALESCE(CAST(SUM(CASE kind WHEN 'sold' THEN billed_vnd ELSE 0 END) AS BIGINT), 0)
               AS billed_vnd,
             COALESCE(CAST(SUM(CASE kind WHEN 'sold' THEN 0 ELSE -billed_vnd END) AS BIGINT), 0)
               AS returned_vnd,
             COALESCE(CAST(SUM(amount_vnd) AS BIGINT), 0) AS share_vnd
        FROM dues
       WHERE cooperative_id = $1 AND at_us >= $2 AND at_us < $3 AND kind IN ('sold', 'returned')
       GROUP BY household_id)
    SELECT h.household_id, h.code, h.name, a.billed_vnd, a.returned_vnd, a.share_vnd
      FROM added AS a
      JOIN households AS h ON h.cooperative_id = $1 AND h.household_id = a.household_id
     ORDER BY h.code)sql";
  auto rows =
      scope.all(list, {to_us(period.begins()), to_us(period.ends())}, [](const store::Row& row) {
        SalesRow sold;
        sold.id = row.string(0);
        sold.code = row.string(1);
        sold.name = row.string(2);
        sold.billed = {row.integer(3)};
        sold.returned = {row.integer(4)};
        sold.share = {row.integer(5)};
        return sold;
      });
  SalesRow rest;
  for (const SalesRow& row : by_channel(scope, period)) {
    rest.billed += row.billed;
    rest.returned += row.returned;
  }
  for (const SalesRow& row : rows) {
    rest.billed = rest.billed - row.billed;
    rest.returned = rest.returned - row.returned;
  }
  if (rest.billed.vnd != 0 || rest.returned.vnd != 0) rows.push_back(std::move(rest));
  return rows;
}

std::vector<SalesRow> rows_by(const store::Scope& scope, const Period& period, SalesBy by) {
  switch (by) {
    case SalesBy::product:
      return by_product(scope, period);
    case SalesBy::channel:
      return by_channel(scope, period);
    case SalesBy::household:
      return by_household(scope, period);
    case SalesBy::month:
    case SalesBy::day:
      break;
  }
  return in_time(scope, period, by);
}

}  // namespace

std::string_view name(SalesBy by) {
  switch (by) {
    case SalesBy::product:
      return "product";
    case SalesBy::channel:
      return "channel";
    case SalesBy::household:
      return "household";
    case SalesBy::month:
      return "month";
    case SalesBy::day:
      break;
  }
  return "day";
}

std::optional<SalesBy> parse_sales_by(std::string_view text) {
  const auto* found = std::ranges::find(all_ways, text, [](SalesBy each) { return name(each); });
  return found == std::end(all_ways) ? std::nullopt : std::optional(*found);
}

Sales sales(const store::Scope& scope, const Period& period, SalesBy by) {
  Sales sold;
  sold.rows = rows_by(scope, period, by);
  for (const SalesRow& row : sold.rows) add(sold.total, row);
  if (by != SalesBy::month && by != SalesBy::day) {
    std::ranges::stable_sort(sold.rows, std::ranges::greater{}, &SalesRow::net);
  }
  if (by == SalesBy::product) {
    sold.total.base = 0;  // of several units
    sold.total.base_back = 0;
  }
  sold.left_out = std::max<std::int64_t>(0, std::ssize(sold.rows) - rows_max);
  if (sold.left_out > 0) sold.rows.resize(rows_max);
  return sold;
}

}  // namespace ganh::catalog::reports
