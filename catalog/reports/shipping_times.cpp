#include "catalog/reports/shipping_times.h"

#include <algorithm>
#include <map>
#include <string>

namespace ganh::catalog::reports {

namespace {

struct Taken {
  std::vector<Duration> times;
  std::int64_t with_limit = 0;
  std::int64_t late = 0;
};

// The smallest that so many hundredths do not exceed.
Duration at_hundredth(const std::vector<Duration>& sorted, std::size_t hundredth) {
  return sorted[(sorted.size() * hundredth + 99) / 100 - 1];
}

ShippingRow row_of(ChannelId channel, Taken taken) {
  ShippingRow row{std::move(channel), std::ssize(taken.times), {}, {}, taken.with_limit,
                  taken.late};
  if (taken.times.empty()) return row;
  std::ranges::sort(taken.times);
  row.median = at_hundredth(taken.times, 50);
  row.nine_tenths = at_hundredth(taken.times, 90);
  return row;
}

// One clock made both times; an order that a channel dates ahead of it took no time.
std::map<std::string, Taken> taken_by_channel(const store::Scope& scope, const Period& period) {
  constexpr std::string_view list = R"sql(
    SELECT channel_id, placed_at_us, shipped_at_us, ship_by_us
      FROM orders
     WHERE cooperative_id = $1 AND shipped_at_us >= $2 AND shipped_at_us < $3
     ORDER BY shipped_at_us, order_id)sql";
  std::map<std::string, Taken> by_channel;
  scope.each(list, {to_us(period.begins()), to_us(period.ends())}, [&](const store::Row& row) {
    Taken& taken = by_channel[row.string(0)];
    taken.times.push_back(std::max(Duration{}, from_us(row.integer(2)) - from_us(row.integer(1))));
    if (row.is_null(3)) return;
    ++taken.with_limit;
    if (row.integer(2) > row.integer(3)) ++taken.late;
  });
  return by_channel;
}

std::int64_t overdue(const store::Scope& scope, Time now) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM orders
     WHERE cooperative_id = $1 AND state IN ('received', 'confirmed', 'packed')
       AND ship_by_us < $2)sql";
  return scope.number(count, {to_us(now)});
}

}  // namespace

ShippingTimes shipping_times(const store::Scope& scope, const Period& period, Time now) {
  ShippingTimes found;
  Taken all;
  for (auto& [channel, taken] : taken_by_channel(scope, period)) {
    all.times.insert(all.times.end(), taken.times.begin(), taken.times.end());
    all.with_limit += taken.with_limit;
    all.late += taken.late;
    found.rows.push_back(row_of(ChannelId{channel}, std::move(taken)));
  }
  found.total = row_of({}, std::move(all));
  found.overdue = overdue(scope, now);
  return found;
}

}  // namespace ganh::catalog::reports
