#include "connectors/channel/cursors.h"

namespace ganh::connectors::channel {

namespace changes = catalog::changes;
namespace store = catalog::store;

std::optional<ChannelCursor> find_cursor(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT planned_change, planned_day, scan_sku, orders_cursor, orders_polled_at
      FROM channel_cursors
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  return scope.one(sql, {channel}, [](const store::Row& row) {
    ChannelCursor cursor;
    cursor.planned_change = row.integer(0);
    cursor.planned_day = from_days(row.integer(1));
    if (!row.is_null(2)) cursor.scan_sku = row.string(2);
    cursor.orders_cursor = row.string(3);
    cursor.orders_polled_at = from_us(row.integer(4));
    return cursor;
  });
}

void save_planned(changes::Command& command, const ChannelId& channel,
                  const ChannelCursor& cursor) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO channel_cursors (cooperative_id, channel_id, planned_change, planned_day, scan_sku)
    VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (cooperative_id, channel_id) DO UPDATE
       SET planned_change = excluded.planned_change, planned_day = excluded.planned_day,
           scan_sku = excluded.scan_sku)sql";
  command.rows().run(
      sql, {channel, cursor.planned_change, to_days(cursor.planned_day), cursor.scan_sku});
}

void save_orders_cursor(changes::Command& command, const ChannelId& channel,
                        std::string_view orders_cursor) {
  constexpr std::string_view sql = R"sql(
    UPDATE channel_cursors SET orders_cursor = $3
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  command.rows().run(sql, {channel, orders_cursor});
}

void save_orders_polled(changes::Command& command, const ChannelId& channel, Time at) {
  constexpr std::string_view sql = R"sql(
    UPDATE channel_cursors SET orders_polled_at = $3
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  command.rows().run(sql, {channel, to_us(at)});
}

}  // namespace ganh::connectors::channel
